package cn.etown.collection.reconciliation;

import cn.etown.collection.reconciliation.domain.DifferenceKind;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What came out when periods were reconciled (R4.3b); people of a unit see their own. */
@ApplicationScoped
class Reconciliations {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String SELECT = """
            select r.*, coalesce(p.records_done, 0) as records_done
            from reconciliation r left join reconciliation_progress p on p.reconciliation = r.id""";

    private static final String PAGE = SELECT + """

            where r.id > $1 and ($2::text is null or r.unit = $2) and ($3::text is null or r.interface = $3)
                and ($4::text is null or r.state = $4) and ($5::boolean is null or r.newest = $5) order by r.id limit $6""";

    private static final String DIFFERENCES = """
            select *, key::text as key_text from reconciliation_difference
            where reconciliation = $1 and number > $2 and ($3::text is null or kind = $3) order by number limit $4""";

    private static final String WANTED = """
            select b.*, s.digest from reconciliation_bucket b join reconciliation r on r.id = b.reconciliation
            join statement_bucket s on s.statement = r.statement and s.bucket = b.bucket
            where r.id = $1 and r.state = 'WANTS_RECORDS' and s.named_at is null and b.bucket > $2 order by b.bucket limit $3""";

    private final Callers callers;
    private final Pool pool;

    Reconciliations(Callers callers, Pool pool) {
        this.callers = callers;
        this.pool = pool;
    }

    /** In the order in which they were asked for. */
    Uni<Page<ReconciliationView>> list(
            PageRequest page, String unit, String interfaceCode, ReconciliationState state, Boolean newest) {
        Caller caller = callers.current();
        Tuple parameters = Tuple.of(
                page.afterId().orElse(FIRST),
                caller.seesEveryUnit() ? unit : caller.unit().orElse("-"),
                interfaceCode,
                state == null ? null : state.name(),
                newest,
                page.rows());
        return pool.preparedQuery(PAGE)
                .execute(parameters)
                .map(rows -> Page.of(
                        page,
                        all(rows).stream().map(ReconciliationView::of).toList(),
                        ReconciliationView::id,
                        view -> view));
    }

    Uni<ReconciliationView> require(UUID id) {
        return require(id, callers.current());
    }

    Uni<ReconciliationView> require(UUID id, Caller caller) {
        return pool.preparedQuery(SELECT + " where r.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream()
                        .map(ReconciliationView::of)
                        .findFirst()
                        .orElseThrow(() -> unknown(id)))
                .invoke(found -> caller.mustSee(found.unit(), () -> unknown(id)));
    }

    Uni<Page<DifferenceView>> differences(UUID id, PageRequest page, DifferenceKind kind) {
        return require(id)
                .chain(() -> differences(id, page.afterNumber().orElse(0L), kind, page.rows()))
                .map(found -> Page.of(page, found, DifferenceView::number, view -> view));
    }

    /** The differences behind one, so many. */
    Uni<List<DifferenceView>> differences(UUID id, long after, DifferenceKind kind, int rows) {
        return pool.preparedQuery(DIFFERENCES)
                .execute(Tuple.of(id, after, kind == null ? null : kind.name(), rows))
                .map(found -> all(found).stream().map(DifferenceView::of).toList());
    }

    Uni<Page<WantedBucketView>> wanted(UUID id, PageRequest page) {
        return require(id)
                .chain(() -> pool.preparedQuery(WANTED)
                        .execute(Tuple.of(
                                id, (short) page.afterNumber().orElse(-1L).intValue(), page.rows())))
                .map(rows -> Page.of(
                        page,
                        all(rows).stream().map(WantedBucketView::of).toList(),
                        WantedBucketView::bucket,
                        view -> view));
    }

    static NotFound unknown(UUID id) {
        return new NotFound(new Text("对账结果", "reconciliation"), id);
    }

    private static List<Row> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
