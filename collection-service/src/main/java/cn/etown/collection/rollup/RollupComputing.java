package cn.etown.collection.rollup;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.kit.feed.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Computes rollups anew that somebody asked for, one batch after the other. Each is a transaction that holds its request, so of
 * all replicas one is at it, and one that is cut short goes on behind the last batch that was done.
 */
@ApplicationScoped
class RollupComputing {

    private static final Logger LOG = Logger.getLogger(RollupComputing.class);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** Those of one batch are soon done, and go before those of a whole interface. */
    private static final String TAKE = """
            select id, interface, batch, last_number, up_to_number from rollup_computation
            where state = 'WAITING' and (not_before is null or not_before <= $1)
            order by batch is null, requested_at, id limit 1 for update skip locked""";

    private static final String NEXT = """
            select b.id, b.number, b.unit, b.interface, b.contract_version, b.kind from batch b
            where b.interface = $1 and b.number > $2 and b.number <= $3 and ($4::uuid is null or b.id = $4)
                and exists (select from rollup r where r.batch = b.id)
            order by b.number limit 1""";

    /** Requests of which none waits. Where one is at work it may have read the rows already, so that they stay until it is done. */
    private static final String QUEUE = """
            with queued as (
                insert into rollup_computation
                    (id, interface, batch, requested_at, requested_by, state, up_to_number, batches_total)
                select q.id, q.interface, q.batch, q.requested_at, q.requested_by, 'WAITING', coalesce(max(b.number), 0), count(b.id)
                from (select distinct on (interface, batch) * from rollup_request order by interface, batch, requested_at, id) q
                left join (batch b join rollup r on r.batch = b.id)
                    on b.interface = q.interface and (q.batch is null or b.id = q.batch)
                group by q.id, q.interface, q.batch, q.requested_at, q.requested_by
                on conflict do nothing
                returning interface, batch)
            delete from rollup_request q using queued
            where q.interface = queued.interface and q.batch is not distinct from queued.batch""";

    private final Contracts contracts;
    private final Rollups rollups;
    private final Outbox outbox;
    private final Clock clock;
    private final Pool pool;

    RollupComputing(Contracts contracts, Rollups rollups, Outbox outbox, Clock clock, Pool pool) {
        this.contracts = contracts;
        this.rollups = rollups;
        this.outbox = outbox;
        this.clock = clock;
        this.pool = pool;
    }

    @Scheduled(every = "${etown.rollups.compute-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void computeAll() {
        queue();
        boolean more = true;
        while (more) {
            more = computeNext();
        }
    }

    private void queue() {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            tx.run(QUEUE);
            tx.commit();
        }
    }

    /** Does one batch of one request; whether there was a request. */
    private boolean computeNext() {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            Row request = tx.row(TAKE, utc(now())).orElse(null);
            if (request == null) {
                return false;
            }
            try {
                goOn(request, tx);
                tx.commit();
            } catch (RuntimeException failure) {
                tx.rollback();
                LOG.errorf(failure, "Cannot compute rollups by %s for now", request.getUUID("id"));
                putOff(request.getUUID("id"));
            }
            return true;
        }
    }

    private void goOn(Row request, BulkTransaction tx) {
        UUID id = request.getUUID("id");
        tx.row(
                        NEXT,
                        request.getString("interface"),
                        request.getLong("last_number"),
                        request.getLong("up_to_number"),
                        request.getUUID("batch"))
                .ifPresentOrElse(
                        batch -> tx.run("""
                                update rollup_computation set last_number = $2, batches_done = batches_done + 1,
                                    changed = changed + $3 where id = $1""", id, batch.getLong("number"), compute(batch, tx) ? 1 : 0),
                        () -> tx.run(
                                "update rollup_computation set state = $2, finished_at = $3 where id = $1",
                                id,
                                RollupComputationState.DONE.name(),
                                utc(now())));
    }

    /** Whether the rollup came out otherwise. */
    private boolean compute(Row row, BulkTransaction tx) {
        AcceptedBatch batch = AcceptedBatch.of(row);
        Contract contract = contract(batch, batch.contractVersion(), tx);
        Instant now = now();
        int version = rollups.compute(tx, batch, contract, other -> contract(batch, other, tx));
        boolean changed = rollups.keepBefore(tx, batch.id(), version, contract);
        tx.run(
                "insert into rollup_version (batch, version, computed_at, changed) values ($1, $2, $3, $4)",
                batch.id(),
                version,
                utc(now),
                changed);
        if (changed) {
            RollupComputed computed = new RollupComputed(
                    batch.id(),
                    batch.unit(),
                    batch.interfaceCode(),
                    contract.schema().dataset(),
                    contract.schema().theme(),
                    version,
                    now);
            tx.await(connection -> outbox.append(computed.event(), connection));
        }
        return changed;
    }

    private Contract contract(AcceptedBatch batch, int version, BulkTransaction tx) {
        return tx.await(connection -> contracts.require(batch.interfaceCode(), version, connection));
    }

    private void putOff(UUID id) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            tx.run("update rollup_computation set not_before = $2 where id = $1", id, utc(now().plus(PAUSE)));
            tx.commit();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
