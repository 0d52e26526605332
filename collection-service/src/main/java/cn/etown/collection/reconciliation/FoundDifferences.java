package cn.etown.collection.reconciliation;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.reconciliation.Reconciled.Differences;
import cn.etown.collection.reconciliation.domain.Comparison;
import cn.etown.collection.reconciliation.domain.Difference;
import cn.etown.collection.reconciliation.domain.DifferenceKind;
import cn.etown.collection.reconciliation.domain.Side;
import cn.etown.collection.reconciliation.domain.SideRecord;
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
    /** In the order in which the query numbers them. */
    private static final List<Side> SIDES = List.of(Side.STATED, Side.HELD, Side.SET_ASIDE);

    private static final String ADD = """
            insert into reconciliation_difference
                (reconciliation, number, kind, key, stated_digest, held_digest, batch, part, line, quarantined)
            values ($1, $2, $3, cast(cast($4 as text) as jsonb), $5, $6, (select id from batch where number = $7), $8, $9, $10)""";

    /** A record that was refused is not among those held, though it came. */
    private static final String FIND_REFUSED = """
            update reconciliation_difference d set batch = b.id, part = q.part, line = q.line, quarantined = true
            from quarantine q join batch b on b.number = q.batch
            where d.reconciliation = $1 and d.held_digest is null and q.batch = any ($2) and q.digest = d.stated_digest""";

    /** Where a record is, or what it is called. */
    private record Reference(String key, Long batch, Integer part, Long line) {}

    private final UUID reconciliation;
    private final int kept;
    private final BulkTransaction tx;
    private final Map<DifferenceKind, Long> counts = new EnumMap<>(DifferenceKind.class);
    private final List<Tuple> waiting = new ArrayList<>();
    private long number;
    private long setAside;

    FoundDifferences(UUID reconciliation, int kept, BulkTransaction tx) {
        this.reconciliation = reconciliation;
        this.kept = kept;
        this.tx = tx;
    }

    /**
     * Compares the buckets that differ record by record, finds what came and was set aside or refused, and adds everything up. Of the
     * other buckets only what was set aside is left to be told.
     */
    Differences compare(HeldRecords held, UUID statement, Short[] differ) {
        if (differ.length > 0) {
            Comparison<Reference> comparison = new Comparison<>(this::add);
            held.forEachOfAll(statement, differ, row -> comparison.add(of(row)));
            comparison.end();
        }
        held.forEachSetAside(differ, row -> add(new Difference<>(DifferenceKind.DUPLICATED, null, of(row))));
        write();
        tx.run(FIND_REFUSED, reconciliation, held.batches());
        return new Differences(
                count(DifferenceKind.SHORT),
                count(DifferenceKind.EXCESS),
                count(DifferenceKind.ALTERED),
                count(DifferenceKind.DUPLICATED),
                setAside);
    }

    private long count(DifferenceKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private void add(Difference<Reference> found) {
        counts.merge(found.kind(), 1L, Long::sum);
        boolean isSetAside = found.held() != null && found.held().side() == Side.SET_ASIDE;
        setAside += isSetAside ? 1 : 0;
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
                named.line(),
                isSetAside))));
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
                SIDES.get(row.getInteger("side")),
                row.getBuffer("identity").getBytes(),
                row.getBuffer("digest").getBytes(),
                new Reference(row.getString("key"), row.getLong("batch"), row.getInteger("part"), row.getLong("line")));
    }
}
