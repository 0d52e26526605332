package cn.etown.governance.sourcesystem;

import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.lookup.Narrowed;
import cn.etown.governance.lookup.Seen;
import cn.etown.governance.sourcesystem.domain.LicenceState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class LicenceVersionRepository implements PanacheRepositoryBase<LicenceVersion, UUID>, TimedDuties {

    /** Rows that another replica holds, or somebody who renews, are left to them. */
    private static final String TAKE_ENDING = """
            select id from licence_version
            where state = 'ACCEPTED' and ending_told_at is null and until_day between ?1 and ?2
            order by until_day, id limit ?3 for update skip locked""";

    private static final String TAKE_ENDED = """
            select id from licence_version
            where state = 'ACCEPTED' and ended_told_at is null and until_day < ?1
            order by until_day, id limit ?2 for update skip locked""";

    /** A version that {@code caller} may see; any other is not found. */
    Uni<LicenceVersion> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, LicenceVersion::unit, () -> notFound(id)));
    }

    /** Those of a source system, oldest first. */
    Uni<List<LicenceVersion>> after(PageRequest page, UUID sourceSystem) {
        return Narrowed.to(page).with("sourceSystem", sourceSystem).of(this);
    }

    /** The number of the newest version of a source system, 0 where there is none. */
    Uni<Integer> newestNumber(UUID sourceSystem) {
        return find("sourceSystem = ?1 order by number desc", sourceSystem)
                .firstResult()
                .map(newest -> newest == null ? 0 : newest.number());
    }

    /** The accepted version of a source system, or {@code null}. */
    Uni<LicenceVersion> accepted(UUID sourceSystem) {
        return find("sourceSystem = ?1 and state = ?2", sourceSystem, LicenceState.ACCEPTED)
                .firstResult();
    }

    /** Those that wait for a decision, the oldest first. */
    Uni<List<LicenceVersion>> proposed(int most) {
        return find("state = ?1 order by proposedAt, id", LicenceState.PROPOSED)
                .page(0, most)
                .list();
    }

    /** Those of {@code unit} that hold until {@code day} at most and of which no renewal waits, the most urgent first. */
    Uni<List<LicenceVersion>> endingBy(String unit, LocalDate day, int most) {
        return find(
                        "from LicenceVersion l where l.unit = ?1 and l.state = ?2 and l.untilDay <= ?3 and not exists"
                                + " (select 1 from LicenceVersion renewal where renewal.sourceSystem = l.sourceSystem"
                                + " and renewal.state = ?4) and not exists (select 1 from SourceSystem s"
                                + " where s.id = l.sourceSystem and s.endedOn is not null) order by l.untilDay, l.id",
                        unit,
                        LicenceState.ACCEPTED,
                        day,
                        LicenceState.PROPOSED)
                .page(0, most)
                .list();
    }

    /** Those that end from {@code today} to {@code last} and of which nobody was told; held until the transaction ends. */
    Uni<List<LicenceVersion>> takeEnding(LocalDate today, LocalDate last, int most) {
        return take(TAKE_ENDING, today, last, most);
    }

    /** Those that ended before {@code today} and of whose end nobody was told; held until the transaction ends. */
    Uni<List<LicenceVersion>> takeEnded(LocalDate today, int most) {
        return take(TAKE_ENDED, today, most);
    }

    @Override
    public String name() {
        return "licences";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return find(
                        "state = ?1 and decisionDue < ?2 and id > ?3 order by id",
                        LicenceState.PROPOSED,
                        today,
                        MissedPage.idAfter(after))
                .page(0, most)
                .list()
                .map(found -> MissedPage.of(found, most, LicenceVersion::id, LicenceVersion::missed));
    }

    private Uni<List<LicenceVersion>> take(String query, Object... parameters) {
        return getSession()
                .map(session -> session.createNativeQuery(query, UUID.class))
                .invoke(taking -> {
                    for (int i = 0; i < parameters.length; i++) {
                        taking.setParameter(i + 1, parameters[i]);
                    }
                })
                .chain(taking -> taking.getResultList())
                .chain(ids ->
                        ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1 order by untilDay, id", ids));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("许可", "licence"), id);
    }
}
