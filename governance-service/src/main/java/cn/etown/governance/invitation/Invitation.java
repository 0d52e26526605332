package cn.etown.governance.invitation;

import cn.etown.governance.invitation.domain.InvitationState;
import cn.etown.governance.invitation.domain.InvitedRole;
import cn.etown.governance.unit.ResponsiblePersonView;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** An invitation of a responsible person to an account (账号邀请). No password is ever kept. */
@Entity
class Invitation {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 10;

    @Id
    private UUID id;

    private UUID person;
    private String unit;
    private String loginName;
    private String email;
    private String[] roles;

    @Enumerated(EnumType.STRING)
    private InvitationState state;

    private String problem;
    private String account;
    private boolean byUnit;
    private String inviter;
    private String inviterName;
    private Instant invitedAt;
    private LocalDate untilDay;

    /** When something is to be looked for or done in Keycloak; {@code null} where nothing is. */
    private Instant nextTryAt;

    private int failures;

    @Version
    private long revision;

    protected Invitation() {}

    /** @param begunBy until then the request that invites is at it, and nobody else */
    Invitation(
            UUID id,
            InviteRequest request,
            ResponsiblePersonView person,
            Caller inviter,
            Instant at,
            LocalDate untilDay,
            Instant begunBy) {
        this.id = id;
        this.person = person.id();
        this.unit = person.unit();
        this.loginName = request.accountName();
        this.email = request.email();
        this.roles = request.distinctRoles().stream().map(Enum::name).toArray(String[]::new);
        this.state = InvitationState.ASKED;
        this.byUnit = !inviter.is(Roles.OPERATOR);
        this.inviter = inviter.subject();
        this.inviterName = inviter.name();
        this.invitedAt = at;
        this.untilDay = untilDay;
        this.nextTryAt = begunBy;
    }

    /** Somebody is at it until {@code end}; others leave it alone. */
    void leaveAloneUntil(Instant end) {
        nextTryAt = end;
    }

    /** Keycloak holds the account. One that is no longer wanted by then is shut next. */
    void made(String found, Instant next) {
        account = found;
        succeeded(next);
        if (state == InvitationState.ASKED) {
            state = state.moveTo(InvitationState.ACCOUNT_MADE);
        }
    }

    /** The way in was handed over, for the first time or anew. */
    void sent(Instant next) {
        succeeded(next);
        if (state == InvitationState.ACCOUNT_MADE) {
            state = state.moveTo(InvitationState.SENT);
        }
    }

    /** Moves it on to where nothing is left to be done, unless somebody moved it elsewhere meanwhile. */
    void settle(InvitationState from, InvitationState target) {
        if (state == from) {
            state = state.moveTo(target);
            nextTryAt = null;
            failures = 0;
        }
    }

    void refuse(String code) {
        settle(InvitationState.ASKED, InvitationState.REFUSED);
        problem = state == InvitationState.REFUSED ? code : problem;
    }

    /** Ends it; what account there is, is shut next. Where Keycloak refused there is none. */
    void end(InvitationState target, Instant now) {
        boolean mayHaveAnAccount = state != InvitationState.REFUSED;
        state = state.moveTo(target);
        problem = null;
        nextTryAt = mayHaveAnAccount ? now : null;
        failures = 0;
    }

    /** The account is shut, or was never made. */
    void shut() {
        if (!state.isLive()) {
            nextTryAt = null;
            failures = 0;
        }
    }

    /** All is as it was. */
    void succeeded(Instant next) {
        nextTryAt = next;
        failures = 0;
    }

    /** Keycloak did not answer: the pause doubles each time. */
    void failed(Instant now, Duration longest) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        nextTryAt = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
        failures++;
    }

    UUID id() {
        return id;
    }

    String path() {
        return "invitations/" + id;
    }

    UUID person() {
        return person;
    }

    String unit() {
        return unit;
    }

    String loginName() {
        return loginName;
    }

    List<InvitedRole> roles() {
        return Stream.of(roles).map(InvitedRole::valueOf).toList();
    }

    InvitationState state() {
        return state;
    }

    /** The unit whose signers invited; {@code null} where the center did. */
    String owingUnit() {
        return byUnit ? unit : null;
    }

    LocalDate untilDay() {
        return untilDay;
    }

    long revision() {
        return revision;
    }

    InvitationView view() {
        return new InvitationView(
                id,
                person,
                unit,
                loginName,
                email,
                roles(),
                state,
                problem,
                account,
                state == InvitationState.ASKED || !state.isLive() && nextTryAt != null,
                inviterName,
                invitedAt,
                untilDay,
                null,
                revision);
    }
}
