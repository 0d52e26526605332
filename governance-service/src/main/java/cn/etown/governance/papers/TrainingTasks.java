package cn.etown.governance.papers;

import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermLengths;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Operators record who came to a session that was held, until it is known of every invited unit (R8.5). */
@ApplicationScoped
class TrainingTasks implements TaskSource {

    private final TrainingRepository trainings;
    private final CountyTime time;
    private final ClockSettings clocks;

    TrainingTasks(TrainingRepository trainings, CountyTime time, ClockSettings clocks) {
        this.trainings = trainings;
        this.time = time;
        this.clocks = clocks;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        return caller.is(Roles.OPERATOR)
                ? clocks.lengths(Matter.TRAINING, Term.ATTENDANCE)
                        .chain(lengths -> trainings
                                .toRecord(time.today(), most)
                                .map(found -> found.stream()
                                        .map(session -> record(session, lengths))
                                        .toList()))
                : Uni.createFrom().item(List.of());
    }

    private static Task record(TrainingSession session, TermLengths lengths) {
        return new Task(
                        "record-attendance",
                        new Text(
                                "登记 " + session.heldOn() + " 培训“" + session.topic() + "”的到训情况",
                                "Record who came to the training " + session.topic() + " on " + session.heldOn()),
                        null,
                        lengths.due(session.heldOn()).orElse(null),
                        "R8.5",
                        session.path())
                .toAct("POST", session.path() + "/attendances");
    }
}
