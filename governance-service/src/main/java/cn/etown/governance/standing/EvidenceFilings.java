package cn.etown.governance.standing;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.standing.domain.EvidenceState;
import cn.etown.governance.unit.UnitView;
import cn.etown.governance.unit.Units;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/** Evidence of the units' security capability (安全能力证明, R4.1): filed by the unit, decided on by the center. */
@ApplicationScoped
public class EvidenceFilings {

    private static final String CLAUSE = "R4.1";

    private final EvidenceFilingRepository repository;
    private final Standings standings;
    private final Units units;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final Transitions history;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    EvidenceFilings(
            EvidenceFilingRepository repository,
            Standings standings,
            Units units,
            ClockSettings clocks,
            Breaches breaches,
            Transitions history,
            Callers callers,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.standings = standings;
        this.units = units;
        this.clocks = clocks;
        this.breaches = breaches;
        this.history = history;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Files evidence for the caller's own unit. */
    @WithTransaction
    public Uni<EvidenceView> file(String unit, FileEvidenceRequest request) {
        var caller = callers.current();
        return units.require(unit)
                .invoke(UnitView::mustNotHaveEnded)
                .invoke(found -> standings.mustBeOwn(unit, caller))
                .invoke(found -> standings.mustNotHaveEnded(request.until(), "/until"))
                .chain(found -> clocks.due(Matter.SECURITY_EVIDENCE, Term.DECISION))
                .map(due -> new EvidenceFiling(ids.next(), unit, request, time.now(), caller, due))
                .chain(repository::persistAndFlush)
                .call(filing -> audit.record(entry(caller, "file-security-evidence", filing)))
                .map(EvidenceFiling::view);
    }

    /** Accepts or refuses what was filed, by another person than the one who filed it. */
    @WithTransaction
    public Uni<EvidenceView> move(UUID id, EntityVersion expected, MoveEvidenceRequest request) {
        var caller = callers.current();
        return repository
                .require(id, caller)
                .call(filing -> units.hold(filing.unit()))
                .invoke(filing -> expected.mustMatch(new EntityVersion(filing.revision())))
                .call(filing -> move(filing, caller, request))
                .call(filing -> standings.tell(filing.unit()))
                .map(EvidenceFiling::view);
    }

    @WithTransaction
    public Uni<EvidenceView> require(UUID id) {
        var caller = callers.current();
        return repository.require(id, caller).map(EvidenceFiling::view);
    }

    /** What a unit filed, oldest first. */
    @WithTransaction
    public Uni<Page<EvidenceView>> list(PageRequest page, String unit) {
        return units.require(unit)
                .chain(found -> repository.after(page, unit))
                .map(all -> Page.of(page, all, EvidenceFiling::id, EvidenceFiling::view));
    }

    /** What is in a state, of all units, oldest first. */
    @WithTransaction
    public Uni<Page<EvidenceView>> list(PageRequest page, EvidenceState state) {
        return repository.after(page, state).map(all -> Page.of(page, all, EvidenceFiling::id, EvidenceFiling::view));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        var caller = callers.current();
        return repository.require(id, caller).chain(filing -> history.list(page, filing.path()));
    }

    private Uni<Void> move(EvidenceFiling filing, Caller caller, MoveEvidenceRequest request) {
        var step = new Step(filing.state(), request.target(), request.reason(), request.evidence());
        filing.moveTo(request.target(), caller.subject());
        var entry = entry(caller, "move-security-evidence", filing)
                .with("from", step.from())
                .with("to", step.to());
        return repository
                .flush()
                .chain(() -> recordIfLate(filing, step))
                .chain(() -> history.add(filing.path(), caller, step))
                .chain(() -> audit.record(entry));
    }

    private Uni<Void> recordIfLate(EvidenceFiling filing, Step step) {
        return step.from() == EvidenceState.FILED
                ? breaches.recordIfLate(filing.missed())
                : Uni.createFrom().voidItem();
    }

    private static AuditEntry entry(Caller caller, String action, EvidenceFiling filing) {
        return AuditEntry.of(caller, action, filing.path(), CLAUSE).with("unit", filing.unit());
    }
}
