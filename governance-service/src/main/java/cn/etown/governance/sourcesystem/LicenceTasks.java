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

/** What is owed about licences: the unit renews in time, the center decides on what was proposed (R5.3). */
@ApplicationScoped
class LicenceTasks implements TaskSource {

    private final LicenceVersionRepository repository;
    private final CountyTime time;
    private final LicenceSettings settings;

    LicenceTasks(LicenceVersionRepository repository, CountyTime time, LicenceSettings settings) {
        this.repository = repository;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (caller.is(Roles.OPERATOR) || caller.is(Roles.GOVERNOR)) {
            return repository
                    .proposed(most)
                    .map(found -> found.stream().map(this::decide).toList());
        }
        boolean speaksForIt = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        var warned = time.today().plusDays(settings.warningDays());
        return caller.unit()
                .filter(unit -> speaksForIt)
                .map(unit -> repository
                        .endingBy(unit, warned, most)
                        .map(found -> found.stream().map(LicenceTasks::renew).toList()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Task decide(LicenceVersion proposed) {
        return new Task(
                "decide-licence",
                new Text("审核外部数据资源的许可", "Decide on the licence of a source"),
                null,
                null,
                "R5.3",
                proposed.path());
    }

    private static Task renew(LicenceVersion ending) {
        return new Task(
                "renew-licence",
                new Text("外部数据资源的许可到期，请续期", "The licence of a source ends; renew it"),
                ending.unit(),
                ending.untilDay(),
                "R5.3",
                "source-systems/" + ending.sourceSystem());
    }
}
