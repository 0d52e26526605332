package cn.etown.governance.invitation;

import cn.etown.governance.invitation.domain.InvitationState;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import cn.etown.kit.time.CountyTime;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.util.Optional;
import java.util.UUID;

/**
 * Brings accounts in Keycloak to what invitations say. What cannot be done now is done later: each invitation says when to try
 * next, in the database, so neither a restart nor a replica that was killed loses any of it, and each step may be repeated.
 */
@ApplicationScoped
class AccountUpkeep {

    private static final Logger LOG = Logger.getLogger(AccountUpkeep.class);
    private static final int BATCH = 20;

    private final InvitationRecords records;
    private final Invitations invitations;
    private final Accounts accounts;
    private final InvitationSettings settings;
    private final CountyTime time;

    AccountUpkeep(
            InvitationRecords records,
            Invitations invitations,
            Accounts accounts,
            InvitationSettings settings,
            CountyTime time) {
        this.records = records;
        this.invitations = invitations;
        this.accounts = accounts;
        this.settings = settings;
        this.time = time;
    }

    /** Refuses what Keycloak would refuse. Where it does not answer the invitation is taken, and tried later. */
    Uni<Void> mustBeFree(InviteRequest request) {
        return accounts.mustBeFree(request.person(), request.accountName(), Optional.ofNullable(request.email()))
                .onFailure(AccountRefused.class)
                .transform(AccountUpkeep::taken)
                .onFailure(AccountUpkeep::isOutage)
                .recoverWithNull();
    }

    /** Makes the account at once and hands the way in over, as far as Keycloak answers. */
    Uni<InvitationView> begin(InvitationView asked) {
        return records.take(asked)
                .chain(taken -> taken == null ? invitations.require(asked.id()) : makeAndHandOver(taken));
    }

    /**
     * Hands the way in over, for the first time or anew: what was handed over before opens nothing any more.
     *
     * @throws Unavailable where Keycloak does not answer; it may be tried again
     */
    Uni<InvitationView> deliver(UUID id, EntityVersion expected) {
        return invitations
                .claimDelivery(id, expected)
                .chain(claimed -> handOver(claimed)
                        .onFailure(AccountUpkeep::isOutage)
                        .call(failure -> records.failed(claimed.id())))
                .onFailure(AccountUpkeep::isOutage)
                .transform(AccountUpkeep::away);
    }

    /** Does all that is due. Ends its round when Keycloak does not answer, rather than ask it for each invitation anew. */
    @Scheduled(every = "${etown.invitations.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> keepAll() {
        return endThoseWhoLeft()
                .chain(this::attendToDue)
                .onFailure(AccountUpkeep::isOutage)
                .invoke(failure -> LOG.warnf("Accounts cannot be kept for now: %s", failure))
                .onFailure(AccountUpkeep::isOutage)
                .recoverWithNull();
    }

    private Uni<Void> endThoseWhoLeft() {
        return records.endThoseWhoLeft(BATCH)
                .chain(ended -> ended < BATCH ? Uni.createFrom().voidItem() : endThoseWhoLeft());
    }

    private Uni<Void> attendToDue() {
        return records.takeDue()
                .chain(due ->
                        due == null ? Uni.createFrom().voidItem() : attend(due).chain(this::attendToDue));
    }

    private Uni<InvitationView> attend(InvitationView due) {
        return step(due).onFailure(AccountUpkeep::isOutage).call(failure -> records.failed(due.id()));
    }

    private Uni<InvitationView> step(InvitationView due) {
        return switch (due.state()) {
            case ASKED -> isOver(due) ? expire(due) : make(due);
            case ACCOUNT_MADE -> isOver(due) ? expire(due) : settings.byMail() ? handOver(due) : asBefore(due);
            case SENT ->
                accounts.isReady(due.account())
                        .chain(ready -> ready ? records.accepted(due.id()) : isOver(due) ? expire(due) : asBefore(due));
            case WITHDRAWN, EXPIRED, ENDED -> accounts.shut(due).chain(() -> records.shut(due.id()));
            case ACCEPTED, REFUSED -> records.shut(due.id());
        };
    }

    private Uni<InvitationView> makeAndHandOver(InvitationView taken) {
        return make(taken)
                .chain(made -> made.state() == InvitationState.ACCOUNT_MADE
                        ? handOver(made)
                        : Uni.createFrom().item(made))
                .onFailure(AccountUpkeep::isOutage)
                .recoverWithUni(failure -> {
                    LOG.warnf("An account will be made later: %s", failure);
                    return records.failed(taken.id());
                });
    }

    private Uni<InvitationView> make(InvitationView invitation) {
        return accounts.make(invitation)
                .chain(account -> records.made(invitation.id(), account))
                .onFailure(AccountRefused.class)
                .recoverWithUni(refused -> records.refused(invitation.id(), refused.code()));
    }

    private Uni<InvitationView> handOver(InvitationView made) {
        if (settings.byMail()) {
            return accounts.mail(made.account()).chain(() -> records.sent(made.id()));
        }
        return accounts.newPassword(made.account())
                .chain(password -> records.sent(made.id())
                        .map(sent -> sent.state() == InvitationState.SENT ? sent.showing(password) : sent));
    }

    private Uni<InvitationView> expire(InvitationView due) {
        return records.expired(due.id(), due.state());
    }

    private Uni<InvitationView> asBefore(InvitationView due) {
        return records.asBefore(due.id());
    }

    private boolean isOver(InvitationView invitation) {
        return invitation.until().isBefore(time.today());
    }

    private static Throwable taken(Throwable refused) {
        return ((AccountRefused) refused).code().equals(AccountRefused.EMAIL_TAKEN)
                ? Invitations.emailTaken()
                : Invitations.loginNameTaken();
    }

    private static boolean isOutage(Throwable failure) {
        return !(failure instanceof Refusal);
    }

    private static Refusal away(Throwable failure) {
        LOG.warnf("No way in was handed over: %s", failure);
        return new Unavailable(
                "accounts-unavailable",
                new Text("账号系统暂时无法访问，请稍后重试", "Keycloak cannot be reached for now; try again later"));
    }
}
