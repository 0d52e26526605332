package cn.etown.kit.task;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Two features with duties, one for each source; their days lie between each other's. */
final class PlayedDuties {

    private PlayedDuties() {}

    /** Owed by the caller's unit, on the odd days of October 2020, and one without a day. */
    @ApplicationScoped
    static class OfTheUnit implements TaskSource {

        @Override
        public Uni<List<Task>> owedBy(Caller caller, int most) {
            String unit = caller.unit().orElse("-");
            var tasks = IntStream.rangeClosed(0, 5)
                    .mapToObj(i -> new Task(
                                    "water-thing",
                                    new Text("浇水", "Water it"),
                                    unit,
                                    i == 5 ? null : LocalDate.of(2020, 10, 1 + 2 * i),
                                    "R1",
                                    "things/" + i)
                            .toAct("PUT", "things/" + i));
            return Uni.createFrom().item(tasks.limit(most).toList());
        }
    }

    /** Owed by signers, on the even days of October 2020 and one in a far future. */
    @ApplicationScoped
    static class OfSigners implements TaskSource {

        @Override
        public Uni<List<Task>> owedBy(Caller caller, int most) {
            var tasks = IntStream.rangeClosed(1, caller.is(Roles.SIGNER) ? 5 : 0)
                    .mapToObj(i -> new Task(
                            "sign-thing",
                            new Text("签字", "Sign it"),
                            caller.unit().orElse("-"),
                            i == 5 ? LocalDate.of(2999, 1, 1) : LocalDate.of(2020, 10, 2 * i),
                            "R1",
                            "things/" + i));
            return Uni.createFrom().item(tasks.limit(most).toList());
        }
    }
}
