package cn.etown.governance.unit;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.UUID;

/** Who answers for what in a unit (责任人, R1). Names and numbers stay here: neither feed nor audit tells them. */
@ApplicationScoped
public class ResponsiblePeople {

    private final ResponsiblePersonRepository repository;
    private final Units units;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ResponsiblePeople(
            ResponsiblePersonRepository repository, Units units, Callers callers, Audit audit, Ids ids, Clock clock) {
        this.repository = repository;
        this.units = units;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Names a person of the caller's own unit, or of any where the caller is of the center. */
    @WithTransaction
    public Uni<ResponsiblePersonView> name(String unit, ResponsiblePersonRequest request) {
        var caller = callers.current();
        request.mustHold();
        return units.require(unit)
                .invoke(UnitView::mustNotHaveEnded)
                .map(found -> new ResponsiblePerson(ids.next(), unit, request, clock.instant()))
                .chain(repository::persistAndFlush)
                .call(person -> audit.record(entry(caller, "name-responsible-person", person)))
                .map(ResponsiblePerson::view);
    }

    /** Puts what is known anew of a person in the place of what was known; a last day ends the duty. */
    @WithTransaction
    public Uni<ResponsiblePersonView> change(UUID id, EntityVersion expected, ResponsiblePersonRequest request) {
        var caller = callers.current();
        request.mustHold();
        return repository
                .require(id, caller)
                .invoke(person -> expected.mustMatch(new EntityVersion(person.revision())))
                .invoke(person -> person.describe(request))
                .call(repository::flush)
                .call(person -> audit.record(entry(caller, "change-responsible-person", person)))
                .map(ResponsiblePerson::view);
    }

    @WithTransaction
    public Uni<ResponsiblePersonView> require(UUID id) {
        var caller = callers.current();
        return repository.require(id, caller).map(ResponsiblePerson::view);
    }

    /** The person, for what takes a unit that has not ended. */
    @WithTransaction
    public Uni<ResponsiblePersonView> requireOfActiveUnit(UUID id) {
        return require(id).call(person -> units.require(person.unit()).invoke(UnitView::mustNotHaveEnded));
    }

    /** The person, whoever asks, or {@code null} where none of this id is on the register. */
    @WithTransaction
    public Uni<ResponsiblePersonView> find(UUID id) {
        return repository.findById(id).map(found -> found == null ? null : found.view());
    }

    @WithTransaction
    public Uni<Page<ResponsiblePersonView>> list(PageRequest page, String unit) {
        return units.require(unit)
                .chain(found -> repository.after(page, unit))
                .map(people -> Page.of(page, people, ResponsiblePerson::id, ResponsiblePerson::view));
    }

    private static AuditEntry entry(Caller caller, String action, ResponsiblePerson person) {
        return AuditEntry.of(caller, action, "responsible-people/" + person.id(), "R1")
                .with("unit", person.unit())
                .with("duty", person.duty());
    }
}
