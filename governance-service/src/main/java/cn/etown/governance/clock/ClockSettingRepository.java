package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ClockSettingRepository implements PanacheRepositoryBase<ClockSetting, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    Uni<ClockSetting> findInForce(Matter kind, Term term, LocalDate day) {
        return find("kind = ?1 and term = ?2 and validFrom <= ?3 order by validFrom desc", kind, term, day)
                .firstResult();
    }

    Uni<ClockSetting> findNewest(Matter kind, Term term) {
        return find("kind = ?1 and term = ?2 order by version desc", kind, term).firstResult();
    }

    /** In the order they were decided. */
    Uni<List<ClockSetting>> after(PageRequest page) {
        return find("id > ?1 order by id", page.afterId().orElse(FIRST))
                .page(0, page.rows())
                .list();
    }
}
