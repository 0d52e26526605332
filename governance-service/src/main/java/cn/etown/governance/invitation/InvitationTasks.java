package cn.etown.governance.invitation;

import cn.etown.governance.invitation.domain.InvitationState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;

/** Who invited owes the rest: to hand over the way in, and to invite anew or let it be where an invitation failed (R4.1). */
@ApplicationScoped
class InvitationTasks implements TaskSource {

    private final InvitationRepository repository;

    InvitationTasks(InvitationRepository repository) {
        this.repository = repository;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (caller.is(Roles.OPERATOR)) {
            return repository.waiting(Optional.empty(), most).map(InvitationTasks::tasks);
        }
        return caller.unit().isPresent() && caller.is(Roles.SIGNER)
                ? repository.waiting(caller.unit(), most).map(InvitationTasks::tasks)
                : Uni.createFrom().item(List.of());
    }

    private static List<Task> tasks(List<Invitation> waiting) {
        return waiting.stream().map(InvitationTasks::task).toList();
    }

    private static Task task(Invitation waiting) {
        return waiting.state() == InvitationState.ACCOUNT_MADE
                ? task(waiting, "deliver-invitation", "交付登录方式：", "Hand over the way into the account ")
                        .toAct("POST", waiting.path() + "/deliveries")
                : task(
                                waiting,
                                "invite-anew",
                                "邀请未成，请重新邀请或撤回：",
                                "Invite anew, or withdraw the invitation that failed: ")
                        .toAct("POST", "invitations");
    }

    private static Task task(Invitation waiting, String kind, String zh, String en) {
        var title = new Text(zh + waiting.loginName(), en + waiting.loginName());
        return new Task(kind, title, waiting.owingUnit(), waiting.untilDay(), "R4.1", waiting.path());
    }
}
