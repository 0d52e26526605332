package cn.etown.collection.due;

import cn.etown.collection.due.domain.Exemption;
import cn.etown.collection.due.domain.ExemptionCause;
import cn.etown.collection.due.domain.Expected;
import cn.etown.collection.due.domain.ExpectedState;
import cn.etown.collection.due.domain.InterfaceLife;
import cn.etown.collection.due.domain.ReminderStep;
import cn.etown.evidence.record.Period;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/**
 * One row of what is due, and what became of it. By the hundred thousand, so no entity.
 *
 * @param settlesAt from when on it stays as it is
 * @param missingSince stays when something arrives after all
 * @param daysLate in working days; {@code null} unless late, or while their calendar is not loaded
 * @param nextStep by which it is asked for next; {@code null} where it is not
 * @param nextStepAt {@code null} while that cannot be said: it is not missing yet, its interface is suspended, or a calendar is
 *     not loaded
 * @param ladderFrom from when the steps count
 * @param revision how many facts were told of it
 */
record ExpectedBatch(
        UUID id,
        String interfaceCode,
        String unit,
        Expected expected,
        Instant settlesAt,
        LocalDate dueDay,
        ExpectedState state,
        Arrival arrival,
        Instant missingSince,
        Integer daysLate,
        ReminderStep nextStep,
        Instant nextStepAt,
        Instant ladderFrom,
        int revision) {

    /** A new one of which nothing is known but what is due. */
    static ExpectedBatch of(UUID id, String interfaceCode, String unit, Expected expected, ZoneId zone) {
        Instant settlesAt = settlesAt(expected, zone);
        return new ExpectedBatch(
                id,
                interfaceCode,
                unit,
                expected,
                settlesAt,
                InterfaceLife.dueDay(settlesAt, zone),
                ExpectedState.WAITING,
                null,
                null,
                null,
                null,
                null,
                expected.dueAt(),
                0);
    }

    /** From when on what is due for a period stays as it is: when it is due, or, where nothing is, when the period ends. */
    static Instant settlesAt(Expected expected, ZoneId zone) {
        return expected.dueAt() != null
                ? expected.dueAt()
                : expected.period().to().plusDays(1).atStartOfDay(zone).toInstant();
    }

    static ExpectedBatch of(Row row) {
        String cause = row.getString("exempt_cause");
        String nextStep = row.getString("next_step");
        return new ExpectedBatch(
                row.getUUID("id"),
                row.getString("interface"),
                row.getString("unit"),
                new Expected(
                        new Period(row.getLocalDate("period_from"), row.getLocalDate("period_to")),
                        row.getInteger("policy"),
                        instant(row, "due_at"),
                        cause == null
                                ? null
                                : new Exemption(ExemptionCause.valueOf(cause), row.getString("exempt_reason"))),
                instant(row, "settles_at"),
                row.getLocalDate("due_day"),
                ExpectedState.valueOf(row.getString("state")),
                Arrival.of(row),
                instant(row, "missing_since"),
                row.getInteger("days_late"),
                nextStep == null ? null : ReminderStep.valueOf(nextStep),
                instant(row, "next_step_at"),
                instant(row, "ladder_from"),
                row.getInteger("revision"));
    }

    /** The same with what is due of it now, by another policy, calendar or life of its interface. */
    ExpectedBatch due(Expected now, ZoneId zone) {
        boolean moved = !Objects.equals(expected.dueAt(), now.dueAt());
        Instant settles = settlesAt(now, zone);
        return new ExpectedBatch(
                id,
                interfaceCode,
                unit,
                now,
                settles,
                InterfaceLife.dueDay(settles, zone),
                state,
                arrival,
                missingSince,
                daysLate,
                nextStep,
                nextStepAt,
                moved ? now.dueAt() : ladderFrom,
                revision);
    }

    /** The same with what came, where nothing had. */
    ExpectedBatch arrived(Arrival came) {
        return arrival != null ? this : with(state, came, missingSince, daysLate, nextStep, nextStepAt, ladderFrom);
    }

    /**
     * The same in the state that follows from what is due and what came.
     *
     * @param awaitsVerdict whether a batch that was sealed in time waits for its verdict
     */
    ExpectedBatch settled(boolean awaitsVerdict, Terms terms) {
        ExpectedState now = ExpectedState.of(
                expected,
                arrival == null ? null : arrival.sealedAt(),
                arrival != null && arrival.isNil(),
                awaitsVerdict,
                terms.now());
        ReminderStep step = nextStep(now);
        return with(
                now,
                arrival,
                now == ExpectedState.MISSING && missingSince == null ? expected.dueAt() : missingSince,
                now == ExpectedState.LATE ? terms.daysLate(expected.dueAt(), arrival.sealedAt()) : null,
                step,
                nextStepAt(now, step, terms),
                ladderFrom);
    }

    /** The same, no longer asked for by any policy. */
    ExpectedBatch withdrawn() {
        return with(ExpectedState.WITHDRAWN, arrival, missingSince, daysLate, null, null, ladderFrom);
    }

    /**
     * The same after its next step was given.
     *
     * @param slip by how much later than it should have been; the steps that follow come as much later
     */
    ExpectedBatch stepGiven(Duration slip, Terms terms) {
        Instant from = ladderFrom.plus(slip);
        ReminderStep following = nextStep.next().orElse(null);
        ExpectedBatch shifted = with(state, arrival, missingSince, daysLate, following, null, from);
        return shifted.with(
                state, arrival, missingSince, daysLate, following, shifted.nextStepAt(state, following, terms), from);
    }

    /** Whether {@code other} says the same of what is due and what became of it; how it is asked for apart. */
    boolean saysTheSameAs(ExpectedBatch other) {
        return expected.equals(other.expected)
                && state == other.state
                && Objects.equals(arrival, other.arrival)
                && Objects.equals(daysLate, other.daysLate);
    }

    ExpectedBatch nextRevision() {
        return new ExpectedBatch(
                id,
                interfaceCode,
                unit,
                expected,
                settlesAt,
                dueDay,
                state,
                arrival,
                missingSince,
                daysLate,
                nextStep,
                nextStepAt,
                ladderFrom,
                revision + 1);
    }

    /** Its values in the order of {@link ExpectedBatchRows#COLUMNS}. */
    Tuple values() {
        Exemption exemption = expected.exemption();
        return Tuple.tuple(Arrays.asList(
                id,
                interfaceCode,
                unit,
                expected.period().from(),
                expected.period().to(),
                expected.policy(),
                utc(expected.dueAt()),
                exemption == null ? null : exemption.cause().name(),
                exemption == null ? null : exemption.reason(),
                utc(settlesAt),
                dueDay,
                state.name(),
                arrival == null ? null : arrival.batch(),
                arrival == null ? null : arrival.kind(),
                arrival == null ? null : utc(arrival.sealedAt()),
                utc(missingSince),
                daysLate,
                nextStep == null ? null : nextStep.name(),
                utc(nextStepAt),
                utc(ladderFrom),
                revision));
    }

    private ReminderStep nextStep(ExpectedState now) {
        return switch (now) {
            case WAITING -> nextStep == null ? ReminderStep.REMINDER : nextStep;
            case MISSING -> state == ExpectedState.MISSING ? nextStep : ReminderStep.URGING;
            case ARRIVED, NIL, LATE, EXEMPT, WITHDRAWN -> null;
        };
    }

    /** Nobody is asked for what is not missing yet but by the reminder, nor while the center takes nothing. */
    private Instant nextStepAt(ExpectedState now, ReminderStep step, Terms terms) {
        boolean canBeSaid = step != null && (now == ExpectedState.MISSING || step == ReminderStep.REMINDER);
        return canBeSaid && terms.takesData() ? terms.at(step, ladderFrom, dueDay) : null;
    }

    private ExpectedBatch with(
            ExpectedState newState,
            Arrival newArrival,
            Instant newMissingSince,
            Integer newDaysLate,
            ReminderStep newStep,
            Instant newStepAt,
            Instant newLadderFrom) {
        return new ExpectedBatch(
                id,
                interfaceCode,
                unit,
                expected,
                settlesAt,
                dueDay,
                newState,
                newArrival,
                newMissingSince,
                newDaysLate,
                newStep,
                newStepAt,
                newLadderFrom,
                revision);
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
