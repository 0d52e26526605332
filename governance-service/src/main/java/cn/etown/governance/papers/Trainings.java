package cn.etown.governance.papers;

import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.papers.domain.TrainingState;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Training sessions (培训): who is invited and how many came (R8.5). */
@ApplicationScoped
public class Trainings {

    private static final String CLAUSE = "R8.5";
    private static final Text UNKNOWN = new Text("单位尚未登记或未受邀", "The unit is not on the register, or not invited");
    private static final Text ENDED = new Text("单位已终止", "The unit has ended");

    private final TrainingRepository repository;
    private final UnrecordedAttendances unrecorded;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    Trainings(
            TrainingRepository repository,
            UnrecordedAttendances unrecorded,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.unrecorded = unrecorded;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Announces a session and invites units. */
    @WithTransaction
    public Uni<TrainingSessionView> hold(HoldTrainingRequest request) {
        var caller = callers.current();
        Clauses.mustExist(request.clause());
        var invited = request.invited();
        var session = new TrainingSession(ids.next(), request, time.now());
        return mustTakePart(invited)
                .chain(() -> repository.persistAndFlush(session))
                .call(saved -> invite(saved, invited))
                .call(saved -> audit.record(AuditEntry.of(caller, "hold-training", saved.path(), CLAUSE)))
                .map(TrainingSession::view);
    }

    /** Invites more units, as long as the day of the session is not over. */
    @WithTransaction
    public Uni<TrainingSessionView> invite(UUID id, EntityVersion expected, InviteUnitsRequest request) {
        var caller = callers.current();
        var invited = request.invited();
        return mustTakePart(invited)
                .chain(() -> repository.requireLocked(id))
                .invoke(session -> expected.mustMatch(new EntityVersion(session.revision())))
                .invoke(session -> session.mustBeToCome(time.today()))
                .call(session -> invite(session, invited).invoke(added -> session.invitedMore(added, time.now())))
                .call(repository::flush)
                .call(session -> audit.record(AuditEntry.of(caller, "invite-to-training", session.path(), CLAUSE)
                        .with("units", invited.everyUnit() ? "all" : invited.units())))
                .map(TrainingSession::view);
    }

    /** Moves a session to another day, or cancels it; not once it is recorded who came. */
    @WithTransaction
    public Uni<TrainingSessionView> move(UUID id, EntityVersion expected, MoveTrainingRequest request) {
        var caller = callers.current();
        mustNameItsDay(request);
        return repository
                .require(id)
                .invoke(session -> expected.mustMatch(new EntityVersion(session.revision())))
                .call(session -> take(session, caller, request))
                .call(repository::flush)
                .map(TrainingSession::view);
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id).chain(session -> history.list(page, session.path()));
    }

    @WithTransaction
    public Uni<TrainingSessionView> require(UUID id) {
        return repository.require(id).map(TrainingSession::view);
    }

    /** Sessions in the order they were announced; people of a unit see those to which it is invited. */
    @WithTransaction
    public Uni<Page<TrainingSessionView>> list(PageRequest page, Optional<String> unit) {
        return repository
                .after(page, seen(unit))
                .map(found -> Page.of(page, found, TrainingSession::id, TrainingSession::view));
    }

    /** The invited units and how many came; people of a unit see their own. */
    @WithTransaction
    public Uni<Page<AttendanceView>> attendances(PageRequest page, UUID id) {
        return repository
                .require(id)
                .chain(session -> repository.invited(page, id, seen(Optional.empty())))
                .map(found -> Page.of(page, found, TrainingInvitation::unit, TrainingInvitation::view));
    }

    /** Records how many people of invited units came, or mends what was recorded. */
    @WithTransaction
    public Uni<TrainingSessionView> record(UUID id, EntityVersion expected, RecordAttendanceRequest request) {
        var caller = callers.current();
        request.mustHold();
        var units = request.attendances().stream().map(AttendanceRequest::unit).toList();
        mustBeDifferent(units, "/attendances/", "/unit");
        return repository
                .require(id)
                .invoke(session -> expected.mustMatch(new EntityVersion(session.revision())))
                .invoke(session -> session.mustBeHeldBy(time.today()))
                .call(unrecorded::recordIfLate)
                .call(session -> repository
                        .invitations(id, units)
                        .invoke(invited -> mustBeInvited(units, invited))
                        .chain(invited -> note(session, invited, request.attendances(), caller)))
                .call(session -> complete(session, request, caller))
                .call(session -> audit.record(AuditEntry.of(caller, "record-attendance", session.path(), CLAUSE)
                        .with("units", units)))
                .call(repository::flush)
                .map(TrainingSession::view);
    }

    /** How many of the sessions held in a term each unit attended, of those to which it was invited. */
    @WithTransaction
    public Uni<Page<CompletenessView>> completeness(
            PageRequest page, Optional<String> unit, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            var detail = new Text("结束日期早于开始日期", "The term ends before it begins");
            throw new Malformed("training-term", detail).withErrors(List.of(new FieldError("to", detail)));
        }
        var last = to.isAfter(time.today()) ? time.today() : to;
        return repository
                .completeness(page, seen(unit), from, last)
                .map(found -> Page.of(page, found, CompletenessView::unit, row -> row));
    }

    private static void mustBeInvited(List<String> units, List<TrainingInvitation> invited) {
        var known = invited.stream().map(TrainingInvitation::unit).toList();
        mustAllBe(units, known, "not-invited", "/attendances/", "/unit", UNKNOWN);
    }

    /** Notes how many people of each of these units came, and tells it. */
    private Uni<Void> note(
            TrainingSession session,
            List<TrainingInvitation> invited,
            List<AttendanceRequest> attendances,
            Caller caller) {
        Map<String, TrainingInvitation> byUnit =
                invited.stream().collect(Collectors.toMap(TrainingInvitation::unit, Function.identity()));
        var now = time.now();
        attendances.forEach(each -> byUnit.get(each.unit()).attended(each.people(), caller.subject(), now));
        session.attendanceRecorded(now);
        return repository
                .flush()
                .chain(() ->
                        InOrder.each(attendances, each -> outbox.append(PaperEvents.attended(session, each, now))));
    }

    private Uni<Void> noteAbsence(TrainingSession session, List<TrainingInvitation> absent, Caller caller) {
        var nobody = absent.stream()
                .map(each -> new AttendanceRequest(each.unit(), 0))
                .toList();
        return note(session, absent, nobody, caller);
    }

    private Optional<String> seen(Optional<String> unit) {
        var caller = callers.current();
        return caller.seesEveryUnit() ? unit : caller.unit().or(() -> Optional.of("-"));
    }

    private Uni<Void> take(TrainingSession session, Caller caller, MoveTrainingRequest request) {
        var step = new Step(session.state(), request.target(), request.reason(), List.of());
        var entry = AuditEntry.of(caller, "move-training", session.path(), CLAUSE)
                .with("heldOn", session.heldOn())
                .with("to", request.heldOn() == null ? request.target() : request.heldOn());
        if (request.target() == TrainingState.CANCELLED) {
            session.cancel();
        } else {
            session.moveTo(request.heldOn());
        }
        return history.add(session.path(), caller, step)
                .chain(() -> outbox.append(PaperEvents.moved(session, time.now())))
                .chain(() -> audit.record(entry));
    }

    /** Where of every invited unit it is known whether it came, nothing more is owed. */
    private Uni<Void> complete(TrainingSession session, RecordAttendanceRequest request, Caller caller) {
        return repository
                .unrecorded(session.id())
                .call(open -> request.closes()
                        ? noteAbsence(session, open, caller)
                        : Uni.createFrom().voidItem())
                .invoke(open -> {
                    if (open.isEmpty() || request.closes()) {
                        session.attendanceComplete(time.now());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Integer> invite(TrainingSession session, Invited invited) {
        return invited.everyUnit()
                ? repository.inviteAll(session.id())
                : repository.invite(session.id(), invited.units());
    }

    private Uni<Void> mustTakePart(Invited invited) {
        if (invited.everyUnit()) {
            return Uni.createFrom().voidItem();
        }
        mustBeDifferent(invited.units(), "/units/", "");
        return repository
                .registered(invited.units())
                .invoke(known -> mustAllBe(invited.units(), known, "unknown-unit", "/units/", "", UNKNOWN))
                .chain(() -> repository.standing(invited.units()))
                .invoke(standing -> mustAllBe(invited.units(), standing, "unit-ended", "/units/", "", ENDED))
                .replaceWithVoid();
    }

    private void mustNameItsDay(MoveTrainingRequest request) {
        boolean moved = request.target() == TrainingState.ANNOUNCED;
        boolean good =
                moved ? request.heldOn() != null && !request.heldOn().isBefore(time.today()) : request.heldOn() == null;
        if (!good) {
            var detail = new Text("改期须填写今日或之后的日期，取消不填", "To move it names today or a later day; to cancel it, none");
            throw new RuleRefused("training-day", detail)
                    .withClause(CLAUSE)
                    .withErrors(List.of(new FieldError("/heldOn", detail)));
        }
    }

    private static void mustBeDifferent(List<String> units, String before, String behind) {
        var seen = new HashSet<String>();
        var twice = errors(units, unit -> !seen.add(unit), before, behind, new Text("单位重复", "The unit stands twice"));
        if (!twice.isEmpty()) {
            throw new RuleRefused("unit-twice", new Text("单位重复", "A unit stands twice")).withErrors(twice);
        }
    }

    private static void mustAllBe(
            List<String> units, Collection<String> known, String code, String before, String behind, Text detail) {
        var others = errors(units, unit -> !known.contains(unit), before, behind, detail);
        if (!others.isEmpty()) {
            throw new RuleRefused(code, detail).withErrors(others);
        }
    }

    private static List<FieldError> errors(
            List<String> units, Predicate<String> wrong, String before, String behind, Text detail) {
        return IntStream.range(0, units.size())
                .filter(i -> wrong.test(units.get(i)))
                .mapToObj(i -> new FieldError(before + i + behind, detail))
                .toList();
    }
}
