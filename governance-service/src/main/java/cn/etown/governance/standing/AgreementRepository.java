package cn.etown.governance.standing;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;

@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<Agreement, Long> {

    /** By version, the first one first. */
    Uni<List<Agreement>> after(PageRequest page) {
        return find("version > ?1 order by version", page.afterNumber().orElse(0L))
                .page(0, page.rows())
                .list();
    }

    /** The newest version whose day has come, or {@code null} where there is none. */
    Uni<Agreement> findInForce(LocalDate day) {
        return find("validFrom <= ?1 order by version desc", day).firstResult();
    }

    /** The number of the newest version, 0 where there is none. */
    Uni<Long> newestVersion() {
        return find("order by version desc").firstResult().map(newest -> newest == null ? 0 : newest.version());
    }
}
