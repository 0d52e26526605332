package cn.etown.collection.batch;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class TransitionRepository implements PanacheRepositoryBase<BatchTransition, Long> {

    /** The changes of {@code batch}, oldest first. */
    Uni<List<BatchTransition>> after(PageRequest page, UUID batch) {
        return find(
                        "batch = :batch and id > :after order by id",
                        Map.of("batch", batch, "after", page.afterNumber().orElse(0L)))
                .page(0, page.rows())
                .list();
    }
}
