package cn.etown.kit.task;

import cn.etown.kit.problem.Text;

import java.time.LocalDate;
import java.util.Comparator;
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

    /** Where a task stands that has no day set: behind all others. */
    static final LocalDate SOME_DAY = LocalDate.of(9999, 12, 31);

    private static final Comparator<Task> BY_DAY =
            Comparator.comparing(Task::key).thenComparing(Task::object).thenComparing(Task::kind);

    public Task {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(object, "object");
    }

    private LocalDate key() {
        return due == null ? SOME_DAY : due;
    }

    /** The most urgent first. */
    @Override
    public int compareTo(Task other) {
        return BY_DAY.compare(this, other);
    }
}
