package cn.etown.governance.legal;

import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.legal.domain.LegalRecordState;
import cn.etown.governance.lookup.Narrowed;
import cn.etown.governance.lookup.Seen;
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
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class LegalRecordRepository implements PanacheRepositoryBase<LegalRecord, UUID>, TimedDuties {

    private static final String OF_LIVING = "select id from legal_record r where state = 'REVIEWED' and not exists"
            + " (select 1 from data_interface i where i.code = r.interface_code and i.state = 'RETIRED')";
    private static final String TAKE_ENDING =
            OF_LIVING + " and ending_told_at is null and reviewed_until between ?1 and ?2"
                    + " order by reviewed_until, id limit ?3 for update skip locked";
    private static final String TAKE_ENDED = OF_LIVING + " and ended_told_at is null and reviewed_until < ?1"
            + " order by reviewed_until, id limit ?2 for update skip locked";
    private static final String LIVES = "cast(i.state as string) <> 'RETIRED'";
    private static final String DELIVERS = "cast(i.state as string) in ('ONLINE', 'DEPRECATED')";

    private static final String NOT_NAMING_PERSONAL_DATA = "select r.id from legal_record r"
            + " join data_interface i on i.code = r.interface_code and i.state <> 'RETIRED'"
            + " where r.unit = :unit and r.state = 'REVIEWED'"
            + " and coalesce(cast(r.content as jsonb) -> 'personalData', '[]') = '[]'"
            + " and exists (select from field_class f where f.interface_code = r.interface_code and f.personal_data"
            + " and f.in_contract)"
            + " and not exists (select from legal_record n where n.interface_code = r.interface_code"
            + " and n.submitted_at > r.submitted_at) order by r.id limit :most";

    /** A record with the name of its interface. */
    record OfInterface(LegalRecord record, String interfaceName) {}

    /** A record that {@code caller} may see; any other is not found. */
    Uni<LegalRecord> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, LegalRecord::unit, () -> notFound(id)));
    }

    /** Those of an interface, oldest first. */
    Uni<List<LegalRecord>> after(PageRequest page, String interfaceCode) {
        return Narrowed.to(page).with("interfaceCode", interfaceCode).of(this);
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

    /** Those of an interface that wait for their first review and were submitted before {@code newer}, oldest first. */
    Uni<List<LegalRecord>> waitingBefore(LegalRecord newer) {
        return list(
                "interfaceCode = ?1 and state = ?2 and submittedAt < ?3 order by id",
                newer.interfaceCode(),
                LegalRecordState.SUBMITTED,
                newer.submittedAt());
    }

    /** Whether a record takes the place of {@code returned}. */
    Uni<Boolean> isMended(UUID returned) {
        return count("mends", returned).map(count -> count > 0);
    }

    /** The returned records of a unit after which nothing was submitted, the most urgent first. */
    Uni<List<OfInterface>> toMend(String unit, int most) {
        return ofInterfaces(
                "r.unit = :unit and r.state = :state and " + LIVES
                        + " and not exists (select 1 from LegalRecord n where n.interfaceCode = r.interfaceCode"
                        + " and n.submittedAt > r.submittedAt) order by r.mendBy nulls last, r.id",
                Map.of("unit", unit, "state", LegalRecordState.RETURNED),
                most);
    }

    /** The records of a unit whose review ends on {@code day} or before and after which nothing was submitted. */
    Uni<List<OfInterface>> toRenew(String unit, LocalDate day, int most) {
        return ofInterfaces(
                "r.unit = :unit and r.state = :state and r.reviewedUntil <= :day and " + LIVES
                        + " and not exists (select 1 from LegalRecord n where n.interfaceCode = r.interfaceCode"
                        + " and n.submittedAt > r.submittedAt) order by r.reviewedUntil, r.id",
                Map.of("unit", unit, "state", LegalRecordState.REVIEWED, "day", day),
                most);
    }

    /**
     * The reviewed records of a unit that name no personal data although fields of their interface count as such, and after
     * which nothing was submitted.
     */
    Uni<List<OfInterface>> toNamePersonalData(String unit, int most) {
        return getSession()
                .chain(session -> session.createNativeQuery(NOT_NAMING_PERSONAL_DATA, UUID.class)
                        .setParameter("unit", unit)
                        .setParameter("most", most)
                        .getResultList())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : ofInterfaces("r.id in :ids order by r.id", Map.of("ids", ids), most));
    }

    /** Those whose review ended before {@code today} although their interface still delivers, the longest ago first. */
    Uni<List<OfInterface>> deliveringWithout(LocalDate today, int most) {
        return ofInterfaces(
                "r.state = :state and r.reviewedUntil < :today and " + DELIVERS
                        + " order by r.reviewedUntil, r.interfaceCode",
                Map.of("state", LegalRecordState.REVIEWED, "today", today),
                most);
    }

    private Uni<List<OfInterface>> ofInterfaces(String where, Map<String, Object> parameters, int most) {
        String hql =
                "select r, i.name from LegalRecord r join DataInterface i on i.code = r.interfaceCode where " + where;
        return getSession()
                .chain(session -> {
                    var query =
                            session.createSelectionQuery(hql, Object[].class).setMaxResults(most);
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(rows -> rows.stream()
                        .map(row -> new OfInterface((LegalRecord) row[0], (String) row[1]))
                        .toList());
    }

    /** Those of living interfaces whose review ends from {@code today} to {@code last} and of which nobody was told; held until the transaction ends. */
    Uni<List<LegalRecord>> takeEnding(LocalDate today, LocalDate last, int most) {
        return take(TAKE_ENDING, today, last, most);
    }

    /** Those of living interfaces whose review ended before {@code today} and of whose end nobody was told; held until the transaction ends. */
    Uni<List<LegalRecord>> takeEnded(LocalDate today, int most) {
        return take(TAKE_ENDED, today, most);
    }

    private Uni<List<LegalRecord>> take(String query, Object... parameters) {
        return getSession()
                .map(session -> session.createNativeQuery(query, UUID.class))
                .invoke(taking -> {
                    for (int i = 0; i < parameters.length; i++) {
                        taking.setParameter(i + 1, parameters[i]);
                    }
                })
                .chain(taking -> taking.getResultList())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : list("id in ?1 order by reviewedUntil, id", ids));
    }

    @Override
    public String name() {
        return "legal-records";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return find(
                        "state = ?1 and reviewDue < ?2 and id > ?3 order by id",
                        LegalRecordState.SUBMITTED,
                        today,
                        MissedPage.idAfter(after))
                .page(0, most)
                .list()
                .map(found -> MissedPage.of(found, most, LegalRecord::id, LegalRecord::missed));
    }

    /** Returned ones whose day to be mended lies before {@code today} and after which nothing was submitted, by id. */
    Uni<List<LegalRecord>> notMended(LocalDate today, UUID after, int most) {
        return find(
                        "select r from LegalRecord r join DataInterface i on i.code = r.interfaceCode"
                                + " where r.state = ?1 and r.mendBy < ?2 and r.id > ?3 and " + LIVES
                                + " and not exists (select 1 from LegalRecord n where n.interfaceCode = r.interfaceCode"
                                + " and n.submittedAt > r.submittedAt) order by r.id",
                        LegalRecordState.RETURNED,
                        today,
                        after)
                .page(0, most)
                .list();
    }

    /** The record of an interface that was submitted last, or {@code null}. */
    Uni<LegalRecord> newest(String interfaceCode) {
        return find("interfaceCode = ?1 order by submittedAt desc, id desc", interfaceCode)
                .firstResult();
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("法律依据记录", "legal record"), id);
    }
}
