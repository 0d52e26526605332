package cn.etown.collection.selfcheck;

import cn.etown.collection.batch.BatchView;
import cn.etown.collection.batch.Batches;
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
import cn.etown.kit.problem.TooMany;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Checks of batches against their receipts (R4.3b), for those who may see the batch. */
@ApplicationScoped
public class Verifications {

    private static final String REQUEST = """
            insert into verification (id, batch, requested_at, requested_by, state, records_total)
            values ($1, $2, $3, $4, 'WAITING', $5)
            on conflict (batch) where state = 'WAITING'
            do update set requested_by = excluded.requested_by where verification.requested_by = $6""";

    private static final String WAITING = """
            select count(*) as others from verification v join batch b on b.id = v.batch
            where v.state = 'WAITING' and v.requested_by <> $3 and b.unit = $1 and not exists (
                select from verification own where own.batch = $2 and own.state = 'WAITING')""";

    private final Batches batches;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Pool pool;
    private final int waitingPerUnit;

    Verifications(
            Batches batches,
            Callers callers,
            Audit audit,
            Ids ids,
            Clock clock,
            Pool pool,
            SelfCheckSettings settings) {
        this.batches = batches;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.pool = pool;
        waitingPerUnit = settings.waitingPerUnit();
    }

    /**
     * Asks for a check; where one waits already, that one is meant, and is somebody's now where it was the sampler's.
     *
     * @throws TooMany {@code too-many-verifications}, where too many batches of the caller's unit wait for theirs
     */
    public Uni<VerificationView> request(UUID batch) {
        Caller caller = callers.current();
        return batches.require(batch)
                .invoke(Verifications::mustBeJudged)
                .chain(found -> pool.withTransaction(tx -> requireFewWaiting(batch, caller, tx)
                        .chain(() -> insert(found, caller, tx))
                        .chain(() -> tx.preparedQuery(
                                        "select * from verification where batch = $1 order by id desc limit 1")
                                .execute(Tuple.of(batch)))
                        .map(rows -> VerificationView.of(rows.iterator().next()))));
    }

    /** The center may have any number looked at, and what it samples of itself does not count. */
    private Uni<Void> requireFewWaiting(UUID batch, Caller caller, SqlConnection tx) {
        return caller.unit().isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(WAITING)
                        .execute(Tuple.of(caller.unit().get(), batch, Verifying.SAMPLER))
                        .invoke(rows -> {
                            if (rows.iterator().next().getLong("others") >= waitingPerUnit) {
                                throw tooMany();
                            }
                        })
                        .replaceWithVoid();
    }

    private Uni<Void> insert(BatchView batch, Caller caller, SqlConnection tx) {
        Tuple row = Tuple.of(ids.next(), batch.id())
                .addValue(clock.instant().atOffset(ZoneOffset.UTC))
                .addString(caller.subject())
                .addLong(batch.counted().received())
                .addString(Verifying.SAMPLER);
        return tx.preparedQuery(REQUEST)
                .execute(row)
                .chain(() -> audit.record(AuditEntry.of(caller, "verify-batch", "batches/" + batch.id(), "R4.3b"), tx));
    }

    /** By their time. */
    public Uni<Page<VerificationView>> list(UUID batch, PageRequest page) {
        return batches.require(batch)
                .chain(() -> pool.preparedQuery(
                                "select * from verification where batch = $1 and id > $2 order by id limit $3")
                        .execute(Tuple.of(batch, page.afterId().orElse(new UUID(0, 0)), page.rows())))
                .map(rows -> Page.of(page, views(rows), VerificationView::id, view -> view));
    }

    public Uni<VerificationView> require(UUID id) {
        return pool.preparedQuery("select * from verification where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw unknown(id);
                    }
                    return VerificationView.of(rows.iterator().next());
                })
                .call(found ->
                        batches.require(found.batch()).onFailure(NotFound.class).transform(ofAnother -> unknown(id)));
    }

    private static List<VerificationView> views(RowSet<Row> rows) {
        List<VerificationView> views = new ArrayList<>();
        rows.forEach(row -> views.add(VerificationView.of(row)));
        return views;
    }

    private static void mustBeJudged(BatchView batch) {
        if (batch.ledgerPosition() == null) {
            throw new RuleRefused(
                            "batch-not-judged", new Text("批次尚无回执，无从复核", "The batch has no receipt to be held against"))
                    .withClause("R4.3b");
        }
    }

    private TooMany tooMany() {
        return new TooMany(
                "too-many-verifications",
                new Text(
                        "本单位已有 " + waitingPerUnit + " 个批次等待复核，请稍后再申请",
                        waitingPerUnit + " batches of the unit wait to be verified already; ask for this one later"));
    }

    private static NotFound unknown(UUID id) {
        return new NotFound(new Text("复核", "verification"), id);
    }
}
