package cn.etown.governance.interfaces;

import cn.etown.governance.usage.Dependent;
import cn.etown.governance.usage.Dependents;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Asks every feature that knows of somebody who depends on an interface. */
@ApplicationScoped
class EveryDependent {

    private final List<Dependents> sources;

    EveryDependent(@All List<Dependents> sources) {
        this.sources = sources;
    }

    Uni<List<Dependent>> of(String interfaceCode) {
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToUniAndConcatenate(source -> source.of(interfaceCode))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }
}
