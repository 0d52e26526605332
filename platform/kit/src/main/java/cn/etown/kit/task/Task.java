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
 */
public record Task(String kind, Text title, String unit, LocalDate due, String clause, String object)
        implements Comparable<Task> {

    public Task {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(object, "object");
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
