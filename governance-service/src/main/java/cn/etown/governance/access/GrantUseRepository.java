package cn.etown.governance.access;

import cn.etown.governance.lookup.Narrowed;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class GrantUseRepository implements PanacheRepositoryBase<GrantUse, UUID> {

    private static final String ADD_TO_DAY = """
            insert into grant_use_day
                (day, grant_id, interface_code, unit, deliveries, refusals, records, bytes)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            on conflict (day, grant_id) do update set
                deliveries = grant_use_day.deliveries + excluded.deliveries,
                refusals = grant_use_day.refusals + excluded.refusals,
                records = grant_use_day.records + excluded.records,
                bytes = grant_use_day.bytes + excluded.bytes""";

    /** Those of a grant in the order they were reported. */
    Uni<List<GrantUse>> after(PageRequest page, UUID grant) {
        return Narrowed.to(page).with("grantId", grant).of(this);
    }

    /** The days of an interface, each grant by itself; from and to a day where these are given. */
    Uni<List<GrantUseDay>> days(
            PageRequest page, String interfaceCode, Optional<LocalDate> from, Optional<LocalDate> to) {
        var after = page.after(GrantUseDay.Place::ofText).orElse(GrantUseDay.Place.START);
        var values = new HashMap<String, Object>();
        values.put("code", interfaceCode);
        values.put("day", after.day());
        values.put("grant", after.grant());
        from.ifPresent(day -> values.put("from", day));
        to.ifPresent(day -> values.put("to", day));
        String query = "from GrantUseDay d where d.interfaceCode = :code and d.day >= :day"
                + " and (d.day > :day or d.grantId > :grant)"
                + (from.isPresent() ? " and d.day >= :from" : "")
                + (to.isPresent() ? " and d.day <= :to" : "")
                + " order by d.day, d.grantId";
        return getSession().chain(session -> {
            var days = session.createSelectionQuery(query, GrantUseDay.class).setMaxResults(page.rows());
            values.forEach(days::setParameter);
            return days.getResultList();
        });
    }

    /** Adds a use to the sums of its day. */
    Uni<Void> addToDay(LocalDate day, AccessGrant grant, ReportGrantUseRequest use) {
        boolean delivered = use.outcome() == UseOutcome.DELIVERED;
        return getSession()
                .chain(session -> session.createNativeQuery(ADD_TO_DAY)
                        .setParameter(1, day)
                        .setParameter(2, grant.id())
                        .setParameter(3, grant.interfaceCode())
                        .setParameter(4, grant.unit())
                        .setParameter(5, delivered ? 1L : 0L)
                        .setParameter(6, delivered ? 0L : 1L)
                        .setParameter(7, use.records())
                        .setParameter(8, use.bytes())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
