package cn.etown.collection.reconciliation;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.reconciliation.Reconciled.Differences;
import cn.etown.collection.reconciliation.domain.Comparison;
import cn.etown.collection.reconciliation.domain.Difference;
import cn.etown.collection.reconciliation.domain.DifferenceKind;
import cn.etown.collection.reconciliation.domain.SideRecord;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.evidence.record.Rule;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts the differences of one reconciliation, and keeps the first of them, so many. */
final class FoundDifferences {

    private static final int WRITTEN_AT_ONCE = 1000;

    private static final String ADD = """
            insert into reconciliation_difference
                (reconciliation, number, kind, key, stated_digest, held_digest, batch, part, line, quarantined)
            values ($1, $2, $3, cast(cast($4 as text) as jsonb), $5, $6, (select id from batch where number = $7), $8, $9, false)""";

    /** A record that was refused is not among those held, though it came. */
    private static final String FIND_REFUSED = """
            update reconciliation_difference d set batch = b.id, part = q.part, line = q.line, quarantined = true
            from quarantine q join batch b on b.number = q.batch
            where d.reconciliation = $1 and d.kind = 'SHORT' and q.batch = any ($2) and q.digest = d.stated_digest""";

    /**
     * Doubles that the center took out itself. Where the source's own file has the record twice, its double was named already, as
     * one that is stated.
     */
    private static final String DOUBLES = """
            from quarantine q join batch b on b.number = q.batch
            where q.batch = any ($1) and b.period_from >= $2 and b.period_to <= $3 and q.failures @> cast(cast($4 as text) as jsonb)
                and not exists (select 1 from statement_record s where s.statement = $5 and s.bucket = q.bucket
                    and s.digest = q.digest having count(*) > 1)""";

    private static final String SET_ASIDE = """
            insert into reconciliation_difference
                (reconciliation, number, kind, held_digest, batch, part, line, key, quarantined)
            select $6, $7 + row_number() over (order by b.number, q.part, q.line), 'DUPLICATED', q.digest, b.id, q.part, q.line,
                (select jsonb_agg(q.cells ->> place order by nth) from unnest($8::int[]) with ordinality as k (place, nth)
                    where q.cells_are in ('CANONICAL')), true
            """;

    /** Where a record is, or what it is called. */
    private record Reference(String key, Long batch, Integer part, Long line) {}

    private final UUID reconciliation;
    private final int kept;
    private final BulkTransaction tx;
    private final Map<DifferenceKind, Long> counts = new EnumMap<>(DifferenceKind.class);
    private final List<Tuple> waiting = new ArrayList<>();
    private long number;

    FoundDifferences(UUID reconciliation, int kept, BulkTransaction tx) {
        this.reconciliation = reconciliation;
        this.kept = kept;
        this.tx = tx;
    }

    /** Compares the buckets that differ record by record. */
    void compare(HeldRecords held, UUID statement, Short[] differ) {
        if (differ.length > 0) {
            Comparison<Reference> comparison = new Comparison<>(this::add);
            held.forEachOfBoth(statement, differ, row -> comparison.add(of(row)));
            comparison.end();
            write();
        }
    }

    /** Finds what came and was set aside, and adds everything up. */
    Differences settle(HeldRecords held, UUID statement, Period period, RecordSchema schema) {
        tx.run(FIND_REFUSED, reconciliation, held.batches());
        String unique = "[{\"rule\": \"" + Rule.UNIQUE.code() + "\"}]";
        long setAside = tx.row(
                        "select count(*) as doubles " + DOUBLES,
                        held.batches(),
                        period.from(),
                        period.to(),
                        unique,
                        statement)
                .orElseThrow()
                .getLong("doubles");
        if (setAside > 0 && number < kept) {
            Integer[] places = schema.key().stream()
                    .map(field -> schema.fields().indexOf(field))
                    .toArray(Integer[]::new);
            tx.run(
                    SET_ASIDE + DOUBLES + " order by b.number, q.part, q.line limit $9",
                    held.batches(),
                    period.from(),
                    period.to(),
                    unique,
                    statement,
                    reconciliation,
                    number,
                    places,
                    (long) kept - number);
        }
        return new Differences(
                count(DifferenceKind.SHORT),
                count(DifferenceKind.EXCESS),
                count(DifferenceKind.ALTERED),
                count(DifferenceKind.DUPLICATED) + setAside,
                setAside);
    }

    private long count(DifferenceKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private void add(Difference<Reference> found) {
        counts.merge(found.kind(), 1L, Long::sum);
        if (number == kept) {
            return;
        }
        number++;
        SideRecord<Reference> stated = found.stated();
        SideRecord<Reference> held = found.held();
        Reference named = (held == null ? stated : held).reference();
        waiting.add(Tuple.tuple(new ArrayList<>(Arrays.asList(
                reconciliation,
                number,
                found.kind().name(),
                named.key(),
                stated == null ? null : Buffer.buffer(stated.digest()),
                held == null ? null : Buffer.buffer(held.digest()),
                named.batch(),
                named.part(),
                named.line()))));
    }

    /** Not while the records are read: what waits is bounded by what is kept. */
    private void write() {
        for (int from = 0; from < waiting.size(); from += WRITTEN_AT_ONCE) {
            List<Tuple> some = waiting.subList(from, Math.min(from + WRITTEN_AT_ONCE, waiting.size()));
            tx.await(connection -> connection.preparedQuery(ADD).executeBatch(some));
        }
        waiting.clear();
    }

    private static SideRecord<Reference> of(Row row) {
        return new SideRecord<>(
                row.getBoolean("stated"),
                row.getBuffer("identity").getBytes(),
                row.getBuffer("digest").getBytes(),
                new Reference(row.getString("key"), row.getLong("batch"), row.getInteger("part"), row.getLong("line")));
    }
}
