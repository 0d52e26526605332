package cn.etown.collection.due;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskPlace;
import cn.etown.kit.task.TaskPosition;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * A unit sends what is due of it, the missing first; the operator sees which units miss (R4.3b). What is not due yet is owed from
 * the last day of its period on: before that it cannot be sent.
 */
@ApplicationScoped
class DueTasks implements TaskSource {

    private static final String PATH = "expected-batches/";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final String OWED = """
            select e.id, e.interface, coalesce(i.name, e.interface), e.period_from, e.period_to, e.due_at, e.due_day, e.state
            from expected_batch e left join interface i on i.code = e.interface
            where e.unit = ?1 and e.state in ('WAITING', 'MISSING') and e.period_to <= ?2 and (e.due_day, e.id) > (?3, ?4)
            order by e.due_day, e.id limit ?5""";

    private static final String MISSED = """
            select e.unit, coalesce(max(u.name), e.unit), count(*), min(e.due_day)
            from expected_batch e left join unit u on u.code = e.unit
            where e.state = 'MISSING' group by e.unit order by min(e.due_day), e.unit collate "C" limit ?1""";

    private final CountyTime time;

    DueTasks(CountyTime time) {
        this.time = time;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        return caller.is(Roles.OPERATOR) ? missed(most) : owed(caller, TaskPlace.START, most);
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, TaskPosition after, int most) {
        return caller.is(Roles.OPERATOR)
                ? TaskSource.super.owedBy(caller, after, most)
                : owed(caller, TaskPlace.of(after, PATH), most);
    }

    private Uni<List<Task>> owed(Caller caller, TaskPlace after, int most) {
        boolean sends = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        if (!sends || caller.unit().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String unit = caller.unit().get();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWED, Object[].class)
                        .setParameter(1, unit)
                        .setParameter(2, time.today())
                        .setParameter(3, after.due())
                        .setParameter(4, after.id())
                        .setParameter(5, most)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> send(unit, row)).toList());
    }

    private Uni<List<Task>> missed(int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MISSED, Object[].class)
                        .setParameter(1, most)
                        .getResultList())
                .map(rows -> rows.stream().map(DueTasks::pursue).toList());
    }

    private Task send(String unit, Object[] row) {
        boolean missing = row[7].equals("MISSING");
        String of = row[2] + "（" + row[1] + "）";
        String period = row[3].equals(row[4]) ? row[3].toString() : row[3] + " 至 " + row[4];
        String by = instant(row[5]).atZone(time.zone()).format(MINUTE);
        return new Task(
                        missing ? "send-missing-batch" : "send-batch",
                        new Text(
                                (missing ? "缺报：" : "") + "报送“" + of + "”" + period + " 的数据，最晚 " + by,
                                (missing ? "Missing: send " : "Send ") + "the batch of " + row[1] + " for " + row[3]
                                        + "/" + row[4] + " by " + by),
                        unit,
                        (LocalDate) row[6],
                        "R4.3b",
                        PATH + (UUID) row[0])
                .toAct("POST", "batches");
    }

    private static Task pursue(Object[] row) {
        return new Task(
                "pursue-missing-batches",
                new Text(
                        "单位“" + row[1] + "”缺报 " + row[2] + " 个批次，请督促",
                        "The unit " + row[1] + " misses " + row[2] + " batches; see that it sends them"),
                null,
                (LocalDate) row[3],
                "R4.3b",
                "expected-batches?state=MISSING&unit=" + row[0]);
    }

    private static Instant instant(Object at) {
        return at instanceof Instant instant ? instant : ((java.time.OffsetDateTime) at).toInstant();
    }
}
