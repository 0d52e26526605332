package cn.etown.kit.task;

import cn.etown.kit.caller.Caller;
import io.smallrye.mutiny.Uni;

import java.util.List;

/** A feature that knows of duties. Each feature with duties has one; the work list is made of all of them. */
public interface TaskSource {

    /**
     * What {@code caller} owes: people of a unit what their unit owes and their role can do, people of the center what the
     * center owes. Runs in a transaction of Hibernate Reactive.
     *
     * @param most at least this many, the first ones by {@link TaskPosition}, where there are more; fewer than this many
     *     say that there are no more. What comes beyond so many may have gaps
     */
    Uni<List<Task>> owedBy(Caller caller, int most);

    /**
     * What {@code caller} owes behind a position, for a later page of the list.
     *
     * <p>As it stands it asks {@link #owedBy(Caller, int)} for more and more until enough lie behind the position. A source
     * whose lists can grow long answers by a query that begins there instead.
     *
     * @param after where the page before ended; it need not be a task of this source, nor still be owed
     * @param most as above, counted behind the position
     */
    default Uni<List<Task>> owedBy(Caller caller, TaskPosition after, int most) {
        return owedBehind(caller, after, most, most);
    }

    private Uni<List<Task>> owedBehind(Caller caller, TaskPosition after, int most, int asked) {
        return owedBy(caller, asked).chain(found -> {
            // Of lists that were put together each has its first ones: only so many of all are the first of all.
            var behind = found.stream()
                    .sorted()
                    .limit(asked)
                    .filter(task -> task.position().compareTo(after) > 0)
                    .toList();
            boolean thatIsAll = found.size() < asked;
            return thatIsAll || behind.size() >= most
                    ? Uni.createFrom().item(behind)
                    : owedBehind(caller, after, most, 2 * asked);
        });
    }
}
