package cn.etown.governance.classification;

import cn.etown.kit.work.Sweep;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/**
 * Reads the contracts that were approved before there were classes, of interfaces that the migration wrote down. Any number of
 * replicas may do so at once: each takes interfaces that no other holds, and takes them out in the transaction that reads them.
 */
@ApplicationScoped
class InterfacesToClassify {

    private static final int BATCH = 20;

    private final FieldClasses classes;

    InterfacesToClassify(FieldClasses classes) {
        this.classes = classes;
    }

    @Scheduled(
            every = "${etown.classification.earlier-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> readAll() {
        return Sweep.all(BATCH, InterfacesToClassify::take, classes::followAll);
    }

    /** Holds the interfaces too, as every change of their contracts does. */
    private static Uni<List<String>> take(int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                                delete from interface_to_classify where interface_code in (
                                    select t.interface_code from interface_to_classify t
                                    join data_interface i on i.code = t.interface_code
                                    order by t.interface_code limit :most for update skip locked)
                                returning interface_code""", String.class)
                        .setParameter("most", most)
                        .getResultList());
    }
}
