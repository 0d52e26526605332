package cn.etown.governance.standing;

import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.lookup.Narrowed;
import cn.etown.governance.lookup.Seen;
import cn.etown.governance.standing.domain.EvidenceState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class EvidenceFilingRepository implements PanacheRepositoryBase<EvidenceFiling, UUID>, TimedDuties {

    /** Evidence of a unit that {@code caller} may see; any other is not found. */
    Uni<EvidenceFiling> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, EvidenceFiling::unit, () -> notFound(id)));
    }

    /** What {@code unit} filed, oldest first. */
    Uni<List<EvidenceFiling>> after(PageRequest page, String unit) {
        return Narrowed.to(page).with("unit", unit).of(this);
    }

    /** What is in {@code state}, of all units, oldest first. */
    Uni<List<EvidenceFiling>> after(PageRequest page, EvidenceState state) {
        return Narrowed.to(page).with("state", state).of(this);
    }

    /** What waits for the center, the most urgent first. */
    Uni<List<EvidenceFiling>> waiting(int most) {
        return find("state = ?1 order by decisionDue nulls last, id", EvidenceState.FILED)
                .page(0, most)
                .list();
    }

    /** What {@code unit} filed, and is in {@code state}, that holds longest, or {@code null}. */
    Uni<EvidenceFiling> lastOf(String unit, EvidenceState state) {
        return find("unit = ?1 and state = ?2 order by untilDay desc, id desc", unit, state)
                .firstResult();
    }

    /** The last day on which what {@code unit} filed, and is in {@code state}, holds; {@code null} where there is none. */
    Uni<LocalDate> lastDay(String unit, EvidenceState state) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select max(untilDay) from EvidenceFiling where unit = :unit and state = :state",
                                LocalDate.class)
                        .setParameter("unit", unit)
                        .setParameter("state", state)
                        .getSingleResultOrNull());
    }

    /** {@link #lastDay} of each of {@code units}, by unit; without those of which there is none. */
    Uni<Map<String, LocalDate>> lastDays(List<String> units, EvidenceState state) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select unit, max(untilDay) from EvidenceFiling where unit in :units and state = :state"
                                        + " group by unit",
                                Object[].class)
                        .setParameter("units", units)
                        .setParameter("state", state)
                        .getResultList())
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (LocalDate) row[1])));
    }

    @Override
    public String name() {
        return "security-evidence";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return find(
                        "state = ?1 and decisionDue < ?2 and id > ?3 order by id",
                        EvidenceState.FILED,
                        today,
                        MissedPage.idAfter(after))
                .page(0, most)
                .list()
                .map(found -> MissedPage.of(found, most, EvidenceFiling::id, EvidenceFiling::missed));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("安全能力证明", "security evidence"), id);
    }
}
