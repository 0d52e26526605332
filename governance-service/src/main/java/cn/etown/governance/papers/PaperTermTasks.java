package cn.etown.governance.papers;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** The center decides on papers that were filed; the unit files those anew that end soon (R8.5). */
@ApplicationScoped
class PaperTermTasks implements TaskSource {

    private final SystemPaperRepository papers;
    private final CountyTime time;
    private final PapersSettings settings;

    PaperTermTasks(SystemPaperRepository papers, CountyTime time, PapersSettings settings) {
        this.papers = papers;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (caller.is(Roles.OPERATOR)) {
            return papers.toDecide(most)
                    .map(found -> found.stream().map(PaperTermTasks::decide).toList());
        }
        boolean files = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        var today = time.today();
        return caller.unit()
                .filter(unit -> files)
                .map(unit -> papers.ending(unit, today, today.plusDays(settings.paperWarningDays()), most)
                        .map(found -> found.stream().map(PaperTermTasks::renew).toList()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private static Task decide(SystemPaperRepository.Owed paper) {
        var kind = paper.kind().title();
        return new Task(
                        "decide-paper",
                        new Text(
                                "审核源系统“" + paper.system() + "”的" + kind.zh(),
                                "Decide on the " + kind.en() + " of the source system " + paper.system()),
                        null,
                        paper.day(),
                        "R8.5",
                        "system-papers/" + paper.id())
                .toAct("POST", "system-papers/" + paper.id() + "/transitions");
    }

    private static Task renew(SystemPaperRepository.Owed paper) {
        var kind = paper.kind().title();
        return new Task(
                        "renew-paper",
                        new Text(
                                "源系统“" + paper.system() + "”的" + kind.zh() + "即将到期，请报送新版本",
                                "The " + kind.en() + " of the source system " + paper.system()
                                        + " ends; file a new version"),
                        paper.unit(),
                        paper.day(),
                        "R8.5",
                        "system-papers/" + paper.id())
                .toAct("POST", "source-systems/" + paper.sourceSystem() + "/papers");
    }
}
