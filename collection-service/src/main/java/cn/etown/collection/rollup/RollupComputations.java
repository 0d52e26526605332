package cn.etown.collection.rollup;

import cn.etown.collection.batch.BatchView;
import cn.etown.collection.batch.Batches;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Requests to compute rollups anew, and what came of earlier ones. */
@ApplicationScoped
public class RollupComputations {

    private static final String CLAUSE = "R3.3";
    private static final Set<BatchState> TAKEN = Set.of(BatchState.ACCEPTED, BatchState.ACCEPTED_WITH_REJECTS);

    private static final String REQUEST_BATCH = """
            insert into rollup_computation
                (id, interface, batch, requested_at, requested_by, state, up_to_number, batches_total)
            select $1, interface, id, $3, $4, 'WAITING', number, 1 from batch where id = $2
            on conflict (batch) where state = 'WAITING' and batch is not null do nothing""";

    /** Waits for nobody, see {@link RollupComputing}. */
    private static final String REQUEST_LATER = """
            insert into rollup_request (id, interface, batch, requested_at, requested_by)
            select $1, interface, id, $3, $4 from batch where id = $2""";

    private static final String REQUEST_INTERFACE = """
            insert into rollup_computation
                (id, interface, requested_at, requested_by, state, up_to_number, batches_total)
            select $1, $2, $3, $4, 'WAITING', coalesce(max(b.number), 0), count(*)
            from batch b join rollup r on r.batch = b.id where b.interface = $2
            on conflict (interface) where state = 'WAITING' and batch is null do nothing""";

    private static final String VERSIONS = """
            select version, computed_at, changed, before_swept_at is null as kept from (
                select 1 as version, b.judged_at as computed_at, false as changed
                from rollup r join batch b on b.id = r.batch where r.batch = $1
                union all select version, computed_at, changed from rollup_version where batch = $1) v
            left join lateral (
                select before_swept_at from rollup_version n
                where n.batch = $1 and n.changed and n.version > v.version order by n.version limit 1) n on true
            where version > $2 order by version limit $3""";

    private final Batches batches;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Pool pool;

    RollupComputations(Batches batches, Callers callers, Audit audit, Ids ids, Clock clock, Pool pool) {
        this.batches = batches;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.pool = pool;
    }

    /** Asks for a computation; where one waits already, that one is meant. */
    public Uni<RollupComputationView> requestOf(UUID batch) {
        return batches.require(batch)
                .invoke(RollupComputations::mustHaveARollup)
                .chain(found -> request(
                        REQUEST_BATCH,
                        batch,
                        "batches/" + batch,
                        "select * from rollup_computation where batch = $1 order by id desc limit 1"));
    }

    /** As {@link #requestOf(UUID)}, of all batches that the interface has now. */
    public Uni<RollupComputationView> requestOf(String interfaceCode) {
        return pool.preparedQuery("select from interface where code = $1")
                .execute(Tuple.of(interfaceCode))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new NotFound(new Text("数据接口", "interface"), interfaceCode);
                    }
                })
                .chain(
                        () -> request(
                                REQUEST_INTERFACE,
                                interfaceCode,
                                "interfaces/" + interfaceCode,
                                "select * from rollup_computation where interface = $1 and batch is null order by id desc limit 1"));
    }

    private Uni<RollupComputationView> request(String insert, Object of, String subject, String newest) {
        Caller caller = callers.current();
        return pool.withTransaction(tx -> tx.preparedQuery(insert)
                .execute(Tuple.of(ids.next(), of, now(), caller.subject()))
                .chain(() -> audit.record(AuditEntry.of(caller, "compute-rollup", subject, CLAUSE), tx))
                .chain(() -> one(tx, newest, of)));
    }

    private static Uni<RollupComputationView> one(SqlConnection tx, String query, Object of) {
        return tx.preparedQuery(query)
                .execute(Tuple.of(of))
                .map(rows -> RollupComputationView.of(rows.iterator().next()));
    }

    /**
     * Asks for a computation of the rollup of a batch of which {@code tx} hides rows. One that is under way is not waited for; it may have
     * read the rows already, and so another one follows it.
     */
    public void requestOf(UUID batch, Caller caller, BulkTransaction tx) {
        tx.run(REQUEST_LATER, ids.next(), batch, now(), caller.subject());
    }

    public Uni<RollupComputationView> require(UUID id) {
        return pool.preparedQuery("select * from rollup_computation where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new NotFound(new Text("汇总重算", "rollup computation"), id);
                    }
                    return RollupComputationView.of(rows.iterator().next());
                });
    }

    /** The computations of a batch's rollup, by their number. */
    public Uni<Page<RollupVersionView>> versions(UUID batch, PageRequest page) {
        return batches.require(batch)
                .chain(() -> pool.preparedQuery(VERSIONS)
                        .execute(Tuple.of(batch, page.afterNumber().orElse(0L).intValue(), page.rows())))
                .map(rows -> Page.of(
                        page,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(RollupVersionView::of)
                                .toList(),
                        RollupVersionView::version,
                        view -> view));
    }

    private static void mustHaveARollup(BatchView batch) {
        if (!TAKEN.contains(batch.state())) {
            throw new RuleRefused(
                            "batch-not-accepted",
                            new Text("只有已接收的批次才有汇总", "Only a batch that was accepted has a rollup"))
                    .withClause(CLAUSE);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
