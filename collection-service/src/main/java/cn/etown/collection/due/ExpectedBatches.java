package cn.etown.collection.due;

import cn.etown.collection.due.DueOutlookView.Waiting;
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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What is due, for those who owe it and those who watch over it. */
@ApplicationScoped
public class ExpectedBatches {

    /** Where a page ended: by when it settles, then by id. */
    private record Place(Instant settlesAt, UUID id) {

        /** Beyond the year 5000, and well within what the database can hold. */
        private static final long LATEST_MICROS = 100_000_000_000_000_000L;

        static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));

        static Place ofText(String text) {
            String[] parts = text.split(" ", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException(text);
            }
            long micros = Long.parseLong(parts[0]);
            if (micros < 0 || micros > LATEST_MICROS) {
                throw new IllegalArgumentException(text);
            }
            return new Place(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(parts[1]));
        }

        static String text(ExpectedBatch row) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, row.settlesAt()) + " " + row.id();
        }
    }

    private static final String OUTSTANDING = "(state in ('WAITING', 'MISSING'))";

    private final Callers callers;
    private final Pool pool;

    ExpectedBatches(Callers callers, Pool pool) {
        this.callers = callers;
        this.pool = pool;
    }

    /** The earliest due first; people of a unit see their own. */
    Uni<Page<ExpectedBatchView>> list(PageRequest page, ExpectedBatchFilter filter) {
        Caller caller = callers.current();
        String unit = caller.seesEveryUnit() ? filter.unit : caller.unit().orElse("-");
        Place after = page.after(Place::ofText).orElse(Place.START);
        Selection selected = new Selection(
                        "expected_batch", "(settles_at, id) > ($1, $2)", after.settlesAt(), after.id())
                .where("unit = ", unit)
                .where("interface = ", filter.interfaceCode)
                .where(filter.state == null ? null : "state = '" + filter.state + "'")
                .where(filter.outstanding == null ? null : filter.outstanding ? OUTSTANDING : "not " + OUTSTANDING)
                .where("period_to >= ", filter.from)
                .where("period_from <= ", filter.to)
                .where("settles_at <= ", filter.dueBy);
        return selected.run("settles_at, id", page.rows(), pool)
                .map(rows -> Page.of(page, all(rows, ExpectedBatch::of), Place::text, ExpectedBatchView::of));
    }

    Uni<ExpectedBatchView> require(UUID id) {
        Caller caller = callers.current();
        return pool.preparedQuery("select * from expected_batch where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows, ExpectedBatch::of).stream()
                        .filter(row -> caller.maySee(row.unit()))
                        .findFirst()
                        .orElseThrow(() -> unknown(id)))
                .map(ExpectedBatchView::of);
    }

    /** All that was ever told of it, oldest first. */
    Uni<Page<ExpectedBatchChangeView>> history(UUID id, PageRequest page) {
        return require(id)
                .chain(seen -> pool.preparedQuery("""
                                select * from expected_batch_change where expected = $1 and revision > $2
                                order by revision limit $3""")
                        .execute(Tuple.of(id, page.afterNumber().orElse(0L).intValue(), page.rows())))
                .map(rows -> Page.of(
                        page,
                        all(rows, ExpectedBatchChangeView::of),
                        ExpectedBatchChangeView::revision,
                        change -> change));
    }

    Uni<DueOutlookView> outlook() {
        return pool.query("""
                        select count(*) as interfaces, count(changed_since) as to_compute, min(computed_to) as computed_to,
                            (select count(*) from expected_batch where state = 'MISSING') as missing
                        from due_plan""")
                .execute()
                .map(rows -> rows.iterator().next())
                .chain(all -> waiting()
                        .map(waiting -> new DueOutlookView(
                                all.getLong("interfaces"),
                                all.getLong("to_compute"),
                                all.getLocalDate("computed_to"),
                                all.getLong("missing"),
                                waiting)));
    }

    private Uni<List<Waiting>> waiting() {
        return pool.query("""
                        select waits_for_year as year, count(*) as interfaces from due_plan where waits_for_year is not null
                        group by waits_for_year order by waits_for_year""")
                .execute()
                .map(rows -> all(rows, row -> new Waiting(row.getInteger("year"), row.getLong("interfaces"))));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private static NotFound unknown(UUID id) {
        return new NotFound(new Text("应报批次", "expected batch"), id);
    }
}
