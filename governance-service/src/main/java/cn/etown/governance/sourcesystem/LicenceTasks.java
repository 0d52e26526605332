package cn.etown.governance.sourcesystem;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.function.BiFunction;

/** What is owed about licences: the unit renews in time, the center decides on what was proposed (R5.3). */
@ApplicationScoped
class LicenceTasks implements TaskSource {

    private final LicenceVersionRepository repository;
    private final SourceSystemRepository systems;
    private final CountyTime time;
    private final LicenceSettings settings;

    LicenceTasks(
            LicenceVersionRepository repository,
            SourceSystemRepository systems,
            CountyTime time,
            LicenceSettings settings) {
        this.repository = repository;
        this.systems = systems;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (caller.is(Roles.OPERATOR) || caller.is(Roles.GOVERNOR)) {
            return repository.proposed(most).chain(found -> named(found, LicenceTasks::decide));
        }
        boolean speaksForIt = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        var warned = time.today().plusDays(settings.warningDays());
        return caller.unit()
                .filter(unit -> speaksForIt)
                .map(unit -> repository.endingBy(unit, warned, most).chain(found -> named(found, LicenceTasks::renew)))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<Task>> named(List<LicenceVersion> found, BiFunction<LicenceVersion, String, Task> task) {
        return systems.names(found.stream().map(LicenceVersion::sourceSystem).toList())
                .map(names -> found.stream()
                        .map(each -> task.apply(each, names.get(each.sourceSystem())))
                        .toList());
    }

    private static Task decide(LicenceVersion proposed, String system) {
        return new Task(
                        "decide-licence",
                        new Text("审核外部数据资源 " + system + " 的许可", "Decide on the licence of the source " + system),
                        null,
                        proposed.decisionDue(),
                        "R5.3",
                        proposed.path())
                .toAct("POST", proposed.path() + "/transitions");
    }

    private static Task renew(LicenceVersion ending, String system) {
        return new Task(
                        "renew-licence",
                        new Text(
                                "外部数据资源 " + system + " 的许可到期，请续期",
                                "The licence of the source " + system + " ends; renew it"),
                        ending.unit(),
                        ending.untilDay(),
                        "R5.3",
                        "source-systems/" + ending.sourceSystem())
                .toAct("POST", "source-systems/" + ending.sourceSystem() + "/licences");
    }
}
