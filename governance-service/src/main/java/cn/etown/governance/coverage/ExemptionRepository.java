package cn.etown.governance.coverage;

import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.coverage.domain.ExemptionState;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ExemptionRepository implements PanacheRepositoryBase<Exemption, UUID>, TimedDuties {

    /** Rows that another replica holds, or a governor who revokes, are left to them. */
    private static final String TAKE_ENDED = """
            select id from exemption where state = 'GRANTED' and end_told_at is null and until < ?1
            order by until, id limit ?2 for update skip locked""";

    /** An exemption that {@code caller} may see; any other is not found. */
    Uni<Exemption> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, Exemption::unit, () -> notFound(id)));
    }

    /** In the order they were asked for; of one unit, in one state, of one item where these are given. */
    Uni<List<Exemption>> after(
            PageRequest page, Optional<String> unit, Optional<ExemptionState> state, Optional<UUID> item) {
        return Narrowed.to(page)
                .by("unit", unit)
                .by("state", state)
                .by("item", item)
                .of(this);
    }

    /** An exemption that waits for a decision, and the name of its item. */
    record Waiting(Exemption exemption, String itemName) {}

    /** Those that wait for a decision, the most urgent first. */
    Uni<List<Waiting>> waiting(int most) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select e, i.tableName || '.' || i.field from Exemption e join DataItem i on i.id = e.item"
                                        + " where e.state = ASKED order by e.decisionDue, e.id",
                                Object[].class)
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Waiting((Exemption) row[0], (String) row[1]))
                        .toList());
    }

    /** Granted ones whose last day is over and of whose end nobody was told; held until the transaction ends. */
    Uni<List<Exemption>> takeEnded(LocalDate today, int most) {
        return getSession()
                .chain(session -> session.createNativeQuery(TAKE_ENDED, UUID.class)
                        .setParameter(1, today)
                        .setParameter(2, most)
                        .getResultList())
                .chain(ids ->
                        ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1 order by until, id", ids));
    }

    @Override
    public String name() {
        return "exemptions";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return find(
                        "state = ?1 and decisionDue < ?2 and id > ?3 order by id",
                        ExemptionState.ASKED,
                        today,
                        MissedPage.idAfter(after))
                .page(0, most)
                .list()
                .map(found -> MissedPage.of(found, most, Exemption::id, Exemption::missed));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("豁免", "exemption"), id);
    }
}
