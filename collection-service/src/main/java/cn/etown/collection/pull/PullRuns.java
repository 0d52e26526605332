package cn.etown.collection.pull;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.pull.domain.Backoff;
import cn.etown.collection.pull.domain.PullSchedule;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Which pulls are to be run, and who runs them: whoever holds a run's lease. A lease that runs out is taken over, and whoever held
 * it writes nothing any more.
 */
@ApplicationScoped
class PullRuns {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    private static final String ROUND = """
            select id, interface, terms::text as terms from pull_connector
            where state = 'ACTIVE' and next_round_at <= $1 order by next_round_at limit 1 for update skip locked""";

    /**
     * What is due, over and not here; a batch that is under way may be it. First what was never tried, the newest before others,
     * then what was not tried for longest: periods that a source will never have keep no others waiting.
     */
    private static final String PLAN = """
            insert into pull_run (id, connector, period_from, period_to, by_hand, requested_by, requested_at, state, next_attempt_at)
            select $1, $2, e.period_from, e.period_to, false, 'schedule', $4, 'WAITING', $4
            from expected_batch e
            where e.interface = $3 and e.state in ('WAITING', 'MISSING') and e.batch is null and e.period_to < $5
                and not exists (
                    select 1 from batch b
                    where b.interface = e.interface and b.kind <> 'CORRECTION'
                        and b.period_from <= e.period_to and b.period_to >= e.period_from
                        and b.state in ('OPEN', 'VALIDATING', 'ACCEPTED', 'ACCEPTED_WITH_REJECTS'))
                and not exists (
                    select 1 from pull_run r
                    where r.connector = $2 and r.period_from = e.period_from and r.period_to = e.period_to
                        and (r.state in ('WAITING', 'RUNNING') or r.requested_at = $4))
            order by (
                    select max(r.requested_at) from pull_run r
                    where r.connector = $2 and r.period_from = e.period_from and r.period_to = e.period_to) nulls first,
                e.period_from desc
            limit 1
            on conflict (connector, period_from, period_to) where state in ('WAITING', 'RUNNING') do nothing""";

    /** Whom nobody runs; {@code $1} is the time. */
    private static final String FREE = """
            w.state in ('WAITING', 'RUNNING') and w.next_attempt_at <= $1 and a.state = 'ACTIVE'
                and (w.lease is null or w.lease_until < $1)""";

    /**
     * Where a checkpoint leads from one run to the next, one follows the other: none is under way, holds a batch for its next attempt,
     * or waits for its verdict, as the mark is where the last one that was accepted ended. Of two that hold batches the elder goes on.
     */
    private static final String ALONE = """
            (a.terms ->> 'kind' <> 'JDBC' or a.terms -> 'target' ->> 'checkpointColumn' is null or (
                not exists (
                    select 1 from pull_run o
                    where o.connector = w.connector and o.id <> w.id and o.state in ('WAITING', 'RUNNING')
                        and (o.state = 'RUNNING' or o.batch is not null)
                        and (w.state = 'WAITING' and w.batch is null or o.id < w.id))
                and not exists (
                    select 1 from batch b join pull_run o on o.batch = b.id
                    where (b.interface = a.interface and b.state = 'VALIDATING'
                            or b.interface = a.interface and b.state = 'OPEN' and o.state = 'FAILED')
                        and o.connector = w.connector and o.id <> w.id)))""";

    /** The connector is locked too, so that what is true of its runs stays so until this one is claimed. */
    private static final String TURN = "select w.id from pull_run w join pull_connector a on a.id = w.connector where "
            + FREE + " and " + ALONE
            + " order by w.next_attempt_at limit 1 for update of w skip locked for no key update of a skip locked";

    /** Looks again, as what was true when the lock was asked for may not have been any more when it was had. */
    private static final String CLAIM =
            """
            update pull_run w set state = 'RUNNING', lease = $2, lease_until = $3, attempts = w.attempts + 1, step = 'FETCHING',
                started_at = coalesce(w.started_at, $1), next_attempt_at = $1,
                terms_digest = encode(sha256(convert_to(jsonb_build_object('kind', a.terms -> 'kind', 'target', a.terms -> 'target',
                    'content', a.terms -> 'content')::text, 'UTF8')), 'hex')
            from pull_connector a
            where a.id = w.connector and w.id = $4 and
            """ + FREE + " and " + ALONE + " returning w.*, a.interface, a.unit, a.terms::text as terms, a.secret";

    /** Only of an active connector: one that was suspended stops where it is. */
    private static final String KEEP_LEASE = """
            update pull_run set lease_until = $3, bytes = coalesce($4, bytes), step = coalesce($5, step)
            where id = $1 and lease = $2
                and exists (select 1 from pull_connector c where c.id = connector and c.state = 'ACTIVE')""";

    /** Only of an active connector, whose terms are those that were fetched by: others have given the run up. */
    private static final String OPENED = """
            update pull_run set batch = ?3, records = ?4, place = ?5, mark = ?6, content_digest = ?7
            where id = ?1 and lease = ?2
                and exists (select 1 from pull_connector c where c.id = connector and c.state = 'ACTIVE')""";

    /** What was fetched anew, for the batch of an earlier attempt. */
    private static final String FETCHED_AGAIN =
            "update pull_run set place = $3, mark = $4, records = $5, content_digest = $6 where id = $1 and lease = $2";

    private static final String END = """
            update pull_run set state = $3, finished_at = $4, lease = null, lease_until = null, next_attempt_at = null, step = null,
                problem_code = $5, problem_zh = $6, problem_en = $7
            where id = $1 and lease = $2 returning batch, bytes, coalesce(records, 0) as records""";

    private static final String PUT_OFF = """
            update pull_run set state = 'WAITING', lease = null, lease_until = null, next_attempt_at = $3, step = null,
                problem_code = $4, problem_zh = $5, problem_en = $6
            where id = $1 and lease = $2""";

    private static final String FORGET_BATCH = "update pull_run set batch = null where id = $1 and lease = $2";

    /** Of a file, whatever its verdict was, as it is the same file still; but one that was refused may pass another contract. */
    private static final String KNOWN = """
            select r.mark from pull_run r join batch b on b.id = r.batch
            where r.connector = $1 and r.place = $2 and r.terms_digest = $3 and r.state = 'SUCCEEDED' and r.mark is not null
                and (b.state <> 'REFUSED' or b.contract_version = $4)
            order by r.finished_at desc limit 1""";

    /** Of a query only what was accepted, however its run ended: what was refused is to be asked for again. */
    private static final String KNOWN_ACCEPTED = """
            select r.mark from pull_run r join batch b on b.id = r.batch
            where r.connector = $1 and r.place = $2 and r.terms_digest = $3 and r.mark is not null
                and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
            order by b.ledger_position desc limit 1""";

    private static final String REFUSED_BEFORE = """
            select b.id from pull_run r join batch b on b.id = r.batch
            where r.connector = $1 and r.period_from = $2 and r.period_to = $3 and r.terms_digest = $4 and r.content_digest = $5
                and b.state = 'REFUSED' and b.contract_version = $6
            order by r.requested_at desc limit 1""";

    /** Open batches that no run will fill or seal any more. */
    private static final String LEFT = """
            select r.id, r.connector, r.batch, r.problem_zh, c.unit
            from batch b join pull_run r on r.batch = b.id join pull_connector c on c.id = r.connector
            where b.state = 'OPEN' and r.state = 'FAILED'
            order by b.opened_at limit 100""";

    private final PullSettings settings;
    private final Connectors connectors;
    private final CountyTime county;
    private final Outbox outbox;
    private final Ids ids;
    private final Pool pool;
    private final Backoff backoff;
    private final Random chance = new Random();

    PullRuns(PullSettings settings, Connectors connectors, CountyTime county, Outbox outbox, Ids ids, Pool pool) {
        this.settings = settings;
        this.connectors = connectors;
        this.county = county;
        this.outbox = outbox;
        this.ids = ids;
        this.pool = pool;
        backoff = new Backoff(settings.firstPause(), settings.longestPause());
    }

    /** Plans what the connectors whose round it is have to pull: each round by one replica. */
    void plan() {
        boolean more = true;
        while (more) {
            try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
                Optional<Row> connector = tx.row(ROUND, now());
                connector.ifPresent(row -> plan(row, tx));
                tx.commit();
                more = connector.isPresent();
            }
        }
    }

    private void plan(Row connector, BulkTransaction tx) {
        UUID id = connector.getUUID("id");
        OffsetDateTime now = now();
        for (int i = 0; i < settings.periodsARound(); i++) {
            tx.run(PLAN, ids.next(), id, connector.getString("interface"), now, county.today());
        }
        PullSchedule schedule =
                connectors.read(connector.getString("terms")).schedule().toSchedule();
        tx.run(
                "update pull_connector set next_round_at = $2 where id = $1",
                id,
                schedule.next(now.toInstant(), county.zone()).atOffset(ZoneOffset.UTC));
    }

    /** The run whose turn it is, with a lease on it. */
    Optional<Claimed> claim() {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            OffsetDateTime now = now();
            Optional<Claimed> claimed = tx.row(TURN, now)
                    .flatMap(turn -> tx.row(CLAIM, now, ids.next(), now.plus(settings.lease()), turn.getUUID("id")))
                    .map(Claimed::of);
            tx.commit();
            return claimed;
        }
    }

    /** @throws LeaseLost where another runs it by now, or nobody may */
    void keepLease(Claimed run, long bytes, String step) {
        change(run, KEEP_LEASE, now().plus(settings.lease()), bytes, step);
    }

    /** As {@link #keepLease(Claimed, long, String)}, at the same place. */
    void keepLease(Claimed run) {
        change(run, KEEP_LEASE, now().plus(settings.lease()), null, null);
    }

    /** Notes the batch of a run in the transaction that opens it: neither is without the other. */
    Uni<Void> opened(Claimed run, UUID batch, long records, Fetched fetched) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPENED)
                        .setParameter(1, run.id())
                        .setParameter(2, run.lease())
                        .setParameter(3, batch)
                        .setParameter(4, records)
                        .setParameter(5, fetched.place())
                        .setParameter(6, fetched.mark())
                        .setParameter(7, fetched.digest())
                        .executeUpdate())
                .invoke(changed -> {
                    if (changed == 0) {
                        throw new LeaseLost();
                    }
                })
                .replaceWithVoid();
    }

    void fetchedAgain(Claimed run, long records, Fetched fetched) {
        change(run, FETCHED_AGAIN, fetched.place(), fetched.mark(), records, fetched.digest());
    }

    void forgetBatch(Claimed run) {
        change(run, FORGET_BATCH);
    }

    /** Of a query, the mark is where the last one ended that was accepted. */
    Optional<String> known(Claimed run, String place) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            return tx.row(KNOWN_ACCEPTED, run.connector(), place, run.termsDigest())
                    .map(row -> row.getString("mark"));
        }
    }

    /** @param contract the version in force */
    Optional<String> known(Claimed run, String place, int contract) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            return tx.row(KNOWN, run.connector(), place, run.termsDigest(), contract)
                    .map(row -> row.getString("mark"));
        }
    }

    /** The batch of the same period in which the same content was refused, under the contract in force. */
    Optional<UUID> refusedBefore(Claimed run, Fetched fetched, int contract) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            return tx.row(
                            REFUSED_BEFORE,
                            run.connector(),
                            run.period().from(),
                            run.period().to(),
                            run.termsDigest(),
                            fetched.digest(),
                            contract)
                    .map(row -> row.getUUID("id"));
        }
    }

    List<LeftBatch> left() {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            return tx.rows(LEFT).map(LeftBatch::of).toList();
        }
    }

    /** Ends a run whose batch is sealed, and with it its checkpoint counts. */
    void succeeded(Claimed run) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            Instant now = now().toInstant();
            tx.row(END, run.id(), run.lease(), RunState.SUCCEEDED.name(), now(), null, null, null)
                    .ifPresent(row -> tx.await(connection -> outbox.append(
                            PullEvents.of(new PullEvents.Succeeded(
                                    run.connector(),
                                    run.id(),
                                    run.interfaceCode(),
                                    run.unit(),
                                    PullEvents.Days.of(run.period()),
                                    row.getUUID("batch"),
                                    row.getLong("bytes"),
                                    row.getLong("records"),
                                    now)),
                            connection)));
            tx.commit();
        }
    }

    void unchanged(Claimed run) {
        change(run, END, RunState.UNCHANGED.name(), now(), null, null, null);
    }

    /** Ends a run that fetched what was refused before, and says so. */
    void refusedAlready(Claimed run, UUID batch) {
        Text detail = new Text(
                "内容与已被拒收的批次 " + batch + " 相同，不再送入", "The content is that of batch " + batch + ", which was refused");
        change(run, END, RunState.UNCHANGED.name(), now(), "content-refused-before", detail.zh(), detail.en());
    }

    /** Lets a run wait for its next attempt, or ends it where trying again mends nothing. */
    void failed(Claimed run, Refusal why) {
        if (why.status() >= 500 && run.attempts() < settings.attempts()) {
            OffsetDateTime next = now().plus(backoff.after(run.attempts(), chance.nextDouble()));
            change(
                    run,
                    PUT_OFF,
                    next,
                    why.code(),
                    why.detail().zh(),
                    why.detail().en());
            return;
        }
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            OffsetDateTime now = now();
            tx.row(
                            END,
                            run.id(),
                            run.lease(),
                            RunState.FAILED.name(),
                            now,
                            why.code(),
                            why.detail().zh(),
                            why.detail().en())
                    .ifPresent(row -> tx.await(connection -> outbox.append(
                            PullEvents.of(new PullEvents.Failed(
                                    run.connector(),
                                    run.id(),
                                    run.interfaceCode(),
                                    run.unit(),
                                    PullEvents.Days.of(run.period()),
                                    run.attempts(),
                                    why.code(),
                                    now.toInstant())),
                            connection)));
            tx.commit();
        }
    }

    private void change(Claimed run, String update, Object... more) {
        Object[] parameters = new Object[more.length + 2];
        parameters[0] = run.id();
        parameters[1] = run.lease();
        System.arraycopy(more, 0, parameters, 2, more.length);
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            int changed = tx.run(update, parameters);
            tx.commit();
            if (changed == 0) {
                throw new LeaseLost();
            }
        }
    }

    private OffsetDateTime now() {
        return county.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** An open batch whose run has failed. */
    record LeftBatch(UUID run, UUID connector, UUID batch, String unit, String why) {

        static LeftBatch of(Row row) {
            return new LeftBatch(
                    row.getUUID("id"),
                    row.getUUID("connector"),
                    row.getUUID("batch"),
                    row.getString("unit"),
                    row.getString("problem_zh"));
        }
    }

    /** That a run is another's by now, or nobody's. */
    static final class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
