package cn.etown.governance.invitation;

import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.invitation.domain.InvitationState;
import cn.etown.governance.invitation.domain.InvitedRole;
import cn.etown.governance.unit.ResponsiblePeople;
import cn.etown.governance.unit.ResponsiblePersonView;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
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
import org.hibernate.exception.ConstraintViolationException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Invitations of responsible people to accounts (R4.1, R10): by the operator, or by a unit's signer for those who draft or
 * read in the own unit. What is asked here is written down; {@link AccountUpkeep} brings it about in Keycloak.
 */
@ApplicationScoped
public class Invitations {

    private static final String CLAUSE = "R4.1";

    private static final String ONE_OF_A_PERSON = "invitation_of_a_person_is_one";
    private static final String ONE_OF_A_NAME = "invitation_to_a_name_is_one";

    /** Longer than Keycloak may take for all that a request asks of it. */
    private static final Duration AT_IT = Duration.ofMinutes(1);

    private final InvitationRepository repository;
    private final ResponsiblePeople people;
    private final Transitions history;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;
    private final InvitationSettings settings;

    Invitations(
            InvitationRepository repository,
            ResponsiblePeople people,
            Transitions history,
            Callers callers,
            Audit audit,
            Ids ids,
            CountyTime time,
            InvitationSettings settings) {
        this.repository = repository;
        this.people = people;
        this.history = history;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
        this.settings = settings;
    }

    /** Refuses what cannot be invited, as far as this service knows; Keycloak may know more. */
    @WithTransaction
    public Uni<Void> mustBeInvitable(InviteRequest request) {
        return invitable(request, callers.current()).replaceWithVoid();
    }

    /** Writes the invitation down; nothing is asked of Keycloak yet. */
    @WithTransaction
    public Uni<InvitationView> invite(InviteRequest request) {
        var caller = callers.current();
        var until = time.today().plusDays(settings.validDays());
        return invitable(request, caller)
                .map(person -> new Invitation(
                        ids.next(),
                        request,
                        person,
                        caller,
                        time.now(),
                        until,
                        time.now().plus(AT_IT)))
                .chain(repository::persistAndFlush)
                .onFailure(SqlState::isUniqueViolation)
                .transform(Invitations::takenMeanwhile)
                .call(saved ->
                        audit.record(entry(caller, "invite-person", saved).with("roles", saved.roles())))
                .map(Invitation::view);
    }

    /** Claims the right to hand the way in over: whoever claims the same version later is refused. */
    @WithTransaction
    public Uni<InvitationView> claimDelivery(UUID id, EntityVersion expected) {
        var caller = callers.current();
        return repository
                .requireLocked(id, caller)
                .invoke(found -> mustMayGive(caller, found.unit(), found.roles()))
                .invoke(found -> expected.mustMatch(new EntityVersion(found.revision())))
                .invoke(Invitations::mustBeDeliverable)
                .invoke(found -> found.leaveAloneUntil(time.now().plus(AT_IT)))
                .call(repository::flush)
                .call(found -> audit.record(entry(caller, "deliver-invitation", found)))
                .map(Invitation::view);
    }

    /** Takes an invitation back; its account is shut. */
    @WithTransaction
    public Uni<InvitationView> move(UUID id, EntityVersion expected, MoveInvitationRequest request) {
        var caller = callers.current();
        return repository
                .requireLocked(id, caller)
                .invoke(found -> mustMayGive(caller, found.unit(), found.roles()))
                .invoke(found -> expected.mustMatch(new EntityVersion(found.revision())))
                .invoke(found -> mustBeWithdrawn(request.target()))
                .call(found -> withdraw(found, caller, request))
                .map(Invitation::view);
    }

    @WithTransaction
    public Uni<InvitationView> require(UUID id) {
        return repository.require(id, callers.current()).map(Invitation::view);
    }

    /** Invitations in the order they were made; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<InvitationView>> list(
            PageRequest page, Optional<String> unit, Optional<InvitationState> state, Optional<UUID> person) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit() ? unit : caller.unit().or(() -> Optional.of("-"));
        return repository
                .after(page, seen, state, person)
                .map(found -> Page.of(page, found, Invitation::id, Invitation::view));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(found -> history.list(page, found.path()));
    }

    private Uni<Void> withdraw(Invitation found, Caller caller, MoveInvitationRequest request) {
        var step = new Step(found.state(), request.target(), request.reason(), request.evidence());
        found.end(InvitationState.WITHDRAWN, time.now());
        return repository
                .flush()
                .chain(() -> history.add(found.path(), caller, step))
                .chain(() -> audit.record(entry(caller, "move-invitation", found)
                        .with("from", step.from())
                        .with("to", step.to())));
    }

    private Uni<ResponsiblePersonView> invitable(InviteRequest request, Caller caller) {
        request.mustHold(settings.byMail());
        return people.requireOfActiveUnit(request.person())
                .invoke(person -> mustMayGive(caller, person.unit(), request.distinctRoles()))
                .invoke(this::mustBeOnDuty)
                .call(person -> repository.findNewest(person.id()).invoke(Invitations::mustBeOver))
                .call(person -> repository
                        .findWithAccount(person.id())
                        .invoke(had -> mustBeTheSame(had, request))
                        .invoke(had -> mustMayGiveBack(had, caller)))
                .call(() -> repository.findLive(request.accountName()).invoke(Invitations::mustBeFree));
    }

    /** Least privilege: a signer lets in those who draft or read in the own unit, the center everybody else. */
    private static void mustMayGive(Caller caller, String unit, List<InvitedRole> roles) {
        boolean may = caller.is(Roles.OPERATOR)
                || caller.is(Roles.SIGNER)
                        && caller.belongsTo(unit)
                        && roles.stream().allMatch(InvitedRole::isGivenByTheUnit);
        if (!may) {
            throw new Forbidden(
                    "forbidden",
                    new Text(
                            "签发人只能为本单位开通经办员和数据使用人账号，其余由操作员办理",
                            "A signer invites clerks and users of the own unit; all else is the operator's"));
        }
    }

    private void mustBeOnDuty(ResponsiblePersonView person) {
        if (person.until() != null && person.until().isBefore(time.today())) {
            throw refused(
                    "person-ended",
                    "/person",
                    "该责任人的职责已于 " + person.until() + " 结束",
                    "The duty of this person ended on " + person.until());
        }
    }

    private static void mustBeOver(Invitation before) {
        if (before != null && before.state().isLive()) {
            throw invitedAlready();
        }
        if (before != null && before.view().pending()) {
            throw new Conflict(
                            "account-not-shut-yet",
                            new Text(
                                    "此前的账号尚未停用完毕，请稍后再邀请",
                                    "The account of before is still being shut; invite anew in a while"))
                    .withErrors(List.of(new FieldError("/person", new Text("请稍后再试", "Try again later"))));
        }
    }

    /** A person has one account: what it did stays theirs, and a two-person rule cannot be got round by a second one. */
    private static void mustBeTheSame(Invitation had, InviteRequest request) {
        if (had != null && !had.loginName().equals(request.accountName())) {
            throw refused(
                    "person-has-an-account",
                    "/loginName",
                    "该责任人已有账号，请沿用登录名 " + had.loginName(),
                    "This person has an account already: use its login name, " + had.loginName());
        }
    }

    /**
     * A signer who shuts somebody's account and is shown a new password of it could act in their name; so an account that there
     * was is given back by the operator, or by mail, which the signer does not read.
     */
    private void mustMayGiveBack(Invitation had, Caller caller) {
        if (had != null && !settings.byMail() && !caller.is(Roles.OPERATOR)) {
            throw refused(
                    "account-is-given-back-by-the-operator",
                    "/person",
                    "该责任人此前已有账号，由操作员重新邀请",
                    "This person has had an account: the operator invites them anew");
        }
    }

    private static void mustBeFree(Invitation live) {
        if (live != null) {
            throw loginNameTaken();
        }
    }

    private static void mustBeDeliverable(Invitation found) {
        if (found.state() != InvitationState.ACCOUNT_MADE && found.state() != InvitationState.SENT) {
            throw new RuleRefused(
                            "invitation-not-deliverable",
                            new Text(
                                    "状态为 " + found.state() + " 的邀请不能交付登录方式",
                                    "No way in is handed over for an invitation that is " + found.state()))
                    .withClause(CLAUSE);
        }
    }

    private static void mustBeWithdrawn(InvitationState target) {
        if (target != InvitationState.WITHDRAWN) {
            throw refused("invitation-transition", "/target", "只能撤回", "It can be withdrawn, and nothing else");
        }
    }

    static RuntimeException loginNameTaken() {
        return taken("login-name-taken", "/loginName", "登录名已被使用，请另选一个", "The login name is taken; choose another");
    }

    static RuntimeException emailTaken() {
        return taken("email-taken", "/email", "邮箱已被另一账号使用", "Another account uses this e-mail address");
    }

    /** Somebody else was invited in the same moment: the same person, or another to an account of the same name. */
    private static Throwable takenMeanwhile(Throwable failure) {
        var constraint = ((ConstraintViolationException) failure).getConstraintName();
        if (ONE_OF_A_NAME.equals(constraint)) {
            return loginNameTaken();
        }
        return ONE_OF_A_PERSON.equals(constraint) ? invitedAlready() : failure;
    }

    private static RuntimeException invitedAlready() {
        return taken(
                "already-invited",
                "/person",
                "该责任人已有有效的邀请；变更角色请先撤回再邀请",
                "This person has an invitation that holds; to change roles withdraw it and invite anew");
    }

    private static RuntimeException taken(String code, String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new Conflict(code, detail).withErrors(List.of(new FieldError(pointer, detail)));
    }

    private static RuntimeException refused(String code, String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(code, detail)
                .withErrors(List.of(new FieldError(pointer, detail)))
                .withClause(CLAUSE);
    }

    private static AuditEntry entry(Caller caller, String action, Invitation invitation) {
        return AuditEntry.of(caller, action, invitation.path(), CLAUSE).with("unit", invitation.unit());
    }
}
