package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantState;
import cn.etown.governance.access.domain.Mover;
import cn.etown.governance.access.domain.Purpose;
import cn.etown.governance.clock.ClockView;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Grants (使用授权, R3.2e): applying for them and reading them. Their way is {@link GrantMoves}. */
@ApplicationScoped
public class Grants {

    private final AccessGrantRepository repository;
    private final GrantTermsRepository terms;
    private final GrantClockRepository clocks;
    private final GrantAdmission admission;
    private final GrantDuties duties;
    private final Interfaces interfaces;
    private final Transitions history;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;
    private final AccessSettings settings;

    Grants(
            AccessGrantRepository repository,
            GrantTermsRepository terms,
            GrantClockRepository clocks,
            GrantAdmission admission,
            GrantDuties duties,
            Interfaces interfaces,
            Transitions history,
            Callers callers,
            Audit audit,
            Ids ids,
            CountyTime time,
            AccessSettings settings) {
        this.repository = repository;
        this.terms = terms;
        this.clocks = clocks;
        this.admission = admission;
        this.duties = duties;
        this.interfaces = interfaces;
        this.history = history;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
        this.settings = settings;
    }

    /** Applies for a grant to the caller's unit. */
    @WithTransaction
    public Uni<GrantView> apply(ApplyForGrantRequest request) {
        var caller = callers.current();
        String unit = caller.unit().orElseThrow(Grants::ofNoUnit);
        mustMakeSense(request.terms(), time.today());
        return interfaces
                .mustBeRegistered(request.interfaceCode())
                .chain(about -> admission
                        .of(unit, about, request.terms(), false)
                        .map(sharing ->
                                new AccessGrant(ids.next(), about, request.terms(), sharing, caller, time.now())))
                .chain(grant -> keep(grant, caller, "apply-for-grant"))
                .map(this::view);
    }

    /** Applies for the same until a later day; the grant goes on until that is decided, or it ends. */
    @WithTransaction
    public Uni<GrantView> renew(UUID id, RenewGrantRequest request) {
        var caller = callers.current();
        return repository
                .requireLocked(id, caller)
                .invoke(grant -> mustHold(grant, caller))
                .invoke(grant -> mustBeRenewable(grant, request.until()))
                .chain(grant -> interfaces
                        .mustBeRegistered(grant.interfaceCode())
                        .chain(about -> renewal(grant, about, request.until(), caller)))
                .chain(renewal -> keep(renewal, caller, "renew-grant"))
                .map(this::view);
    }

    /** Completes an application that was returned: it is checked again, and the clock runs on. */
    @WithTransaction
    public Uni<GrantView> complete(UUID id, EntityVersion expected, CompleteGrantRequest request) {
        var caller = callers.current();
        return repository
                .requireLocked(id, caller)
                .invoke(grant -> mustHold(grant, caller))
                .invoke(grant -> expected.mustMatch(new EntityVersion(grant.revision())))
                .invoke(Grants::mustBeReturned)
                .invoke(grant -> mustMakeSense(request.terms(), earliest(grant)))
                .call(grant -> complete(grant, caller, request))
                .call(repository::flush)
                .map(this::view);
    }

    @WithTransaction
    public Uni<GrantView> require(UUID id) {
        return repository.require(id, callers.current()).map(this::view);
    }

    /** In the order they were applied for; people of a unit see its own and those on its interfaces. */
    @WithTransaction
    public Uni<Page<GrantView>> list(PageRequest page, GrantFilter filter) {
        var caller = callers.current();
        return (caller.seesEveryUnit()
                        ? repository.after(page, filter, time.today())
                        : seenBy(caller.unit().orElse("-"), page, filter))
                .map(found -> Page.of(page, found, AccessGrant::id, this::view));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(grant -> history.list(page, grant.path()));
    }

    /** What was applied for, each time it was stated, the first one first. */
    @WithTransaction
    public Uni<Page<GrantTermsVersionView>> terms(PageRequest page, UUID id) {
        return repository
                .require(id, callers.current())
                .chain(grant -> terms.after(page, id))
                .map(found -> Page.of(page, found, GrantTermsVersion::number, GrantTermsVersion::view));
    }

    /** The clocks that ran or run, in the order they were started. */
    @WithTransaction
    public Uni<Page<ClockView>> clocks(PageRequest page, UUID id) {
        var today = time.today();
        return repository
                .require(id, callers.current())
                .chain(grant -> clocks.after(page, id))
                .map(found -> Page.of(page, found, GrantClock::id, clock -> ClockView.of(clock, today)));
    }

    /** Each side by its own index, merged: rather than one query that must look through all grants for either. */
    private Uni<List<AccessGrant>> seenBy(String unit, PageRequest page, GrantFilter filter) {
        var today = time.today();
        return repository
                .appliedForBy(unit, page, filter, today)
                .chain(own -> repository
                        .providedBy(unit, page, filter, today)
                        .map(provided -> Stream.concat(own.stream(), provided.stream())
                                .distinct()
                                .sorted(Comparator.comparing(grant -> grant.id().toString()))
                                .limit(page.rows())
                                .toList()));
    }

    private Uni<AccessGrant> renewal(AccessGrant grant, InterfaceView about, LocalDate until, Caller caller) {
        return admission
                .ofUnchanged(grant.unit(), about, grant.terms().until(until))
                .map(sharing -> AccessGrant.renewal(ids.next(), grant, about, until, sharing, caller, time.now()));
    }

    private Uni<AccessGrant> keep(AccessGrant grant, Caller caller, String action) {
        return duties.begin(grant)
                .chain(clock -> repository
                        .persistAndFlush(grant)
                        .onFailure(SqlState::isUniqueViolation)
                        .transform(twice -> new Conflict(
                                "renewal-waits",
                                new Text("该授权已有待决定的续期申请", "A renewal of this grant waits to be decided already")))
                        .chain(() -> clocks.persistAndFlush(clock)))
                .chain(() -> keepTerms(grant, caller))
                .chain(() -> audit.record(
                        AuditEntry.of(caller, action, grant.path(), "R3.2e").with("interface", grant.interfaceCode())))
                .replaceWith(grant);
    }

    private Uni<Void> complete(AccessGrant grant, Caller caller, CompleteGrantRequest request) {
        var step = new Step(grant.state(), GrantState.APPLIED, request.reason(), List.of());
        return interfaces
                .mustBeRegistered(grant.interfaceCode())
                .chain(about -> admission.of(grant.unit(), about, request.terms(), grant.renews() != null))
                .invoke(sharing -> grant.complete(request.terms(), sharing))
                .chain(() -> keepTerms(grant, caller))
                .chain(() -> duties.resume(grant))
                .chain(() -> history.add(grant.path(), caller, step))
                .chain(() -> audit.record(AuditEntry.of(caller, "complete-grant", grant.path(), "R3.2e")));
    }

    private Uni<Void> keepTerms(AccessGrant grant, Caller caller) {
        return terms.countOf(grant.id())
                .map(known -> new GrantTermsVersion(ids.next(), grant, known.intValue() + 1, caller, time.now()))
                .chain(terms::persist)
                .replaceWithVoid();
    }

    private void mustMakeSense(GrantTerms terms, LocalDate earliest) {
        new Purpose(terms.purpose());
        if (terms.from().isBefore(earliest)) {
            throw refused("/terms/from", "grant-term", "开始日不能早于 " + earliest, "It begins on " + earliest + " or later");
        }
        var latest = later(earliest, time.today().plusDays(settings.aheadDays()));
        if (terms.from().isAfter(latest)) {
            throw refused("/terms/from", "grant-term", "开始日不能晚于 " + latest, "It begins on " + latest + " or earlier");
        }
        mustEndInTime("/terms/until", later(terms.from(), time.today()), terms.until());
    }

    /** A renewal begins where the grant did that it takes the place of. */
    private LocalDate earliest(AccessGrant grant) {
        return grant.renews() == null ? time.today() : grant.terms().from();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private void mustEndInTime(String pointer, LocalDate from, LocalDate until) {
        if (until.isBefore(from) || until.isAfter(from.plusDays(settings.longestDays() - 1L))) {
            throw refused(
                    pointer,
                    "grant-term",
                    "截止日不能早于开始日，期限至多 " + settings.longestDays() + " 天",
                    "It ends on its first day or later, and holds for " + settings.longestDays() + " days at most");
        }
    }

    private void mustBeRenewable(AccessGrant grant, LocalDate until) {
        var today = time.today();
        if (!grant.isLive(today)) {
            throw AccessGrant.refused(
                    "grant-not-live",
                    "只有在有效期内才能申请续期，现为 " + grant.stateOn(today),
                    "A grant is renewed while it lives; it is " + grant.stateOn(today));
        }
        if (!until.isAfter(grant.terms().until())) {
            throw refused(
                    "/until",
                    "grant-term",
                    "续期须晚于现截止日 " + grant.terms().until(),
                    "A renewal ends later than the grant does, " + grant.terms().until());
        }
        mustEndInTime("/until", today, until);
    }

    private static void mustBeReturned(AccessGrant grant) {
        if (grant.state() != GrantState.RETURNED) {
            throw AccessGrant.refused(
                    "grant-not-returned",
                    "只有退回补正的申请可以补正，现为 " + grant.state(),
                    "Only what was returned is completed; it is " + grant.state());
        }
    }

    private static void mustHold(AccessGrant grant, Caller caller) {
        if (!grant.moversOf(caller).contains(Mover.APPLICANT)) {
            throw new Forbidden("forbidden", new Text("由申请单位办理", "This is done by the unit that applied"));
        }
    }

    private static Forbidden ofNoUnit() {
        return new Forbidden("forbidden", new Text("账号未关联单位，不能申请使用", "An account without a unit applies for no grant"));
    }

    private static RuntimeException refused(String pointer, String code, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(code, detail).withClause("R3.2e").withErrors(List.of(new FieldError(pointer, detail)));
    }

    private GrantView view(AccessGrant grant) {
        return GrantView.of(grant, time.today());
    }
}
