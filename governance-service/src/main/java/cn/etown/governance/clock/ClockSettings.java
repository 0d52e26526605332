package cn.etown.governance.clock;

import cn.etown.governance.calendar.Calendars;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermLengths;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.NewEvent;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** How many working days each term has, and how many months each interval (R1, R8.4): versions, each from its day on, each with its source. */
@ApplicationScoped
public class ClockSettings {

    private static final int MOST_DAYS_AHEAD = 366;

    private final ClockSettingRepository repository;
    private final Calendars calendars;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    ClockSettings(
            ClockSettingRepository repository,
            Calendars calendars,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.calendars = calendars;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Sets how long a term is from a later day on. Clocks that run already keep what they were started with. */
    @WithTransaction
    public Uni<ClockSettingView> decide(DecideClockSettingRequest request) {
        var caller = callers.current();
        mustSuit(request.kind(), request.term());
        mustSayHowLong(request);
        mustBeLater(time.today(), request.validFrom());
        mustBeNear(request.validFrom());
        return repository
                .findNewest(request.kind(), request.term())
                .invoke(newest -> mustBeLater(newest.validFrom(), request.validFrom()))
                .chain(() -> repository.countOf(request.kind(), request.term()))
                .map(count -> new ClockSetting(ids.next(), count.intValue() + 1, request, caller, time.now()))
                .chain(repository::persistAndFlush)
                .onFailure(SqlState::isUniqueViolation)
                .transform(taken -> decidedMeanwhile())
                .call(saved -> outbox.append(event(saved)))
                .call(saved -> audit.record(
                        AuditEntry.of(caller, "decide-clock-setting", "clock-settings/" + saved.id(), "R8.4")
                                .with(
                                        saved.term().isInMonths() ? "months" : "workingDays",
                                        saved.term().isInMonths() ? saved.months() : saved.workingDays())))
                .map(ClockSettingView::of);
    }

    /** Takes back a setting that does not hold yet, so that another can be decided in its place. */
    @WithTransaction
    public Uni<ClockSettingView> withdraw(UUID id, WithdrawRequest request) {
        var caller = callers.current();
        return repository
                .requireLocked(id)
                .invoke(setting -> setting.withdraw(caller, request.reason(), time.today(), time.now()))
                .call(repository::flush)
                .call(setting -> outbox.append(withdrawn(setting)))
                .call(setting ->
                        audit.record(AuditEntry.of(caller, "withdraw-clock-setting", "clock-settings/" + id, "R8.4")))
                .map(ClockSettingView::of);
    }

    /** In the order they were decided. */
    @WithTransaction
    public Uni<Page<ClockSettingView>> list(PageRequest page) {
        return repository.after(page).map(found -> Page.of(page, found, ClockSetting::id, ClockSettingView::of));
    }

    /**
     * The last day of a term that begins today.
     *
     * @throws cn.etown.kit.problem.RuleRefused {@code calendar-missing}, when it reaches into a year that is not loaded
     */
    public Uni<LocalDate> due(Matter kind, Term term) {
        return inForce(kind, term).chain(setting -> calendars.due(setting.workingDays()));
    }

    /** How many months an interval has that begins today. */
    public Uni<Integer> months(Matter kind) {
        return inForce(kind, Term.INTERVAL).map(ClockSetting::months);
    }

    /** How long a term is by the day on which it begins, for duties whose day is not kept. */
    @WithTransaction
    public Uni<TermLengths> lengths(Matter kind, Term term) {
        return repository
                .overTime(kind, term)
                .map(settings -> settings.stream()
                        .map(setting -> new TermLengths.Length(setting.validFrom(), setting.workingDays()))
                        .toList())
                .chain(lengths -> calendars.current().map(calendar -> new TermLengths(calendar, lengths)));
    }

    /** The setting by which a term of {@code kind} that begins today is counted. */
    public Uni<ClockSetting> inForce(Matter kind, Term term) {
        return repository
                .findInForce(kind, term, time.today())
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("No setting for " + term + " of " + kind));
    }

    static NewEvent event(ClockSetting setting) {
        return new NewEvent(
                "cn.etown.governance.clock-setting-decided.v1",
                "clock-settings/" + setting.id(),
                ClockSettingDecided.of(setting));
    }

    static NewEvent withdrawn(ClockSetting setting) {
        return new NewEvent(
                "cn.etown.governance.clock-setting-withdrawn.v1",
                "clock-settings/" + setting.id(),
                ClockSettingWithdrawn.of(setting));
    }

    /** A setting that begins in a far future would stand in the way of every other until then. */
    private void mustBeNear(LocalDate validFrom) {
        var last = time.today().plusDays(MOST_DAYS_AHEAD);
        if (validFrom.isAfter(last)) {
            throw refused(
                    "/validFrom",
                    "too-far-ahead",
                    new Text("生效日不能晚于 " + last, "The day must be no later than " + last));
        }
    }

    private static void mustSuit(Matter kind, Term term) {
        if (!kind.has(term)) {
            throw refused(
                    "/term",
                    "unknown-term",
                    new Text(kind + " 没有期限 " + term, "There is no term " + term + " of " + kind));
        }
    }

    /** Refuses working days of an interval, and months of any other term. */
    private static void mustSayHowLong(DecideClockSettingRequest request) {
        boolean inMonths = request.term().isInMonths();
        if ((request.months() != null) != inMonths || (request.workingDays() == null) != inMonths) {
            throw refused(
                    inMonths ? "/months" : "/workingDays",
                    "term-measure",
                    inMonths
                            ? new Text("周期以月计，须且只须写明 months", "An interval is in months: say months and nothing else")
                            : new Text(
                                    "该期限以工作日计，须且只须写明 workingDays",
                                    "The term is in working days: say workingDays and nothing else"));
        }
    }

    private static void mustBeLater(LocalDate than, LocalDate validFrom) {
        if (!validFrom.isAfter(than)) {
            throw refused("/validFrom", "not-later", new Text("生效日须晚于 " + than, "The day must be later than " + than));
        }
    }

    private static RuntimeException refused(String pointer, String code, Text detail) {
        return new RuleRefused(code, detail).withClause("R8.4").withErrors(List.of(new FieldError(pointer, detail)));
    }

    private static RuntimeException decidedMeanwhile() {
        return new Conflict(
                "decided-meanwhile", new Text("他人刚刚设定了同一期限，请重新查看", "Somebody else has just set this term; look again"));
    }
}
