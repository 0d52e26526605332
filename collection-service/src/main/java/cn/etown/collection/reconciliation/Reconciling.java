package cn.etown.collection.reconciliation;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.collection.reconciliation.Reconciled.Days;
import cn.etown.collection.reconciliation.Reconciled.Differences;
import cn.etown.collection.rollup.Rollups;
import cn.etown.evidence.record.Decimals;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordSetDigest;
import cn.etown.evidence.statement.BucketDigest;
import cn.etown.evidence.statement.StatedBucket;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.problem.SqlState;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Holds what is visible of a period against its statement: count and totals, then bucket by bucket, then record by record. One that is
 * cut short waits as before; any number of replicas may be at it. Each sees one state of the database, that of the place in the ledger
 * which its result names.
 */
@ApplicationScoped
class Reconciling {

    private static final Logger LOG = Logger.getLogger(Reconciling.class);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    /** Keeps these locks apart from those of judging and the self-check. */
    private static final long LOCKS = 5;

    private static final String WORK_MEMORY = "64MB";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final int TOLD_EVERY = 100_000;

    private static final String TAKE = """
            select * from (
                select * from reconciliation where state = 'WAITING' and (not_before is null or not_before <= $2)
                order by requested_at, id offset 0) waiting
            where pg_try_advisory_xact_lock(hashtextextended(id::text, $1)) limit 1""";

    private static final String PUT_OFF =
            "update reconciliation set not_before = $2 where id = $1 and state = 'WAITING'";

    private static final String TELL = """
            insert into reconciliation_progress values ($1, $2)
            on conflict (reconciliation) do update set records_done = excluded.records_done""";

    private static final String FINISH = """
            update reconciliation set state = $2, as_of = $3, finished_at = $4, stated_records = $5, held_records = $6,
                stated_totals = cast(cast($7 as text) as jsonb), held_totals = cast(cast($8 as text) as jsonb),
                buckets_differ = $9, short = $10, excess = $11, altered = $12, duplicated = $13, set_aside = $14
            where id = $1 and state = 'WAITING'""";

    /** A batch that came in the same moment as the statement may have been told as one of which no statement speaks. */
    private static final String NO_LONGER_UNSTATED = """
            update reconciliation set newest = false
            where newest and state = 'UNSTATED' and interface = $1 and period_from >= $2 and period_to <= $3""";

    /** What is compared: a reconciliation with its statement. */
    private record Task(
            UUID id,
            String interfaceCode,
            String unit,
            Period period,
            UUID statement,
            int contractVersion,
            long stated,
            Map<String, String> totals) {}

    private final Contracts contracts;
    private final Rollups rollups;
    private final Cases cases;
    private final Outbox outbox;
    private final Clock clock;
    private final Pool pool;
    private final ReconciliationSettings settings;

    Reconciling(
            Contracts contracts,
            Rollups rollups,
            Cases cases,
            Outbox outbox,
            Clock clock,
            Pool pool,
            ReconciliationSettings settings) {
        this.contracts = contracts;
        this.rollups = rollups;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
        this.pool = pool;
        this.settings = settings;
    }

    void reconcileAll() {
        boolean more = true;
        while (more) {
            more = reconcileNext();
        }
    }

    private boolean reconcileNext() {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            tx.run("set transaction isolation level repeatable read");
            tx.run("set local work_mem = '" + WORK_MEMORY + "'");
            var taken = tx.row(TAKE, LOCKS, now().atOffset(ZoneOffset.UTC));
            if (taken.isEmpty()) {
                return false;
            }
            UUID id = taken.get().getUUID("id");
            try {
                reconcile(task(taken.get(), tx), tx);
                tx.commit();
            } catch (RuntimeException failure) {
                tx.rollback();
                // News that overtook it, or another replica, was first.
                if (!SqlState.of(failure).equals(SERIALIZATION_FAILURE)) {
                    LOG.errorf(failure, "Cannot finish reconciliation %s for now", id);
                    putOff(id);
                }
            }
            return true;
        }
    }

    /** Where another replica finished it, or news overtook it, nothing waits any more. */
    private void putOff(UUID id) {
        run(PUT_OFF, id, now().plus(settings.retryAfter()).atOffset(ZoneOffset.UTC));
    }

    private static Task task(Row row, BulkTransaction tx) {
        UUID id = row.getUUID("statement");
        Row statement = tx.row("select * from statement where id = $1", id).orElseThrow();
        Map<String, String> totals = new TreeMap<>();
        statement
                .getJsonObject("totals")
                .forEach(total -> totals.put(total.getKey(), Decimals.text(new BigDecimal((String) total.getValue()))));
        return new Task(
                row.getUUID("id"),
                row.getString("interface"),
                row.getString("unit"),
                new Period(row.getLocalDate("period_from"), row.getLocalDate("period_to")),
                id,
                statement.getInteger("contract_version"),
                statement.getLong("records"),
                totals);
    }

    private void reconcile(Task task, BulkTransaction tx) {
        Optional<Instant> wait = Awaited.of(task.interfaceCode(), task.period(), now(), settings.retryAfter(), tx);
        if (wait.isPresent()) {
            tx.run(PUT_OFF, task.id(), wait.get().atOffset(ZoneOffset.UTC));
            return;
        }
        IntFunction<Contract> versions =
                version -> tx.await(connection -> contracts.require(task.interfaceCode(), version, connection));
        Contract contract = versions.apply(task.contractVersion());
        long asOf = tx.row("select position from ledger_head").orElseThrow().getLong("position");
        HeldRecords held = new HeldRecords(
                task.interfaceCode(),
                task.unit(),
                task.period(),
                task.contractVersion(),
                version -> versions.apply(version).schema(),
                tx);
        if (!held.hasBatch()) {
            finish(task, ReconciliationState.MISSING, asOf, 0, Map.of(), 0, null, tx);
            return;
        }
        Map<Integer, StatedBucket> there = buckets(task, held);
        long count = there.values().stream().mapToLong(StatedBucket::records).sum();
        Map<String, String> totals = new TreeMap<>(
                Decimals.texts(rollups.totals(tx, contract, task.unit(), task.interfaceCode(), task.period())));
        Set<Short> wanted = new HashSet<>();
        Short[] differ = differing(task, there, wanted, tx);
        if (!wanted.isEmpty()) {
            finish(task, ReconciliationState.WANTS_RECORDS, asOf, count, totals, differ.length, null, tx);
            return;
        }
        Differences counts =
                new FoundDifferences(task.id(), settings.keptDifferences(), tx).compare(held, task.statement(), differ);
        boolean same = differ.length == 0 && totals.equals(task.totals());
        finish(
                task,
                same ? ReconciliationState.MATCHED : ReconciliationState.DIFFERS,
                asOf,
                count,
                totals,
                differ.length,
                counts,
                tx);
    }

    /** What the center has in each bucket; only the digest is that of the center. */
    private Map<Integer, StatedBucket> buckets(Task task, HeldRecords held) {
        Map<Integer, BucketDigest> digests = new HashMap<>();
        long[] read = {0};
        held.forEach(row -> {
            byte[] digest = row.getBuffer("digest").getBytes();
            digests.computeIfAbsent((int) row.getShort("bucket"), bucket -> new BucketDigest())
                    .add(digest, digest);
            read[0]++;
            if (read[0] % TOLD_EVERY == 0) {
                run(TELL, task.id(), read[0]);
            }
        });
        Map<Integer, StatedBucket> buckets = new TreeMap<>();
        digests.forEach((bucket, digest) -> buckets.put(bucket, digest.stated(bucket)));
        return buckets;
    }

    /** The buckets that differ, which are kept; those whose records are stated but not named go to {@code wanted}. */
    private static Short[] differing(
            Task task, Map<Integer, StatedBucket> there, Set<Short> wanted, BulkTransaction tx) {
        Map<Integer, Row> stated = new HashMap<>();
        tx.rows("select * from statement_bucket where statement = $1", task.statement())
                .forEach(row -> stated.put((int) row.getShort("bucket"), row));
        List<Short> differ = new ArrayList<>();
        tx.run("delete from reconciliation_bucket where reconciliation = $1", task.id());
        for (int bucket = 0; bucket < RecordSetDigest.BUCKETS; bucket++) {
            Row says = stated.get(bucket);
            StatedBucket has = there.getOrDefault(bucket, StatedBucket.empty(bucket));
            String digest = says == null ? StatedBucket.empty(bucket).digest() : says.getString("digest");
            if (digest.equals(has.digest())) {
                continue;
            }
            differ.add((short) bucket);
            if (says != null && says.getOffsetDateTime("named_at") == null) {
                wanted.add((short) bucket);
            }
            tx.run(
                    "insert into reconciliation_bucket values ($1, $2, $3, $4, $5)",
                    task.id(),
                    (short) bucket,
                    says == null ? 0L : says.getLong("records"),
                    has.records(),
                    has.digest());
        }
        return differ.toArray(Short[]::new);
    }

    private void finish(
            Task task,
            ReconciliationState state,
            long asOf,
            long held,
            Map<String, String> totals,
            int differ,
            Differences counts,
            BulkTransaction tx) {
        Instant now = now();
        int changed = tx.run(
                FINISH,
                task.id(),
                state.name(),
                asOf,
                state == ReconciliationState.WANTS_RECORDS ? null : now.atOffset(ZoneOffset.UTC),
                task.stated(),
                held,
                JsonObject.mapFrom(task.totals()).encode(),
                JsonObject.mapFrom(totals).encode(),
                differ,
                counts == null ? null : counts.missing(),
                counts == null ? null : counts.excess(),
                counts == null ? null : counts.altered(),
                counts == null ? null : counts.duplicated(),
                counts == null ? null : counts.setAside());
        if (changed == 0) {
            throw new IllegalStateException("Reconciliation " + task.id() + " does not wait any more");
        }
        tx.run(
                NO_LONGER_UNSTATED,
                task.interfaceCode(),
                task.period().from(),
                task.period().to());
        Reconciled reconciled = new Reconciled(
                task.id(),
                task.unit(),
                task.interfaceCode(),
                Days.of(task.period()),
                task.statement(),
                null,
                state,
                asOf,
                task.stated(),
                held,
                counts,
                now);
        tx.await(connection -> outbox.append(reconciled.event(), connection));
        cases.settle(reconciled, Objects.requireNonNull(task.statement()), tx);
    }

    private void run(String update, Object... parameters) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            tx.run(update, parameters);
            tx.commit();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
