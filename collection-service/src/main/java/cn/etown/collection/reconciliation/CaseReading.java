package cn.etown.collection.reconciliation;

import cn.etown.collection.reconciliation.domain.CaseState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads cases; people of a unit see their own. */
@ApplicationScoped
class CaseReading {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String PAGE = """
            select * from reconciliation_case where id > $1 and ($2::text is null or unit = $2)
                and ($3::text is null or interface = $3) and ($4::text is null or state = $4) order by id limit $5""";

    private static final String MOVES =
            "select * from reconciliation_case_move where of_case = $1 and id > $2 order by id limit $3";

    private final Callers callers;
    private final Pool pool;

    CaseReading(Callers callers, Pool pool) {
        this.callers = callers;
        this.pool = pool;
    }

    Uni<Page<CaseView>> list(PageRequest page, String unit, String interfaceCode, CaseState state) {
        Caller caller = callers.current();
        Tuple parameters = Tuple.of(
                page.afterId().orElse(FIRST),
                caller.seesEveryUnit() ? unit : caller.unit().orElse("-"),
                interfaceCode,
                state == null ? null : state.name(),
                page.rows());
        return pool.preparedQuery(PAGE)
                .execute(parameters)
                .map(rows -> Page.of(
                        page,
                        all(rows).stream().map(CaseView::of).toList(),
                        found -> found.view().id(),
                        CaseView.Versioned::view));
    }

    Uni<CaseView.Versioned> require(UUID id) {
        Caller caller = callers.current();
        return pool.preparedQuery("select * from reconciliation_case where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().map(CaseView::of).findFirst().orElseThrow(() -> Cases.unknown(id)))
                .invoke(found -> caller.mustSee(found.view().unit(), () -> Cases.unknown(id)));
    }

    Uni<Page<CaseMoveView>> history(UUID id, PageRequest page) {
        return require(id)
                .chain(() -> pool.preparedQuery(MOVES)
                        .execute(Tuple.of(id, page.afterNumber().orElse(0L), page.rows())))
                .map(rows -> Page.of(page, all(rows), row -> row.getLong("id"), CaseMoveView::of));
    }

    private static List<Row> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
