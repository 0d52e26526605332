package cn.etown.kit.task;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Where a task stands in a work list: by its day, then by what it is about, then by its kind. Texts are compared code unit by
 * code unit, as {@code collate "C"} does for what stands in paths.
 *
 * @param due the last day on which the task is in time; {@link #SOME_DAY} where no day is set
 */
public record TaskPosition(LocalDate due, String object, String kind) implements Comparable<TaskPosition> {

    /** Where a task stands that has no day set: behind all others. */
    public static final LocalDate SOME_DAY = LocalDate.of(9999, 12, 31);

    private static final Comparator<TaskPosition> BY_DAY = Comparator.comparing(TaskPosition::due)
            .thenComparing(TaskPosition::object)
            .thenComparing(TaskPosition::kind);

    @Override
    public int compareTo(TaskPosition other) {
        return BY_DAY.compare(this, other);
    }

    /** The position as one line, which {@link #ofText} reads back. */
    String text() {
        return due + " " + kind + " " + object;
    }

    /** @throws IllegalArgumentException where {@code text} is no position */
    static TaskPosition ofText(String text) {
        var parts = text.split(" ", 3);
        if (parts.length != 3) {
            throw noPosition(text);
        }
        return new TaskPosition(dayOf(parts[0]), parts[2], parts[1]);
    }

    private static LocalDate dayOf(String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.isBefore(LocalDate.EPOCH) || day.isAfter(SOME_DAY)) {
                throw noPosition(text);
            }
            return day;
        } catch (DateTimeException noDay) {
            throw noPosition(text);
        }
    }

    private static IllegalArgumentException noPosition(String text) {
        return new IllegalArgumentException("No position of a task: " + text);
    }
}
