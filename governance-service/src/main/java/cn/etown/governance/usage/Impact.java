package cn.etown.governance.usage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Whom a change of an interface would touch (R3.2e), asked of every feature that knows dependents. */
@ApplicationScoped
public class Impact {

    private static final Comparator<Dependent> BY_KEY = Comparator.comparing(Impact::key);

    private final Instance<Dependents> all;

    Impact(Instance<Dependents> all) {
        this.all = all;
    }

    /** What tells a dependent from all others of an interface, and orders them. */
    public static String key(Dependent dependent) {
        return dependent.kind() + " " + dependent.link();
    }

    /** Those of all dependents that need the interface. Runs in a transaction of Hibernate Reactive. */
    public Uni<List<Dependent>> needing(String interfaceCode) {
        return of(interfaceCode, Set.of())
                .map(all -> all.stream().filter(Dependent::needsIt).toList());
    }

    /**
     * The dependents that use one of {@code fields}, or all of them where no field is named, by {@link #key}. Runs in a
     * transaction of Hibernate Reactive.
     */
    public Uni<List<Dependent>> of(String interfaceCode, Set<String> fields) {
        Uni<List<Dependent>> found = Uni.createFrom().item(new ArrayList<>());
        for (Dependents some : all) {
            found = found.call(sofar -> some.of(interfaceCode).invoke(sofar::addAll));
        }
        return found.map(dependents -> dependents.stream()
                .filter(dependent -> fields.isEmpty() || fields.stream().anyMatch(dependent::uses))
                .sorted(BY_KEY)
                .toList());
    }
}
