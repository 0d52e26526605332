package cn.etown.collection.signal;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Who sends for a unit openly: declared by its signer, confirmed by the center, so that it raises no signal. */
@ApplicationScoped
class Mandates {

    private static final String CLAUSE = "R4.3b";

    private static final String INSERT = """
            insert into mandate (id, unit, client, until, evidence, state, declared_by, declared_at, version)
            values ($1, $2, $3, $4, $5, 'DECLARED', $6, $7, 0)""";

    private static final String CONFIRM = """
            update mandate set state = 'IN_FORCE', confirmed_by = $2, confirmed_at = $3, version = version + 1 where id = $1""";

    private static final String END = """
            update mandate set state = 'ENDED', ended_by = $2, ended_at = $3, version = version + 1 where id = $1""";

    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime county;
    private final Pool pool;

    Mandates(Callers callers, Audit audit, Ids ids, CountyTime county, Pool pool) {
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.county = county;
        this.pool = pool;
    }

    /** By a signer, for the own unit. */
    Uni<MandateView> declare(MandateRequest request) {
        Caller caller = callers.current();
        String unit = caller.unit()
                .orElseThrow(() -> new Forbidden("forbidden", new Text("账号不属于任何单位", "The account belongs to no unit")));
        if (request.until().isBefore(county.today())) {
            throw new RuleRefused("mandate-over", new Text("截止日已过", "The last day is over already"));
        }
        UUID id = ids.next();
        return pool.withTransaction(tx -> tx.preparedQuery(INSERT)
                .execute(Tuple.tuple(Arrays.asList(
                        id, unit, request.client(), request.until(), request.evidence(), caller.subject(), now())))
                .chain(() -> audit.record(entry(caller, "declare-mandate", id), tx))
                .chain(() -> find(id, "", tx)));
    }

    Uni<MandateView> move(UUID id, EntityVersion expected, MandateState target) {
        Caller caller = callers.current();
        return pool.withTransaction(tx -> find(id, "for update", tx)
                .invoke(found -> caller.mustSee(found.unit(), () -> unknown(id)))
                .invoke(found -> mustMove(found, expected, target, caller))
                .chain(() -> tx.preparedQuery(target == MandateState.IN_FORCE ? CONFIRM : END)
                        .execute(Tuple.of(id, caller.subject(), now())))
                .chain(() -> audit.record(entry(caller, "move-mandate", id).with("to", target.name()), tx))
                .chain(() -> find(id, "", tx)));
    }

    private static void mustMove(MandateView found, EntityVersion expected, MandateState target, Caller caller) {
        if (target == MandateState.IN_FORCE && !caller.is(Roles.GOVERNOR)) {
            throw new Forbidden("forbidden", new Text("确认备案需要角色 governor", "To confirm it takes the role governor"))
                    .withClause(CLAUSE);
        }
        expected.mustMatch(new EntityVersion(found.version()));
        boolean permitted = target == MandateState.IN_FORCE
                ? found.state() == MandateState.DECLARED
                : target == MandateState.ENDED && found.state() != MandateState.ENDED;
        if (!permitted) {
            throw new RuleRefused(
                            "mandate-transition",
                            new Text(
                                    "备案状态为 " + found.state() + "，不能变为 " + target,
                                    "A mandate that is " + found.state() + " does not become " + target))
                    .withClause(CLAUSE);
        }
        if (target == MandateState.IN_FORCE && caller.subject().equals(found.declaredBy())) {
            throw new RuleRefused("same-person", new Text("申报人不得确认自己的备案", "Who declared it does not confirm it"))
                    .withClause(CLAUSE);
        }
    }

    Uni<MandateView> require(UUID id) {
        Caller caller = callers.current();
        return find(id, "", pool).invoke(found -> caller.mustSee(found.unit(), () -> unknown(id)));
    }

    Uni<Page<MandateView>> list(PageRequest page) {
        Caller caller = callers.current();
        String unit = caller.seesEveryUnit() ? null : caller.unit().orElse("-");
        return pool.preparedQuery(
                        "select * from mandate where id > $1 and ($2::text is null or unit = $2) order by id limit $3")
                .execute(Tuple.of(page.afterId().orElse(new UUID(0, 0)), unit, page.rows()))
                .map(rows -> Page.of(
                        page,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(MandateView::of)
                                .toList(),
                        MandateView::id,
                        view -> view));
    }

    private static Uni<MandateView> find(UUID id, String lock, SqlClient client) {
        return client.preparedQuery("select * from mandate where id = $1 " + lock)
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw unknown(id);
                    }
                    return MandateView.of(rows.iterator().next());
                });
    }

    private static NotFound unknown(UUID id) {
        return new NotFound(new Text("代报备案", "mandate"), id);
    }

    private OffsetDateTime now() {
        return county.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static AuditEntry entry(Caller caller, String action, UUID id) {
        return AuditEntry.of(caller, action, "mandates/" + id, CLAUSE);
    }
}
