package cn.etown.collection.judging;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;

/** The operator sees to batches that cannot be judged: they stay owed an answer, and others wait for them (R4.3b). */
@ApplicationScoped
class UnjudgedTasks implements TaskSource {

    private static final String STUCK = """
            select b.id, coalesce(u.name, b.unit), b.interface, b.judge_attempts, (b.sealed_at at time zone ?2)\\:\\:date as day
            from batch b left join unit u on u.code = b.unit
            where b.state = 'VALIDATING' and b.judge_attempts >= ?1 order by day, b.id limit ?3""";

    private final CountyTime time;

    UnjudgedTasks(CountyTime time) {
        this.time = time;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (!caller.is(Roles.OPERATOR)) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STUCK, Object[].class)
                        .setParameter(1, WaitingBatches.TOO_OFTEN)
                        .setParameter(2, time.zone().getId())
                        .setParameter(3, most)
                        .getResultList())
                .map(rows -> rows.stream().map(UnjudgedTasks::lookInto).toList());
    }

    private static Task lookInto(Object[] row) {
        return new Task(
                "look-into-judgement",
                new Text(
                        "单位“" + row[1] + "”经“" + row[2] + "”报送的批次 " + row[3] + " 次校验未能完成，请查明原因",
                        "A batch of " + row[2] + " could not be judged in " + row[3] + " attempts; find out why"),
                null,
                (LocalDate) row[4],
                "R4.3b",
                "batches/" + row[0]);
    }
}
