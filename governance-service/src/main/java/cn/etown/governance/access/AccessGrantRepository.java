package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantDuty;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class AccessGrantRepository implements PanacheRepositoryBase<AccessGrant, UUID> {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String LIVE =
            "g.state = cn.etown.governance.access.domain.GrantState.GRANTED" + " and g.liveUntil >= :today";

    private static final String TAKE_PAST = """
            select id from access_grant where state = 'GRANTED' and live_until < ?1
            order by live_until, id limit ?2 for update skip locked""";

    private static final String TAKE_WITHOUT_LAPSE = """
            select id from access_grant
            where state = 'GRANTED' and lapses_after is null and review_due < ?1 and live_until >= ?1
            order by review_due, id limit ?2 for update skip locked""";

    private static final String LIVE_FIELDS = """
            select distinct field from access_grant cross join unnest(fields) as field
            where interface_code = ?1 and unit = ?2 and state = 'GRANTED' and live_until >= ?3""";

    /** A deprecated interface's grant, and the day from which the interface may be retired. */
    record Sunset(AccessGrant grant, LocalDate day) {}

    /** A grant that {@code caller} may see; any other is not found. */
    Uni<AccessGrant> require(UUID id, Caller caller) {
        return visible(findById(id), id, caller);
    }

    /** As {@link #require}; until the transaction ends nobody else changes the grant or its clock. */
    Uni<AccessGrant> requireLocked(UUID id, Caller caller) {
        return visible(findById(id, LockModeType.PESSIMISTIC_WRITE), id, caller);
    }

    /** The interface of a grant, without reading the grant itself, so that the interface can be held before it. */
    Uni<String> interfaceOf(UUID id) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select g.interfaceCode from AccessGrant g where g.id = :id", String.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id));
    }

    /** In the order they were applied for. */
    Uni<List<AccessGrant>> after(PageRequest page, GrantFilter filter, LocalDate today) {
        return page(page, "", filter, filter.values(today));
    }

    /** Those that {@code unit} applied for, in their order. */
    Uni<List<AccessGrant>> appliedForBy(String unit, PageRequest page, GrantFilter filter, LocalDate today) {
        var values = filter.values(today);
        values.put("holder", unit);
        return page(page, " and g.unit = :holder", filter, values);
    }

    /** Those on interfaces of {@code unit}, in their order. */
    Uni<List<AccessGrant>> providedBy(String unit, PageRequest page, GrantFilter filter, LocalDate today) {
        var values = filter.values(today);
        values.put("provider", unit);
        return page(page, " and g.provider = :provider", filter, values);
    }

    /** The live ones of an interface. */
    Uni<List<AccessGrant>> live(String interfaceCode, LocalDate today) {
        return list(
                "from AccessGrant g where g.interfaceCode = :code and " + LIVE + " order by g.id",
                Map.of("code", interfaceCode, "today", today));
    }

    /** The fields of the live ones of an interface that {@code unit} holds. */
    Uni<Set<String>> liveFields(String interfaceCode, String unit, LocalDate today) {
        return getSession()
                .chain(session -> session.createNativeQuery(LIVE_FIELDS, String.class)
                        .setParameter(1, interfaceCode)
                        .setParameter(2, unit)
                        .setParameter(3, today)
                        .getResultList())
                .map(Set::copyOf);
    }

    /** The live ones that {@code unit} holds. */
    Uni<List<AccessGrant>> liveOf(String unit, LocalDate today, int most) {
        return first(
                "from AccessGrant g where g.unit = :unit and " + LIVE + " order by g.id",
                Map.of("unit", unit, "today", today),
                most);
    }

    /** {@link #live}, held until the transaction ends. */
    Uni<List<AccessGrant>> liveLocked(String interfaceCode, LocalDate today) {
        return find(
                        "from AccessGrant g where g.interfaceCode = :code and " + LIVE + " order by g.id",
                        Map.of("code", interfaceCode, "today", today))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Live ones of {@code unit} of which a field came to count as more, and that nobody reviewed since. */
    Uni<List<AccessGrant>> reclassified(String unit, LocalDate today, int most) {
        return first(
                "from AccessGrant g where g.unit = :unit and g.reclassifiedAt is not null and " + LIVE
                        + " order by g.reviewDue, g.id",
                Map.of("unit", unit, "today", today),
                most);
    }

    /** On which the center owes {@code duty}, the most urgent first. */
    Uni<List<AccessGrant>> owedByTheCenter(GrantDuty duty, int most) {
        return first("duty = :duty order by dutyDue, id", Map.of("duty", duty), most);
    }

    /** On which {@code unit} owes {@code duty}, the most urgent first. */
    Uni<List<AccessGrant>> owedBy(String unit, GrantDuty duty, int most) {
        return first(
                "dutyUnit = :unit and duty = :duty order by dutyDue, id", Map.of("unit", unit, "duty", duty), most);
    }

    /** Those whose day for {@code duty} has passed before {@code today}. */
    Uni<List<AccessGrant>> overdue(GrantDuty duty, LocalDate today, int most) {
        return first(
                "duty = :duty and dutyDue < :today order by dutyDue, id", Map.of("duty", duty, "today", today), most);
    }

    /** Live ones whose review is due by {@code day}. */
    Uni<List<AccessGrant>> toReview(LocalDate today, LocalDate day, int most) {
        return first(
                "from AccessGrant g where " + LIVE + " and g.reviewDue <= :day order by g.reviewDue, g.id",
                Map.of("today", today, "day", day),
                most);
    }

    /** Live ones of {@code unit} that end by {@code day} and that nobody is renewing. */
    Uni<List<AccessGrant>> ending(String unit, LocalDate today, LocalDate day, int most) {
        return first(
                "from AccessGrant g where g.unit = :unit and " + LIVE + " and g.endsOn <= :day and not exists"
                        + " (select 1 from AccessGrant r where r.renews = g.id and r.duty is not null)"
                        + " order by g.endsOn, g.id",
                Map.of("unit", unit, "today", today, "day", day),
                most);
    }

    /** Live ones of {@code unit} on interfaces that are deprecated. */
    Uni<List<Sunset>> onDeprecated(String unit, LocalDate today, int most) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select g, i.sunset from AccessGrant g join DataInterface i on i.code = g.interfaceCode"
                                        + " where g.unit = :unit and " + LIVE
                                        + " and i.sunset is not null and cast(i.state as string) in ('DEPRECATED', 'SUSPENDED') order by i.sunset, g.id",
                                Object[].class)
                        .setParameter("unit", unit)
                        .setParameter("today", today)
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Sunset((AccessGrant) row[0], (LocalDate) row[1]))
                        .toList());
    }

    /** Given ones whose last day lies before {@code today}; held until the transaction ends. */
    Uni<List<AccessGrant>> takePast(LocalDate today, int most) {
        return take(TAKE_PAST, today, most);
    }

    /** Live ones whose review is overdue and of which nobody knows yet when they lapse; held until the transaction ends. */
    Uni<List<AccessGrant>> takeWithoutLapse(LocalDate today, int most) {
        return take(TAKE_WITHOUT_LAPSE, today, most);
    }

    /** Rows that another replica or somebody else holds are left to them. */
    private Uni<List<AccessGrant>> take(String query, LocalDate today, int most) {
        return getSession()
                .chain(session -> session.createNativeQuery(query, UUID.class)
                        .setParameter(1, today)
                        .setParameter(2, most)
                        .getResultList())
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1 order by id", ids));
    }

    private Uni<List<AccessGrant>> page(
            PageRequest page, String seen, GrantFilter filter, Map<String, Object> conditions) {
        var values = new HashMap<>(conditions);
        values.put("after", page.afterId().orElse(FIRST));
        return find("from AccessGrant g where g.id > :after" + seen + filter.conditions() + " order by g.id", values)
                .page(0, page.rows())
                .list();
    }

    private Uni<List<AccessGrant>> first(String query, Map<String, Object> values, int most) {
        return find(query, values).page(0, most).list();
    }

    private static Uni<AccessGrant> visible(Uni<AccessGrant> found, UUID id, Caller caller) {
        return found.onItem().ifNull().failWith(() -> notFound(id)).invoke(grant -> mustSee(grant, caller));
    }

    private static void mustSee(AccessGrant grant, Caller caller) {
        if (!caller.belongsTo(grant.unit())) {
            caller.mustSee(grant.provider(), () -> notFound(grant.id()));
        }
    }

    static NotFound notFound(UUID id) {
        return new NotFound(new Text("使用授权", "grant"), id);
    }
}
