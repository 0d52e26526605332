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
     * @param most at least this many, the most urgent ones, where there are more
     */
    Uni<List<Task>> owedBy(Caller caller, int most);
}
