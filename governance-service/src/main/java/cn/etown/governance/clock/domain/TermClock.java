package cn.etown.governance.clock.domain;

import cn.etown.kit.calendar.WorkingCalendar;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A term in working days that runs for whoever must act (R1). It pauses while the other side owes an answer, as long as its
 * pauses are not used up, and can be extended once. Whether it was kept follows from its days alone.
 *
 * @param startedOn the day it began, which does not count
 * @param workingDays its length without extension
 * @param due the last day on which it is kept, as pauses and extension have left it
 * @param pausedOn since when it pauses, or {@code null}
 * @param pausedDays how many working days its pauses have taken that are over, each at least one
 * @param extendedBy by how many working days it was extended; 0 where it was not
 * @param stoppedOn the day what it ran for was done or fell away, or {@code null}
 */
public record TermClock(
        LocalDate startedOn,
        int workingDays,
        LocalDate due,
        LocalDate pausedOn,
        int pausedDays,
        int extendedBy,
        LocalDate stoppedOn) {

    public TermClock {
        Objects.requireNonNull(startedOn, "startedOn");
        Objects.requireNonNull(due, "due");
    }

    /** @throws RuleRefused {@code calendar-missing}, when the term reaches into a year whose calendar is not loaded */
    public static TermClock start(LocalDate today, int workingDays, WorkingCalendar calendar) {
        return new TermClock(today, workingDays, calendar.after(today, workingDays), null, 0, 0, null);
    }

    /** Whether the term is not kept, as of {@code today}; a pause or the end of it stops the count. */
    public boolean isOver(LocalDate today) {
        return lastCounted(today).isAfter(due);
    }

    /**
     * The other side owes an answer: from the day after {@code today} on no day counts.
     *
     * @param most how many working days its pauses may have taken by then; however long the other side takes for its answer
     *     now, nothing is lost by it
     */
    public TermClock pause(LocalDate today, int most) {
        mustRun();
        if (pausedDays >= most) {
            throw refused(
                    "pauses-used-up",
                    "期限累计已暂停 " + pausedDays + " 个工作日，达到上限 " + most + "，不能再暂停",
                    "It has paused for " + pausedDays + " working days in all, of " + most + ": it cannot pause again");
        }
        return new TermClock(startedOn, workingDays, due, today, pausedDays, extendedBy, null);
    }

    /**
     * The answer has come: the working days that were left when the pause began follow upon {@code today}, at least one. A
     * pause within which no working day lies moves no day that is still to come, and one that began too late moves none.
     */
    public TermClock resume(LocalDate today, WorkingCalendar calendar) {
        if (pausedOn == null || stoppedOn != null) {
            throw notRunning();
        }
        int paused = calendar.between(pausedOn, today);
        boolean nothingGained = pausedOn.isAfter(due) || paused == 0 && !today.isAfter(due);
        LocalDate later = nothingGained ? due : calendar.after(today, Math.max(1, calendar.between(pausedOn, due)));
        return new TermClock(startedOn, workingDays, later, null, pausedDays + Math.max(1, paused), extendedBy, null);
    }

    /**
     * Moves the end on, once and before it is past.
     *
     * @param days working days, at least 1
     * @param most how many are allowed
     */
    public TermClock extend(int days, int most, LocalDate today, WorkingCalendar calendar) {
        mustRun();
        if (extendedBy > 0) {
            throw refused("clock-extended-already", "期限只能延长一次", "A term is extended once only");
        }
        if (isOver(today)) {
            throw refused(
                    "clock-over", "期限已过（" + due + "），不能再延长", "The term ended on " + due + " and cannot be extended");
        }
        if (days > most) {
            var detail = new Text("最多延长 " + most + " 个工作日", "A term is extended by " + most + " working days at most");
            throw new RuleRefused("extension-too-long", detail)
                    .withClause("R1")
                    .withErrors(List.of(new FieldError("/workingDays", detail)));
        }
        return new TermClock(startedOn, workingDays, calendar.after(due, days), null, pausedDays, days, null);
    }

    /** What it ran for is done, or owed no more. */
    public TermClock stop(LocalDate today) {
        if (stoppedOn != null) {
            throw notRunning();
        }
        return new TermClock(startedOn, workingDays, due, pausedOn, pausedDays, extendedBy, today);
    }

    private LocalDate lastCounted(LocalDate today) {
        if (pausedOn != null) {
            return pausedOn;
        }
        return stoppedOn == null ? today : stoppedOn;
    }

    private void mustRun() {
        if (pausedOn != null || stoppedOn != null) {
            throw notRunning();
        }
    }

    private static RuntimeException notRunning() {
        return refused("clock-not-running", "期限未在计时", "The clock is not running");
    }

    private static RuntimeException refused(String code, String zh, String en) {
        return new RuleRefused(code, new Text(zh, en)).withClause("R1");
    }
}
