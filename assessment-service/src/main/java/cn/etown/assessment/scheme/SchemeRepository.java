package cn.etown.assessment.scheme;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SchemeRepository implements PanacheRepositoryBase<StoredScheme, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    Uni<List<StoredScheme>> after(PageRequest page) {
        return find("id > ?1 order by id", page.afterId().orElse(FIRST))
                .page(0, page.rows())
                .list();
    }

    /** The scheme in force on {@code day}, or null. */
    Uni<StoredScheme> findInForce(LocalDate day) {
        return find("holdsFrom <= ?1 order by holdsFrom desc", day).firstResult();
    }
}
