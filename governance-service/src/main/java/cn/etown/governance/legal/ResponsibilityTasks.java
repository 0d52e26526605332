package cn.etown.governance.legal;

import cn.etown.governance.legal.InterfaceResponsibilityRepository.Unanswered;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** The unit's signer names who answers for a live interface when nobody does, or soon will not (R3.2f). */
@ApplicationScoped
class ResponsibilityTasks implements TaskSource {

    private final InterfaceResponsibilityRepository repository;
    private final CountyTime time;
    private final LegalSettings settings;

    ResponsibilityTasks(InterfaceResponsibilityRepository repository, CountyTime time, LegalSettings settings) {
        this.repository = repository;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        var today = time.today();
        var warned = today.plusDays(settings.responsibleWarningDays());
        return caller.unit()
                .filter(unit -> caller.is(Roles.SIGNER))
                .map(unit -> repository
                        .unanswered(unit, today, warned, most)
                        .map(found ->
                                found.stream().map(ResponsibilityTasks::name).toList()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private static Task name(Unanswered unanswered) {
        return new Task(
                        "name-interface-responsible",
                        new Text(
                                "确定接口“" + unanswered.name() + "”（" + unanswered.code() + "）的责任人",
                                "Name who answers for the interface " + unanswered.name() + " (" + unanswered.code()
                                        + ")"),
                        unanswered.unit(),
                        unanswered.lastDay(),
                        "R3.2f",
                        "interfaces/" + unanswered.code())
                .toAct("POST", "interfaces/" + unanswered.code() + "/responsible-people");
    }
}
