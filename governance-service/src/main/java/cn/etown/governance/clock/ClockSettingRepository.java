package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.lookup.Narrowed;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ClockSettingRepository implements PanacheRepositoryBase<ClockSetting, UUID> {

    Uni<ClockSetting> findInForce(Matter kind, Term term, LocalDate day) {
        return find(
                        "kind = ?1 and term = ?2 and validFrom <= ?3 and withdrawal.at is null order by validFrom desc",
                        kind,
                        term,
                        day)
                .firstResult();
    }

    /** The newest version that is not withdrawn. */
    Uni<ClockSetting> findNewest(Matter kind, Term term) {
        return find("kind = ?1 and term = ?2 and withdrawal.at is null order by version desc", kind, term)
                .firstResult();
    }

    /** All that are not withdrawn, by the days from which they hold. */
    Uni<List<ClockSetting>> overTime(Matter kind, Term term) {
        return list("kind = ?1 and term = ?2 and withdrawal.at is null order by validFrom", kind, term);
    }

    /** How many versions there are, with those that are withdrawn. */
    Uni<Long> countOf(Matter kind, Term term) {
        return count("kind = ?1 and term = ?2", kind, term);
    }

    /** Held until the transaction ends. */
    Uni<ClockSetting> requireLocked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound(new Text("期限设定", "clock setting"), id));
    }

    /** In the order they were decided. */
    Uni<List<ClockSetting>> after(PageRequest page) {
        return Narrowed.to(page).of(this);
    }
}
