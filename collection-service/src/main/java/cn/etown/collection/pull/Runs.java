package cn.etown.collection.pull;

import cn.etown.collection.pull.domain.ConnectorState;
import cn.etown.evidence.record.Period;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Pulls as people see them and ask for them. */
@ApplicationScoped
class Runs {

    private static final String REQUEST = """
            insert into pull_run (id, connector, period_from, period_to, by_hand, requested_by, requested_at, state, next_attempt_at)
            values ($1, $2, $3, $4, true, $5, $6, 'WAITING', $6)
            on conflict (connector, period_from, period_to) where state in ('WAITING', 'RUNNING') do nothing""";

    private final Connectors connectors;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Pool pool;

    Runs(Connectors connectors, Callers callers, Audit audit, Ids ids, Clock clock, Pool pool) {
        this.connectors = connectors;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.pool = pool;
    }

    /** Asks for a period; where it is being pulled already, that run is meant. */
    Uni<RunView> request(UUID connector, Period period) {
        Caller caller = callers.current();
        UUID id = ids.next();
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return connectors
                .require(connector)
                .invoke(found -> {
                    if (found.state() != ConnectorState.ACTIVE) {
                        throw Connectors.notActive();
                    }
                })
                .chain(() -> pool.withTransaction(tx -> tx.preparedQuery(REQUEST)
                        .execute(Tuple.tuple(
                                Arrays.asList(id, connector, period.from(), period.to(), caller.subject(), now)))
                        .chain(() ->
                                audit.record(AuditEntry.of(caller, "pull", "connectors/" + connector, "R4.3b"), tx))
                        .chain(() -> tx.preparedQuery("""
                                        select * from pull_run where connector = $1 and period_from = $2 and period_to = $3
                                        order by id = $4 desc, requested_at desc limit 1""").execute(Tuple.of(connector, period.from(), period.to(), id)))
                        .map(rows -> RunView.of(rows.iterator().next()))));
    }

    Uni<Page<RunView>> list(UUID connector, PageRequest page) {
        return connectors
                .require(connector)
                .chain(() -> pool.preparedQuery(
                                "select * from pull_run where connector = $1 and id > $2 order by id limit $3")
                        .execute(Tuple.of(connector, page.afterId().orElse(new UUID(0, 0)), page.rows())))
                .map(rows -> Page.of(
                        page,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(RunView::of)
                                .toList(),
                        RunView::id,
                        view -> view));
    }
}
