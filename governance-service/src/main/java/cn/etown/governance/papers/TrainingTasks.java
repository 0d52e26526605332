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

/** Operators record who came to a session that was held, until it is known of every invited unit (R8.5). */
@ApplicationScoped
class TrainingTasks implements TaskSource {

    private final TrainingRepository trainings;
    private final CountyTime time;
    private final PapersSettings settings;

    TrainingTasks(TrainingRepository trainings, CountyTime time, PapersSettings settings) {
        this.trainings = trainings;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        return caller.is(Roles.OPERATOR)
                ? trainings
                        .toRecord(time.today(), most)
                        .map(found -> found.stream().map(this::record).toList())
                : Uni.createFrom().item(List.of());
    }

    private Task record(TrainingSession session) {
        return new Task(
                        "record-attendance",
                        new Text(
                                "登记 " + session.heldOn() + " 培训“" + session.topic() + "”的到训情况",
                                "Record who came to the training " + session.topic() + " on " + session.heldOn()),
                        null,
                        session.heldOn().plusDays(settings.attendanceDays()),
                        "R8.5",
                        session.path())
                .toAct("POST", session.path() + "/attendances");
    }
}
