package cn.etown.kit.task;

import java.time.LocalDate;
import java.util.UUID;

/** Behind which tasks on things of one kind, each with an id in its path, more are wanted: by their day, then by the id. */
public record TaskPlace(LocalDate due, UUID id) {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    public static final TaskPlace START = new TaskPlace(LocalDate.EPOCH, FIRST);

    /**
     * The same place among the tasks of all features: on its day those on things of this kind stand where their paths do.
     *
     * @param path of the kind, with its slash: {@code tickets/}
     */
    public static TaskPlace of(TaskPosition position, String path) {
        if (position.object().startsWith(path)) {
            return new TaskPlace(position.due(), idOf(position.object().substring(path.length())));
        }
        boolean theyFollow = position.object().compareTo(path) < 0;
        return new TaskPlace(position.due(), theyFollow ? FIRST : LAST);
    }

    /** Behind which id the tasks without a day are wanted. */
    public UUID idWithoutDay() {
        return due.equals(TaskPosition.SOME_DAY) ? id : FIRST;
    }

    /** What is no id was put into the cursor by somebody: then the whole day is told. */
    private static UUID idOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            return FIRST;
        }
    }
}
