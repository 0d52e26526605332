package cn.etown.kit.task;

import cn.etown.kit.problem.Text;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One thing somebody owes (待办).
 *
 * @param kind what sort of duty, kebab-case, such as {@code answer-ticket}; stable
 * @param title what is to be done, for a person to read
 * @param unit the code of the unit that owes it, or {@code null} where the center does
 * @param due the last day on which it is in time, or {@code null} where no day is set
 * @param clause the clause of the regulation that asks for it
 * @param object what it is about, as in its path: {@code tickets/0192…}
 * @param act the request that does what is owed, or {@code null} where no single one does
 */
public record Task(String kind, Text title, String unit, LocalDate due, String clause, String object, Act act)
        implements Comparable<Task> {

    /**
     * The request that does what is owed.
     *
     * @param method of HTTP, such as {@code POST}
     * @param path below the root of the service, as {@code object}: {@code tickets/0192…/transitions}
     */
    public record Act(String method, String path) {

        public Act {
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(path, "path");
        }
    }

    public Task {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(object, "object");
    }

    /** A task that no single request does. */
    public Task(String kind, Text title, String unit, LocalDate due, String clause, String object) {
        this(kind, title, unit, due, clause, object, null);
    }

    /** The same task, done by this request. */
    public Task toAct(String method, String path) {
        return new Task(kind, title, unit, due, clause, object, new Act(method, path));
    }

    /** Where it stands in a work list. */
    public TaskPosition position() {
        return new TaskPosition(due == null ? TaskPosition.SOME_DAY : due, object, kind);
    }

    /** The most urgent first. */
    @Override
    public int compareTo(Task other) {
        return position().compareTo(other.position());
    }
}
