package cn.etown.collection.batch;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.evidence.record.Period;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.feed.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Gives up batches that nobody seals, and removes the rows of those that were given up: no receipt speaks of them, and nobody
 * can ever see them. The rows of every sealed batch stay, refused or not (decision 0022). Each batch is one transaction, which
 * passes over those that somebody is at work on, so any number of replicas may sweep at once.
 */
@ApplicationScoped
class Sweeping {

    private static final Logger LOG = Logger.getLogger(Sweeping.class);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final String CLAUSE = "R4.3b";

    private static final Caller SELF = Caller.service("collection-service");

    /** What is found later waits for the next time. */
    private static final int AT_ONCE = 1000;

    private static final String IS_FORGOTTEN = """
            state = 'OPEN' and opened_at < $1
                and not exists (select 1 from part p where p.batch = b.id and p.received_at >= $1)""";

    private static final String FORGOTTEN =
            "select id from batch b where " + IS_FORGOTTEN + " order by opened_at limit " + AT_ONCE;

    private static final String TAKE_FORGOTTEN =
            "select id, unit, interface, kind, period_from, period_to, opened_at from batch b where " + IS_FORGOTTEN
                    + " and id = $2 for update skip locked";

    private static final String WITH_ROWS =
            "select id from batch where state = 'ABANDONED' and rows_removed_at is null order by id limit " + AT_ONCE;

    private static final String TAKE_WITH_ROWS = """
            select id, number, unit, interface, contract_version from batch
            where id = $1 and rows_removed_at is null for update skip locked""";

    private final Contracts contracts;
    private final Outbox outbox;
    private final Audit audit;
    private final Pool pool;
    private final Clock clock;
    private final int forgottenAfterDays;

    Sweeping(
            Contracts contracts,
            Outbox outbox,
            Audit audit,
            Pool pool,
            Clock clock,
            @ConfigProperty(name = "etown.batches.forgotten-after-days") int forgottenAfterDays) {
        this.contracts = contracts;
        this.outbox = outbox;
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
        this.forgottenAfterDays = forgottenAfterDays;
    }

    @Scheduled(every = "${etown.batches.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        OffsetDateTime since = utc(clock.instant().minus(forgottenAfterDays, ChronoUnit.DAYS));
        inTurn(
                find(FORGOTTEN, since),
                (batch, tx) -> tx.row(TAKE_FORGOTTEN, since, batch).ifPresent(found -> abandon(tx, found)));
        inTurn(find(WITH_ROWS), (batch, tx) -> tx.row(TAKE_WITH_ROWS, batch).ifPresent(found -> removeRows(tx, found)));
    }

    private List<UUID> find(String sql, Object... parameters) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            return tx.rows(sql, parameters).map(row -> row.getUUID("id")).toList();
        }
    }

    /** One that fails keeps no others waiting. */
    private void inTurn(List<UUID> batches, BiConsumer<UUID, BulkTransaction> work) {
        for (UUID batch : batches) {
            try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
                work.accept(batch, tx);
                tx.commit();
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "Cannot sweep batch %s for now", batch);
            }
        }
    }

    private void abandon(BulkTransaction tx, Row found) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID batch = found.getUUID("id");
        BatchState to = BatchState.OPEN.moveTo(BatchState.ABANDONED);
        tx.run("update batch set state = $2, version = version + 1 where id = $1", batch, to.name());
        tx.run(
                """
                insert into batch_transition (batch, from_state, to_state, at, subject, name, reason)
                values ($1, $2, $3, $4, $5, $6, $7)""",
                batch,
                BatchState.OPEN.name(),
                to.name(),
                utc(now),
                SELF.subject(),
                SELF.name(),
                "超过 " + forgottenAfterDays + " 天未收到分片且未封存");
        tx.await(connection -> audit.record(
                AuditEntry.of(SELF, "move-batch", "batches/" + batch, CLAUSE).with("to", to), connection));
        BatchAbandoned abandoned = BatchAbandoned.of(
                batch,
                found.getString("unit"),
                found.getString("interface"),
                BatchKind.valueOf(found.getString("kind")),
                new Period(found.getLocalDate("period_from"), found.getLocalDate("period_to")),
                found.getOffsetDateTime("opened_at").toInstant(),
                true,
                now);
        tx.await(connection -> outbox.append(abandoned.event(), connection));
    }

    private void removeRows(BulkTransaction tx, Row found) {
        UUID batch = found.getUUID("id");
        long number = found.getLong("number");
        Contract contract = tx.await(connection ->
                contracts.require(found.getString("interface"), found.getInteger("contract_version"), connection));
        int rows = tx.run("delete from " + new AssetTable(contract.schema()).ofBatch("$1"), number);
        rows += tx.run("delete from withdrawal where batch = $1", number);
        rows += tx.run("delete from quarantine where batch = $1", number);
        tx.run("delete from part_profile where batch = $1", batch);
        tx.run("delete from part_rollup where batch = $1", batch);
        tx.run("update batch set rows_removed_at = $2 where id = $1", batch, utc(clock.instant()));
        AuditEntry entry =
                AuditEntry.of(SELF, "remove-rows", "batches/" + batch, CLAUSE).with("rows", rows);
        tx.await(connection -> audit.record(entry, connection));
        LOG.debugf("Removed %d rows of batch %s, which was abandoned", rows, batch);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
