package cn.etown.collection.due;

import cn.etown.collection.due.domain.InterfaceLife;
import cn.etown.collection.due.domain.Ladder;
import cn.etown.collection.due.domain.LoadedCalendar;
import cn.etown.collection.due.domain.ReminderStep;
import cn.etown.collection.due.domain.WorkingTime;
import cn.etown.collection.due.domain.YearNotLoaded;
import cn.etown.collection.terms.domain.InForce;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** By what the expected batches of one interface are settled at one moment. */
record Terms(InterfaceLife life, LoadedCalendar calendar, ZoneId zone, InForce<Ladder> ladders, Instant now) {

    boolean takesData() {
        return life.takesDataAt(now);
    }

    /** Working days late; {@code null} while the calendar of a year is not loaded. */
    Integer daysLate(Instant dueAt, Instant sealedAt) {
        try {
            return workingTime().between(dueAt, sealedAt);
        } catch (YearNotLoaded later) {
            return null;
        }
    }

    /** When a step is to be given; {@code null} while the calendar of a year is not loaded. */
    Instant at(ReminderStep step, Instant from, LocalDate dueDay) {
        try {
            return ladderOf(dueDay).at(step, from, workingTime());
        } catch (YearNotLoaded later) {
            return null;
        }
    }

    Ladder ladderOf(LocalDate dueDay) {
        return ladders.on(dueDay);
    }

    private WorkingTime workingTime() {
        return new WorkingTime(life, calendar, zone);
    }
}
