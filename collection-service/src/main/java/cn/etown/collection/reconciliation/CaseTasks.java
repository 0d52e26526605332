package cn.etown.collection.reconciliation;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskPlace;
import cn.etown.kit.task.TaskPosition;
import cn.etown.kit.task.TaskSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A unit answers what it is asked about records that differ (R4.3b). */
@ApplicationScoped
class CaseTasks implements TaskSource {

    private static final String PATH = "reconciliation-cases/";

    private static final String OWED = """
            select c.id, c.interface, coalesce(i.name, c.interface), c.period_from, c.period_to, c.due_day
            from reconciliation_case c left join interface i on i.code = c.interface
            where c.unit = ?1 and c.state = 'OPEN' and c.due_day is not null and (c.due_day, c.id) > (?2, ?3)
            order by c.due_day, c.id limit ?4""";

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        return owed(caller, TaskPlace.START, most);
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, TaskPosition after, int most) {
        return owed(caller, TaskPlace.of(after, PATH), most);
    }

    private Uni<List<Task>> owed(Caller caller, TaskPlace after, int most) {
        if (!caller.is(Roles.SIGNER) || caller.unit().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String unit = caller.unit().get();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWED, Object[].class)
                        .setParameter(1, unit)
                        .setParameter(2, after.due())
                        .setParameter(3, after.id())
                        .setParameter(4, most)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> answer(unit, row)).toList());
    }

    private static Task answer(String unit, Object[] row) {
        String period = row[3].equals(row[4]) ? row[3].toString() : row[3] + " 至 " + row[4];
        return new Task(
                        "answer-reconciliation-case",
                        new Text(
                                "“" + row[2] + "”（" + row[1] + "）" + period + " 的数据与对账单不一致，请更正或说明",
                                "The records of " + row[1] + " for " + row[3] + "/" + row[4]
                                        + " are not what was stated: put them right or explain"),
                        unit,
                        (LocalDate) row[5],
                        "R4.3b",
                        PATH + (UUID) row[0])
                .toAct("POST", PATH + row[0] + "/transitions");
    }
}
