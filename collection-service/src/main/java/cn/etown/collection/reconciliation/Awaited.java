package cn.etown.collection.reconciliation;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.Period;
import io.vertx.mutiny.sqlclient.Row;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** What a period waits for before it is held against its statement: nobody is asked about what may still come in time. */
final class Awaited {

    /** A policy may call for something earlier meanwhile. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private static final String AWAITED = """
            with of_period as (
                select state, kind, period_from, period_to from batch
                where interface = $1 and period_from <= $3 and period_to >= $2
                    and state in ('OPEN', 'VALIDATING', 'ACCEPTED', 'ACCEPTED_WITH_REJECTS')),
            outstanding as (
                select due_at from expected_batch e
                where interface = $1 and period_from <= $3 and period_to >= $2 and state in ('WAITING', 'MISSING')
                    and not exists (select 1 from of_period b where b.state like 'ACCEPTED%' and b.kind <> 'CORRECTION'
                        and b.period_from <= e.period_from and b.period_to >= e.period_to))
            select exists (select 1 from of_period where state = 'VALIDATING') as judging,
                exists (select 1 from of_period where state = 'OPEN' and kind <> 'CORRECTION')
                    and not exists (select 1 from of_period where state like 'ACCEPTED%') as coming,
                exists (select 1 from outstanding where due_at <= $4) as overdue,
                (select min(due_at) from outstanding where due_at > $4) as due""";

    private Awaited() {}

    /**
     * When to look again, absent where nothing is waited for: while a batch is judged, until the next thing is due where nothing is
     * overdue, and while the first batch is coming where nothing says when it is due.
     *
     * @param soon after how long what comes by itself is looked for again; what is accepted is news anyhow
     */
    static Optional<Instant> of(String interfaceCode, Period period, Instant now, Duration soon, BulkTransaction tx) {
        Row found = tx.row(AWAITED, interfaceCode, period.from(), period.to(), now.atOffset(ZoneOffset.UTC))
                .orElseThrow();
        if (found.getBoolean("judging")) {
            return Optional.of(now.plus(soon));
        }
        if (found.getBoolean("overdue")) {
            return Optional.empty();
        }
        OffsetDateTime due = found.getOffsetDateTime("due");
        if (due != null) {
            Instant again = now.plus(LOOK_AGAIN);
            return Optional.of(due.toInstant().isBefore(again) ? due.toInstant() : again);
        }
        return found.getBoolean("coming") ? Optional.of(now.plus(soon)) : Optional.empty();
    }
}
