package cn.etown.collection.signal;

import cn.etown.collection.signal.domain.SignalKind;
import cn.etown.collection.signal.domain.SignalState;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Signals as the center's people judge them. */
@ApplicationScoped
class Signals {

    private static final String KEEP_MOVE = """
            insert into signal_transition (signal, from_state, to_state, at, subject, name, reason, evidence)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private final Callers callers;
    private final Audit audit;
    private final Clock clock;
    private final Pool pool;

    Signals(Callers callers, Audit audit, Clock clock, Pool pool) {
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
        this.pool = pool;
    }

    Uni<Page<SignalView>> list(PageRequest page, SignalKind kind, SignalState state, String unit) {
        return pool.preparedQuery("""
                        select * from signal where id > $1 and ($2::text is null or kind = $2) and ($3::text is null or state = $3)
                            and ($4::text is null or $4 = any(units))
                        order by id limit $5""")
                .execute(Tuple.tuple(Arrays.asList(
                        page.afterId().orElse(new UUID(0, 0)),
                        kind == null ? null : kind.name(),
                        state == null ? null : state.name(),
                        unit,
                        page.rows())))
                .map(rows -> Page.of(
                        page,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(SignalView::of)
                                .toList(),
                        SignalView::id,
                        view -> view));
    }

    Uni<SignalView> require(UUID id) {
        return find(id, "", pool);
    }

    Uni<SignalView> move(UUID id, EntityVersion expected, SignalTransitionRequest request) {
        Caller caller = callers.current();
        SignalState target = request.target().state();
        return pool.withTransaction(tx -> find(id, "for update", tx)
                .invoke(found -> {
                    expected.mustMatch(new EntityVersion(found.version()));
                    found.state().moveTo(target);
                })
                .chain(found -> write(found, target, request, caller, tx))
                .chain(() -> audit.record(
                        AuditEntry.of(caller, "judge-signal", "signals/" + id, "R4.3b")
                                .with("to", target.name()),
                        tx))
                .chain(() -> find(id, "", tx)));
    }

    private Uni<Void> write(
            SignalView found, SignalState target, SignalTransitionRequest request, Caller caller, SqlConnection tx) {
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return tx.preparedQuery("update signal set state = $2, version = version + 1 where id = $1")
                .execute(Tuple.of(found.id(), target.name()))
                .chain(() -> tx.preparedQuery(KEEP_MOVE)
                        .execute(Tuple.tuple(Arrays.asList(
                                found.id(),
                                found.state().name(),
                                target.name(),
                                now,
                                caller.subject(),
                                caller.name(),
                                request.reason(),
                                request.evidence()))))
                .replaceWithVoid();
    }

    Uni<Page<SignalTransitionView>> history(UUID id, PageRequest page) {
        return require(id)
                .chain(() -> pool.preparedQuery(
                                "select * from signal_transition where signal = $1 and id > $2 order by id limit $3")
                        .execute(Tuple.of(id, page.afterNumber().orElse(0L), page.rows())))
                .map(rows -> Page.of(
                        page,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(SignalTransitionView::of)
                                .toList(),
                        SignalTransitionView::number,
                        view -> view));
    }

    private static Uni<SignalView> find(UUID id, String lock, SqlClient client) {
        return client.preparedQuery("select * from signal where id = $1 " + lock)
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new NotFound(new Text("信号", "signal"), id);
                    }
                    return SignalView.of(rows.iterator().next());
                });
    }
}
