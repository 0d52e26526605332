package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;

import java.time.ZoneOffset;

/** The batches that were sealed in time for what is due and whose verdict is not known here yet. */
final class Verdicts {

    /** Over a row {@code e} of expected_batch: nobody is called missing whose batch waits for the center. */
    static final String AWAITED = """
            exists (select 1 from batch b
                where b.interface = e.interface and b.state = 'VALIDATING' and b.sealed_at <= e.due_at
                    and b.kind <> 'CORRECTION' and b.period_from <= e.period_from and b.period_to >= e.period_to)
            or exists (select 1 from batch b
                where b.interface = e.interface and b.ledger_position is not null and b.kind <> 'CORRECTION'
                    and b.period_to >= e.period_to and b.period_from <= e.period_from and b.sealed_at <= e.due_at
                    and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS'))""";

    private static final String IS_AWAITED = """
            select from (values ($1, $2::date, $3::date, $4::timestamptz)) as e (interface, period_from, period_to, due_at)
            where %s""".formatted(AWAITED);

    private Verdicts() {}

    static boolean isAwaited(BulkTransaction tx, ExpectedBatch row) {
        return tx.row(
                        IS_AWAITED,
                        row.interfaceCode(),
                        row.expected().period().from(),
                        row.expected().period().to(),
                        row.expected().dueAt().atOffset(ZoneOffset.UTC))
                .isPresent();
    }
}
