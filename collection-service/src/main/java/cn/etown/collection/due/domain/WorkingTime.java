package cn.etown.collection.due.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Counts terms of one interface in working days of the published calendar. A day on which the center had the interface suspended
 * does not count, as its provider could send nothing.
 */
public final class WorkingTime {

    private final InterfaceLife life;
    private final LoadedCalendar calendar;
    private final ZoneId zone;

    public WorkingTime(InterfaceLife life, LoadedCalendar calendar, ZoneId zone) {
        this.life = life;
        this.calendar = calendar;
        this.zone = zone;
    }

    /**
     * So many working days after {@code at}, at the same time of the day.
     *
     * @throws YearNotLoaded when the term reaches into a year whose calendar is not loaded
     */
    public Instant after(Instant at, int workingDays) {
        LocalDate day = InterfaceLife.dueDay(at, zone);
        LocalDate last = workingDays == 0
                ? day
                : Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                        .filter(this::counts)
                        .skip(workingDays - 1L)
                        .findFirst()
                        .orElseThrow();
        return at.atZone(zone).plusDays(ChronoUnit.DAYS.between(day, last)).toInstant();
    }

    /**
     * How many working days lie after the day on which something was due, up to and including that of {@code at}; 0 where it came
     * on that day, only later.
     *
     * @throws YearNotLoaded when a year between them is not loaded
     */
    public int between(Instant dueAt, Instant at) {
        LocalDate due = InterfaceLife.dueDay(dueAt, zone);
        LocalDate came = at.atZone(zone).toLocalDate();
        return came.isAfter(due)
                ? (int) due.plusDays(1)
                        .datesUntil(came.plusDays(1))
                        .filter(this::counts)
                        .count()
                : 0;
    }

    private boolean counts(LocalDate day) {
        return calendar.isWorkingDay(day) && !life.wasStoppedOn(day);
    }
}
