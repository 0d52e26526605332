package cn.etown.governance.desk;

import cn.etown.kit.task.TaskPosition;

import java.time.LocalDate;
import java.util.UUID;

/** Behind which duties on tickets are wanted: by their day, then by the ticket. */
record DutyPlace(LocalDate due, UUID id) {

    static final DutyPlace START = new DutyPlace(LocalDate.EPOCH, new UUID(0, 0));

    /** The same place among the tasks of all features: on its day those of a ticket stand where their paths do. */
    static DutyPlace of(TaskPosition position) {
        if (position.object().startsWith(Ticket.PATH)) {
            return new DutyPlace(position.due(), idOf(position.object().substring(Ticket.PATH.length())));
        }
        boolean ticketsFollow = position.object().compareTo(Ticket.PATH) < 0;
        return new DutyPlace(position.due(), ticketsFollow ? START.id() : new UUID(-1, -1));
    }

    /** What is no id was put into the cursor by somebody: then the whole day is told. */
    private static UUID idOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            return START.id();
        }
    }
}
