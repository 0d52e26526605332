package cn.etown.collection.pull;

import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.collection.pull.domain.ConnectorState;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Connectors as three lead them: the center's operator drafts, the unit's signer accepts, another person of the center approves. */
@ApplicationScoped
class Connectors {

    private static final String CLAUSE = "R4.3b";

    private static final String COLUMNS =
            "id, interface, unit, terms::text as terms, secret is not null as has_secret, state, drafted_by, accepted_by, approved_by, next_round_at, version";

    private static final String INSERT = """
            insert into pull_connector (id, interface, unit, terms, secret, state, drafted_by, created_at, version)
            values ($1, $2, $3, cast(cast($4 as text) as jsonb), $5, 'DRAFT', $6, $7, 0)""";

    /** What was accepted and approved before was another thing. */
    private static final String REDRAFT = """
            update pull_connector set terms = cast(cast($2 as text) as jsonb), secret = $3, state = 'DRAFT', drafted_by = $4,
                accepted_by = null, approved_by = null, next_round_at = null, version = version + 1
            where id = $1""";

    private static final String MOVE = """
            update pull_connector set state = $2, version = version + 1,
                accepted_by = case $2 when 'ACCEPTED' then $3 when 'DRAFT' then null else accepted_by end,
                approved_by = case $2 when 'ACTIVE' then $3 when 'DRAFT' then null else approved_by end,
                next_round_at = case when $2 = 'ACTIVE' then $4::timestamptz end,
                secret = case when $2 = 'RETIRED' then null else secret end
            where id = $1""";

    private static final String KEEP_MOVE = """
            insert into pull_connector_transition (connector, from_state, to_state, at, subject, name, reason, terms)
            values ($1, $2, $3, $4, $5, $6, $7, cast(cast($8 as text) as jsonb))""";

    /** Runs that nobody will run any more. */
    private static final String GIVE_UP = """
            update pull_run set state = 'FAILED', finished_at = $2, lease = null, lease_until = null, next_attempt_at = null, step = null,
                problem_code = 'connector-stopped', problem_zh = '连接器已暂停、停用或条款已变更',
                problem_en = 'The connector was suspended or retired, or its terms changed'
            where connector = $1 and state in ('WAITING', 'RUNNING')""";

    private static final Map<ConnectorState, Set<String>> MOVED_BY = Map.of(
            ConnectorState.ACCEPTED, Set.of(Roles.SIGNER),
            ConnectorState.DRAFT, Set.of(Roles.SIGNER),
            ConnectorState.ACTIVE, Set.of(Roles.GOVERNOR),
            ConnectorState.SUSPENDED, Set.of(Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR),
            ConnectorState.RETIRED, Set.of(Roles.OPERATOR, Roles.GOVERNOR));

    private final Interfaces interfaces;
    private final Contracts contracts;
    private final Secrets secrets;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime county;
    private final ObjectMapper json;
    private final Pool pool;

    Connectors(
            Interfaces interfaces,
            Contracts contracts,
            Secrets secrets,
            Callers callers,
            Audit audit,
            Ids ids,
            CountyTime county,
            ObjectMapper json,
            Pool pool) {
        this.interfaces = interfaces;
        this.contracts = contracts;
        this.secrets = secrets;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.county = county;
        this.json = json;
        this.pool = pool;
    }

    Uni<ConnectorView> draft(ConnectorRequest request) {
        Caller caller = callers.current();
        request.terms().requireSound();
        UUID id = ids.next();
        return interfaces
                .requireVisible(request.interfaceCode(), caller)
                .invoke(source -> request.terms().requireFit(source.contract().schema()))
                .chain(source -> pool.withTransaction(
                        tx -> insert(id, request, source, caller, tx).chain(() -> find(id, "", tx))));
    }

    private Uni<Void> insert(
            UUID id, ConnectorRequest request, CollectedInterface source, Caller caller, SqlConnection tx) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple(Arrays.asList(
                        id,
                        source.code(),
                        source.unit(),
                        write(request.terms()),
                        seal(id, request),
                        caller.subject(),
                        now())))
                .chain(() -> audit.record(entry(caller, "draft-connector", id), tx));
    }

    /** Drafts it anew as a whole, credentials too: it must be accepted and approved again. */
    Uni<ConnectorView> redraft(UUID id, EntityVersion expected, ConnectorRequest request) {
        Caller caller = callers.current();
        request.terms().requireSound();
        return pool.withTransaction(tx -> find(id, "for update", tx)
                .invoke(found -> {
                    expected.mustMatch(new EntityVersion(found.version()));
                    mustStayTheSame(found, request);
                })
                .call(found -> mustFit(found.interfaceCode(), request.terms(), tx))
                .chain(found -> tx.preparedQuery(REDRAFT)
                        .execute(Tuple.of(id, write(request.terms()), seal(id, request), caller.subject()))
                        .chain(() -> keepMove(found, ConnectorState.DRAFT, request.terms(), "条款变更", caller, tx))
                        .chain(() -> giveUpRuns(id, tx)))
                .chain(() -> audit.record(entry(caller, "redraft-connector", id), tx))
                .chain(() -> find(id, "", tx)));
    }

    private static void mustStayTheSame(ConnectorView found, ConnectorRequest request) {
        if (found.state() == ConnectorState.RETIRED) {
            found.state().moveTo(ConnectorState.DRAFT);
        }
        if (!found.interfaceCode().equals(request.interfaceCode())) {
            throw new RuleRefused(
                    "interface-fixed",
                    new Text("连接器的数据接口不能变更", "A connector stays with its interface; draft another one"));
        }
    }

    Uni<ConnectorView> move(UUID id, EntityVersion expected, ConnectorTransitionRequest request) {
        Caller caller = callers.current();
        return pool.withTransaction(tx -> find(id, "for update", tx)
                .invoke(found -> mustSee(found, caller))
                .invoke(found -> mustMove(found, expected, request.target(), caller))
                .call(found -> ends(request.target())
                        ? Uni.createFrom().voidItem()
                        : mustFit(found.interfaceCode(), found.terms(), tx))
                .chain(found -> tx.preparedQuery(MOVE)
                        .execute(Tuple.of(id, request.target().name(), caller.subject(), now()))
                        .chain(() -> keepMove(found, request.target(), found.terms(), request.reason(), caller, tx)))
                .chain(() -> ends(request.target())
                        ? giveUpRuns(id, tx)
                        : Uni.createFrom().voidItem())
                .chain(() -> audit.record(
                        entry(caller, "move-connector", id)
                                .with("to", request.target().name()),
                        tx))
                .chain(() -> find(id, "", tx)));
    }

    /** The contract may be another than when it was drafted. */
    private Uni<Void> mustFit(String interfaceCode, ConnectorTerms terms, SqlConnection tx) {
        return contracts
                .newest(interfaceCode, tx)
                .invoke(contract -> contract.ifPresent(inForce -> terms.requireFit(inForce.schema())))
                .replaceWithVoid();
    }

    private static boolean ends(ConnectorState target) {
        return target == ConnectorState.SUSPENDED || target == ConnectorState.RETIRED || target == ConnectorState.DRAFT;
    }

    private static void mustMove(ConnectorView found, EntityVersion expected, ConnectorState target, Caller caller) {
        if (MOVED_BY.get(target).stream().noneMatch(caller::is)) {
            throw new Forbidden(
                            "forbidden",
                            new Text(
                                    "该变更需要角色 " + MOVED_BY.get(target),
                                    "This move takes one of " + MOVED_BY.get(target)))
                    .withClause(CLAUSE);
        }
        if (target == ConnectorState.ACCEPTED || target == ConnectorState.DRAFT) {
            // It is the unit's own consent; that somebody sees every unit is not enough.
            caller.mustBelongTo(found.unit(), () -> unknown(found.id()));
        }
        expected.mustMatch(new EntityVersion(found.version()));
        found.state().moveTo(target);
        boolean drafted = caller.subject().equals(found.draftedBy());
        if (target == ConnectorState.ACCEPTED && drafted
                || target == ConnectorState.ACTIVE
                        && (drafted || caller.subject().equals(found.acceptedBy()))) {
            throw new RuleRefused(
                            "same-person",
                            new Text("起草、接受和批准须为不同的人", "Who drafts, accepts and approves it must be three persons"))
                    .withClause(CLAUSE);
        }
    }

    private Uni<Void> keepMove(
            ConnectorView found,
            ConnectorState to,
            ConnectorTerms terms,
            String reason,
            Caller caller,
            SqlConnection tx) {
        return tx.preparedQuery(KEEP_MOVE)
                .execute(Tuple.tuple(Arrays.asList(
                        found.id(),
                        found.state().name(),
                        to.name(),
                        now(),
                        caller.subject(),
                        caller.name(),
                        reason,
                        write(terms))))
                .replaceWithVoid();
    }

    private Uni<Void> giveUpRuns(UUID id, SqlConnection tx) {
        return tx.preparedQuery(GIVE_UP).execute(Tuple.of(id, now())).replaceWithVoid();
    }

    Uni<ConnectorView> require(UUID id) {
        Caller caller = callers.current();
        return find(id, "", pool).invoke(found -> mustSee(found, caller));
    }

    /** By their drafting; people of a unit see those that act for it. */
    Uni<Page<ConnectorView>> list(PageRequest page, String interfaceCode) {
        Caller caller = callers.current();
        String unit = caller.seesEveryUnit() ? null : caller.unit().orElse("-");
        return pool.preparedQuery("select " + COLUMNS + " " + """
                        from pull_connector where id > $1 and ($2::text is null or unit = $2)
                            and ($3::text is null or interface = $3) order by id limit $4""")
                .execute(Tuple.of(page.afterId().orElse(new UUID(0, 0)), unit, interfaceCode, page.rows()))
                .map(rows -> Page.of(
                        page,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(this::view)
                                .toList(),
                        ConnectorView::id,
                        view -> view));
    }

    Uni<Page<ConnectorTransitionView>> history(UUID id, PageRequest page) {
        return require(id)
                .chain(() -> pool.preparedQuery("""
                                select id, from_state, to_state, at, subject, name, reason, terms::text as terms
                                from pull_connector_transition where connector = $1 and id > $2 order by id limit $3""")
                        .execute(Tuple.of(id, page.afterNumber().orElse(0L), page.rows())))
                .map(rows -> Page.of(
                        page,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(this::transition)
                                .toList(),
                        ConnectorTransitionView::number,
                        view -> view));
    }

    private ConnectorTransitionView transition(Row row) {
        return new ConnectorTransitionView(
                ConnectorState.valueOf(row.getString("from_state")),
                ConnectorState.valueOf(row.getString("to_state")),
                row.getOffsetDateTime("at").toInstant(),
                new ConnectorTransitionView.Mover(row.getString("subject"), row.getString("name")),
                row.getString("reason"),
                read(row.getString("terms")),
                row.getLong("id"));
    }

    /** That there is no such connector for the caller. */
    static NotFound unknown(UUID id) {
        return new NotFound(new Text("连接器", "connector"), id);
    }

    static Refusal notActive() {
        return new Conflict("connector-not-active", new Text("连接器未获批准或已暂停", "The connector is not active"))
                .withClause(CLAUSE);
    }

    private static void mustSee(ConnectorView found, Caller caller) {
        caller.mustSee(found.unit(), () -> unknown(found.id()));
    }

    private Uni<ConnectorView> find(UUID id, String lock, SqlClient client) {
        return client.preparedQuery("select " + COLUMNS + " from pull_connector where id = $1 " + lock)
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw unknown(id);
                    }
                    return view(rows.iterator().next());
                });
    }

    private ConnectorView view(Row row) {
        return new ConnectorView(
                row.getUUID("id"),
                row.getString("interface"),
                row.getString("unit"),
                read(row.getString("terms")),
                row.getBoolean("has_secret"),
                ConnectorState.valueOf(row.getString("state")),
                row.getString("drafted_by"),
                row.getString("accepted_by"),
                row.getString("approved_by"),
                RunView.time(row, "next_round_at"),
                row.getLong("version"));
    }

    ConnectorTerms read(String terms) {
        try {
            return json.readValue(terms, ConnectorTerms.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The terms of a connector cannot be read", impossible);
        }
    }

    private String write(ConnectorTerms terms) {
        try {
            return json.writeValueAsString(terms);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The terms of a connector cannot be written", impossible);
        }
    }

    private Buffer seal(UUID id, ConnectorRequest request) {
        return request.credentials() == null
                ? null
                : Buffer.buffer(
                        secrets.seal(request.credentials(), id, request.terms().sealedFor()));
    }

    private OffsetDateTime now() {
        Instant now = county.now().truncatedTo(ChronoUnit.MICROS);
        return now.atOffset(ZoneOffset.UTC);
    }

    private static AuditEntry entry(Caller caller, String action, UUID id) {
        return AuditEntry.of(caller, action, "connectors/" + id, CLAUSE);
    }
}
