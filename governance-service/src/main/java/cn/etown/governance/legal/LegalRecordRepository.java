package cn.etown.governance.legal;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.legal.domain.LegalRecordState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class LegalRecordRepository implements PanacheRepositoryBase<LegalRecord, UUID>, TimedDuties {

    private static final UUID FIRST = new UUID(0, 0);

    /** A record that {@code caller} may see; any other is not found. */
    Uni<LegalRecord> require(UUID id, Caller caller) {
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id))
                .invoke(found -> caller.mustSee(found.unit(), () -> notFound(id)));
    }

    /** Those of an interface, oldest first. */
    Uni<List<LegalRecord>> after(PageRequest page, String interfaceCode) {
        return find(
                        "interfaceCode = ?1 and id > ?2 order by id",
                        interfaceCode,
                        page.afterId().orElse(FIRST))
                .page(0, page.rows())
                .list();
    }

    /** The reviewed record of an interface, or {@code null}. */
    Uni<LegalRecord> reviewed(String interfaceCode) {
        return find("interfaceCode = ?1 and state = ?2", interfaceCode, LegalRecordState.REVIEWED)
                .firstResult();
    }

    /** Those of these interfaces that are reviewed, or wait for it. */
    Uni<List<LegalRecord>> open(Collection<String> codes) {
        return list(
                "interfaceCode in ?1 and state in ?2",
                codes,
                List.of(LegalRecordState.SUBMITTED, LegalRecordState.REVIEWED));
    }

    /** Those that wait for their first review, the most urgent first. */
    Uni<List<LegalRecord>> toReview(int most) {
        return find("state = ?1 order by reviewDue, id", LegalRecordState.SUBMITTED)
                .page(0, most)
                .list();
    }

    /** Those of interfaces that are not retired whose review ends on {@code day} or before, the most urgent first. */
    Uni<List<LegalRecord>> endingBy(LocalDate day, int most) {
        return find(
                        "from LegalRecord r where r.state = ?1 and r.reviewedUntil <= ?2 and not exists (select 1 from"
                                + " DataInterface i where i.code = r.interfaceCode and cast(i.state as string) = 'RETIRED')"
                                + " order by r.reviewedUntil, r.id",
                        LegalRecordState.REVIEWED,
                        day)
                .page(0, most)
                .list();
    }

    @Override
    public Uni<List<Missed>> missed(LocalDate today, int most) {
        return find(
                        "from LegalRecord e where e.state = ?1 and e.reviewDue < ?2 and not exists (select 1 from Breach b"
                                + " where b.object = concat('legal-records/', cast(e.id as string)) and b.due = e.reviewDue)"
                                + " order by e.reviewDue, e.id",
                        LegalRecordState.SUBMITTED,
                        today)
                .page(0, most)
                .list()
                .map(found -> found.stream().map(LegalRecord::missed).toList());
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("法律依据记录", "legal record"), id);
    }
}
