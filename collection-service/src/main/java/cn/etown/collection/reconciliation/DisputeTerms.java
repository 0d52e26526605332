package cn.etown.collection.reconciliation;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.due.FollowedCalendar;
import cn.etown.collection.due.domain.InterfaceLife;
import cn.etown.collection.due.domain.LoadedCalendar;
import cn.etown.collection.due.domain.WorkingTime;
import cn.etown.collection.due.domain.YearNotLoaded;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;

/** How long a question about data may take (校核): versions, each from the day on which it holds, only ever added to. */
@ApplicationScoped
public class DisputeTerms {

    private static final String NEWEST = "select * from dispute_terms order by version desc limit 1";
    private static final String AFTER = "select * from dispute_terms where version > $1 order by version limit $2";
    private static final String ALL = "select * from dispute_terms order by holds_from desc, version desc";
    private static final String LOCK = "lock table dispute_terms in share row exclusive mode";
    private static final String ADD = "insert into dispute_terms values ($1, $2, $3, $4, $5, $6, $7)";

    private final Callers callers;
    private final CountyTime county;
    private final Audit audit;
    private final Pool pool;

    DisputeTerms(Callers callers, CountyTime county, Audit audit, Pool pool) {
        this.callers = callers;
        this.county = county;
        this.audit = audit;
        this.pool = pool;
    }

    /** What the clock of one question comes to; {@code dueAt} is {@code null} while the calendar is not loaded. */
    record Held(int version, Instant dueAt) {}

    /** Reads all that clocks need, once for any number of questions. */
    Clocks read(BulkTransaction tx) {
        List<Row> versions = tx.rows(ALL).toList();
        LoadedCalendar calendar = FollowedCalendar.read(tx);
        WorkingTime time = new WorkingTime(new InterfaceLife(List.of(), county.zone()), calendar, county.zone());
        return (askedAt, complex) -> {
            LocalDate day = county.dayOf(askedAt);
            Row held = versions.stream()
                    .filter(version -> !version.getLocalDate("holds_from").isAfter(day))
                    .findFirst()
                    .orElseThrow();
            int days = held.getInteger(complex ? "complex_days" : "answer_days");
            return new Held(held.getInteger("version"), after(time, askedAt, days));
        };
    }

    /** By the version that holds for what is asked on its day. */
    interface Clocks {
        Held of(Instant askedAt, boolean complex);
    }

    private static Instant after(WorkingTime time, Instant at, int workingDays) {
        try {
            return time.after(at, workingDays);
        } catch (YearNotLoaded unknown) {
            return null;
        }
    }

    Uni<DisputeTermsView> newest() {
        return newest(pool);
    }

    /** Oldest first. */
    Uni<Page<DisputeTermsView>> versions(PageRequest page) {
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(page.afterNumber().orElse(0L).intValue(), page.rows()))
                .map(rows -> Page.of(
                        page,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(DisputeTermsView::of)
                                .toList(),
                        DisputeTermsView::version,
                        version -> version));
    }

    /** Adds the next version; what was asked before its day keeps its terms. */
    Uni<DisputeTermsView> set(EntityVersion expected, DisputeTermsRequest next) {
        Caller caller = callers.current();
        mustBeInOrder(next);
        return pool.withTransaction(tx -> tx.query(LOCK)
                .execute()
                .chain(() -> newest(tx))
                .invoke(newest -> expected.mustMatch(new EntityVersion(newest.version())))
                .chain(newest -> add(newest.version() + 1, next, caller, tx))
                .chain(() -> newest(tx)));
    }

    private Uni<Void> add(int version, DisputeTermsRequest next, Caller caller, SqlConnection tx) {
        OffsetDateTime now = county.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return tx.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        version,
                        next.holdsFrom(),
                        next.answerDays(),
                        next.complexDays(),
                        next.source(),
                        caller.subject(),
                        now)))
                .chain(() -> audit.record(
                        AuditEntry.of(caller, "set-dispute-terms", "dispute-terms", "R4.3b")
                                .with("version", version)
                                .with("holdsFrom", next.holdsFrom().toString()),
                        tx));
    }

    private void mustBeInOrder(DisputeTermsRequest next) {
        if (!next.holdsFrom().isAfter(county.today())) {
            throw refused(
                    "terms-backdated", "/holdsFrom", new Text("最早自明日起生效", "It holds from tomorrow at the earliest"));
        }
        if (next.complexDays() <= next.answerDays()) {
            throw refused(
                    "terms-refused",
                    "/complexDays",
                    new Text("复杂问题的期限须更长", "A complex question has longer than another"));
        }
    }

    private static RuntimeException refused(String code, String pointer, Text detail) {
        return new RuleRefused(code, detail).withClause("R4.3b").withErrors(List.of(new FieldError(pointer, detail)));
    }

    private static Uni<DisputeTermsView> newest(SqlClient client) {
        return client.query(NEWEST)
                .execute()
                .map(rows -> DisputeTermsView.of(rows.iterator().next()));
    }
}
