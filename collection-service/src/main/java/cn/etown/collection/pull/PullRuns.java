package cn.etown.collection.pull;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.pull.domain.Backoff;
import cn.etown.collection.pull.domain.PullSchedule;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.problem.Refusal;
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

    /** What is due, over and not here; a batch that is under way may be it. */
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
            order by e.period_from limit 1
            on conflict (connector, period_from, period_to) where state in ('WAITING', 'RUNNING') do nothing""";

    private static final String CLAIM = """
            update pull_run r set state = 'RUNNING', lease = $1, lease_until = $3, attempts = attempts + 1, step = 'FETCHING',
                started_at = coalesce(started_at, $2), next_attempt_at = $2
            from pull_connector c
            where c.id = r.connector and r.id = (
                select w.id from pull_run w join pull_connector a on a.id = w.connector
                where w.state in ('WAITING', 'RUNNING') and w.next_attempt_at <= $2 and a.state = 'ACTIVE'
                    and (w.lease is null or w.lease_until < $2)
                order by w.next_attempt_at limit 1 for update of w skip locked)
            returning r.*, c.interface, c.unit, c.terms::text as terms, c.secret""";

    private static final String KEEP_LEASE =
            "update pull_run set lease_until = $3, bytes = $4, step = $5 where id = $1 and lease = $2";

    /** Only of an active connector, whose terms are those that were fetched by: others have given the run up. */
    private static final String OPENED = """
            update pull_run set batch = ?3, records = ?4, place = ?5, mark = ?6
            where id = ?1 and lease = ?2
                and exists (select 1 from pull_connector c where c.id = connector and c.state = 'ACTIVE')""";

    /** What was fetched anew, for the batch of an earlier attempt. */
    private static final String FETCHED_AGAIN =
            "update pull_run set place = $3, mark = $4, records = $5 where id = $1 and lease = $2";

    private static final String END = """
            update pull_run set state = $3, finished_at = $4, lease = null, lease_until = null, next_attempt_at = null, step = null,
                problem_code = $5, problem_zh = $6, problem_en = $7
            where id = $1 and lease = $2 returning batch, bytes, coalesce(records, 0) as records""";

    private static final String PUT_OFF = """
            update pull_run set state = 'WAITING', lease = null, lease_until = null, next_attempt_at = $3, step = null,
                problem_code = $4, problem_zh = $5, problem_en = $6
            where id = $1 and lease = $2""";

    private static final String FORGET_BATCH = "update pull_run set batch = null where id = $1 and lease = $2";

    /** Of a file, whatever its verdict was; it is the same file still. */
    private static final String KNOWN = """
            select mark from pull_run where connector = $1 and place = $2 and state = 'SUCCEEDED' and mark is not null
            order by finished_at desc limit 1""";

    /** Of a query only what was accepted: what was refused is to be asked for again. */
    private static final String KNOWN_ACCEPTED = """
            select r.mark from pull_run r join batch b on b.id = r.batch
            where r.connector = $1 and r.place = $2 and r.state = 'SUCCEEDED' and r.mark is not null
                and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
            order by r.finished_at desc limit 1""";

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
            Optional<Claimed> claimed =
                    tx.row(CLAIM, ids.next(), now, now.plus(settings.lease())).map(Claimed::of);
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
        change(run, "update pull_run set lease_until = $3 where id = $1 and lease = $2", now().plus(settings.lease()));
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
                        .executeUpdate())
                .invoke(changed -> {
                    if (changed == 0) {
                        throw new LeaseLost();
                    }
                })
                .replaceWithVoid();
    }

    void fetchedAgain(Claimed run, long records, Fetched fetched) {
        change(run, FETCHED_AGAIN, fetched.place(), fetched.mark(), records);
    }

    void forgetBatch(Claimed run) {
        change(run, FORGET_BATCH);
    }

    Optional<String> known(Claimed run, String place, boolean ofAQuery) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            return tx.row(ofAQuery ? KNOWN_ACCEPTED : KNOWN, run.connector(), place)
                    .map(row -> row.getString("mark"));
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

    /** That a run is another's by now, or nobody's. */
    static final class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
