package cn.etown.governance.invitation;

import cn.etown.governance.clock.ServiceItself;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.invitation.domain.InvitationState;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What became of invitations in Keycloak, each note in a transaction of its own that none is open in while Keycloak is asked.
 * An invitation may have been moved meanwhile: a note then changes no state, and what has to follow is done next.
 */
@ApplicationScoped
class InvitationRecords {

    /** For how long one replica has an invitation for itself: longer than Keycloak may take. */
    private static final Duration AT_IT = Duration.ofMinutes(1);

    private final InvitationRepository repository;
    private final Transitions history;
    private final Audit audit;
    private final CountyTime time;
    private final InvitationSettings settings;

    InvitationRecords(
            InvitationRepository repository,
            Transitions history,
            Audit audit,
            CountyTime time,
            InvitationSettings settings) {
        this.repository = repository;
        this.history = history;
        this.audit = audit;
        this.time = time;
        this.settings = settings;
    }

    /** Ends the invitations of people whose last day is over; how many. */
    @WithTransaction
    Uni<Integer> endThoseWhoLeft(int most) {
        return repository
                .takeThoseWhoLeft(time.today(), most)
                .call(found -> InOrder.each(
                        found, each -> apply(each, "责任人职责已结束", left -> left.end(InvitationState.ENDED, time.now()))))
                .map(List::size);
    }

    /**
     * Takes one that is due, so that other replicas leave it alone for as long as Keycloak may take for it; {@code null} where
     * none is. More would wait for each other and be taken by another replica meanwhile.
     */
    @WithTransaction
    Uni<InvitationView> takeDue() {
        return repository
                .takeDue(time.now(), 1)
                .invoke(found ->
                        found.forEach(each -> each.leaveAloneUntil(time.now().plus(AT_IT))))
                .call(repository::flush)
                .map(found -> found.isEmpty() ? null : found.get(0).view());
    }

    /** Takes one that was just written down; absent, as {@code null}, where somebody is at it already. */
    @WithTransaction
    Uni<InvitationView> take(InvitationView asked) {
        return repository.requireLocked(asked.id()).chain(found -> {
            if (found.revision() != asked.revision()) {
                return Uni.createFrom().nullItem();
            }
            found.leaveAloneUntil(time.now().plus(AT_IT));
            return repository.flush().map(flushed -> found.view());
        });
    }

    /** By mail: whoever made the account asks for the mail next, and others would ask for a second one. */
    @WithTransaction
    Uni<InvitationView> made(UUID id, String account) {
        return note(
                id,
                "账号已开通",
                found -> found.made(
                        account,
                        settings.byMail() && found.state().isLive() ? time.now().plus(AT_IT) : next(found)));
    }

    @WithTransaction
    Uni<InvitationView> sent(UUID id) {
        return note(id, "登录方式已交付", found -> found.sent(next(found)));
    }

    @WithTransaction
    Uni<InvitationView> accepted(UUID id) {
        return note(id, "本人已完成首次登录要求", found -> found.settle(InvitationState.SENT, InvitationState.ACCEPTED));
    }

    @WithTransaction
    Uni<InvitationView> refused(UUID id, String code) {
        return note(id, "账号系统拒绝：" + code, found -> found.refuse(code));
    }

    /** It is not accepted and its last day is over, unless somebody moved it meanwhile. */
    @WithTransaction
    Uni<InvitationView> expired(UUID id, InvitationState from) {
        return note(id, "逾期未接受", found -> {
            if (found.state() == from) {
                found.end(InvitationState.EXPIRED, time.now());
            }
        });
    }

    @WithTransaction
    Uni<InvitationView> shut(UUID id) {
        return note(id, "", Invitation::shut);
    }

    @WithTransaction
    Uni<InvitationView> asBefore(UUID id) {
        return note(id, "", found -> found.succeeded(next(found)));
    }

    @WithTransaction
    Uni<InvitationView> failed(UUID id) {
        return note(id, "", found -> found.failed(time.now(), settings.longestPause()));
    }

    private Instant next(Invitation found) {
        return found.state().isLive() ? time.now().plus(settings.lookAgain()) : time.now();
    }

    private Uni<InvitationView> note(UUID id, String reason, Consumer<Invitation> what) {
        return repository
                .requireLocked(id)
                .call(found -> apply(found, reason, what))
                .map(Invitation::view);
    }

    private Uni<Void> apply(Invitation found, String reason, Consumer<Invitation> what) {
        var before = found.state();
        what.accept(found);
        if (found.state() == before) {
            return repository.flush();
        }
        var entry = AuditEntry.of(ServiceItself.CALLER, "move-invitation", found.path(), "R4.1")
                .with("unit", found.unit())
                .with("from", before)
                .with("to", found.state());
        return repository
                .flush()
                .chain(() -> history.add(
                        found.path(), ServiceItself.CALLER, new Step(before, found.state(), reason, List.of())))
                .chain(() -> audit.record(entry));
    }
}
