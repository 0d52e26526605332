package cn.etown.governance.coverage;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** The answers for missing items that a governor owes a decision on (R8.2): until then they keep the duty off the unit. */
@ApplicationScoped
class AnswerTasks implements TaskSource {

    private final ItemAnswerRepository answers;

    AnswerTasks(ItemAnswerRepository answers) {
        this.answers = answers;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        return caller.is(Roles.GOVERNOR)
                ? answers.waiting(most)
                        .map(waiting -> waiting.stream()
                                .map(AnswerTasks::decide)
                                .sorted()
                                .toList())
                : Uni.createFrom().item(List.of());
    }

    private static Task decide(ItemAnswerRepository.Waiting answer) {
        return new Task(
                        "decide-data-item-answer",
                        new Text(
                                "审核源系统“" + answer.systemName() + "”等 " + answer.items() + " 个未接数据项的答复",
                                "Decide on the answer for " + answer.items() + " missing data items, of "
                                        + answer.systemName()),
                        null,
                        answer.due(),
                        "R8.2",
                        "data-item-answers/" + answer.id())
                .toAct("POST", "data-item-answers/" + answer.id() + "/transitions");
    }
}
