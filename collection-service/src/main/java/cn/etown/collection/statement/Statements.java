package cn.etown.collection.statement;

import cn.etown.collection.batch.PeriodLimits;
import cn.etown.collection.batch.Reasons;
import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.collection.reconciliation.Requests;
import cn.etown.collection.statement.domain.Consistency;
import cn.etown.evidence.record.Measure;
import cn.etown.evidence.record.Period;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.json.JsonText;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What sources say of their own records (R4.3b): a statement is never changed, and a later one for its period takes its place. */
@ApplicationScoped
public class Statements {

    private static final String CLAUSE = "R4.3b";
    private static final UUID FIRST = new UUID(0, 0);

    /** Whoever states the same period waits, so that each statement takes the place of one. */
    private static final String LOCK = "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 7))) locked";

    private static final String HOLDING = """
            select id from statement where interface = ?1 and period_from = ?2 and period_to = ?3 and superseded_by is null""";

    private static final String SUPERSEDE = "update statement set superseded_by = ?2 where id = ?1";

    private static final String ADD = """
            insert into statement (id, interface, unit, contract_version, period_from, period_to, records, failing, totals,
                record_set_digest, reason, supersedes, stated_at, stated_by, stated_name)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, cast(cast(?9 as text) as jsonb), ?10, cast(?11 as text), cast(?12 as uuid), ?13,
                ?14, ?15)""";

    private static final String ADD_BUCKETS = """
            insert into statement_bucket (statement, bucket, records, digest, identity_digest)
            select ?1, bucket, records, digest, "identityDigest"
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                as stated (bucket smallint, records bigint, digest text, "identityDigest" text)""";

    private static final String VERSIONS = """
            select distinct contract_version from batch where interface = $1 and state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
                and kind <> 'NIL' and period_from <= $3 and period_to >= $2 order by 1""";

    private static final String PAGE = """
            select * from statement where id > $1 and ($2::text is null or unit = $2) and ($3::text is null or interface = $3)
            order by id limit $4""";

    private final Interfaces interfaces;
    private final Contracts contracts;
    private final PeriodLimits limits;
    private final Reasons reasons;
    private final Requests reconciliations;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final JsonText json;
    private final Ids ids;
    private final Clock clock;
    private final Pool pool;

    Statements(
            Interfaces interfaces,
            Contracts contracts,
            PeriodLimits limits,
            Reasons reasons,
            Requests reconciliations,
            Callers callers,
            Outbox outbox,
            Audit audit,
            JsonText json,
            Ids ids,
            Clock clock,
            Pool pool) {
        this.interfaces = interfaces;
        this.contracts = contracts;
        this.limits = limits;
        this.reasons = reasons;
        this.reconciliations = reconciliations;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.pool = pool;
    }

    /** Looks whether a statement can be one of the caller's own interface. Works outside of any transaction. */
    Uni<AdmittedStatement> admit(StatementRequest request) {
        Period period = limits.require(request.period().toPeriod());
        return interfaces
                .requireOwn(request.interfaceCode(), callers.current())
                .call(source -> mustFit(request, period, source))
                .map(source -> new AdmittedStatement(request, period, source));
    }

    private Uni<Void> mustFit(StatementRequest request, Period period, CollectedInterface source) {
        return contracts
                .all(source.code(), pool)
                .map(versions -> versions.get(request.contractVersion()))
                .invoke(contract -> mustBeConsistent(request, contract))
                .chain(() -> pool.preparedQuery(VERSIONS).execute(Tuple.of(source.code(), period.from(), period.to())))
                .invoke(rows -> mustBeOf(
                        request.contractVersion(),
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getInteger(0))
                                .toList()))
                .replaceWithVoid();
    }

    private static void mustBeConsistent(StatementRequest request, Contract contract) {
        if (contract == null) {
            throw refused(
                    "no-such-contract",
                    "/contractVersion",
                    new Text("该接口没有这一版本的规范", "The interface has no contract of this version"));
        }
        Set<String> sums =
                contract.schema().totals().stream().map(Measure::name).collect(Collectors.toSet());
        Consistency.require(
                request.records(),
                request.failing(),
                new HashSet<>(request.totals().keySet()),
                sums,
                request.recordSetDigest(),
                request.buckets().stream()
                        .map(StatementRequest.Bucket::toStated)
                        .toList());
    }

    /** By another version the same records have other digests, and all of them would differ. */
    private static void mustBeOf(int version, List<Integer> versions) {
        if (!versions.isEmpty() && !versions.contains(version)) {
            throw refused(
                    "contract-version-differs",
                    "/contractVersion",
                    new Text(
                            "该数据期的数据按规范版本 " + versions + " 接收，请按该版本生成对账单",
                            "The records of this period came under the contract's version " + versions
                                    + "; make the statement by that"));
        }
    }

    /** Takes a statement that was admitted just now; the records of its period are held against it next. */
    @WithTransaction
    Uni<StatementView> take(AdmittedStatement admitted) {
        Caller caller = callers.current();
        UUID id = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String source = admitted.source().code();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter(1, source)
                        .getSingleResult()
                        .chain(() -> holding(admitted, session))
                        .invoke(before -> mustSayWhy(admitted.request(), before))
                        .call(before -> supersede(before, id, session))
                        .call(before -> add(id, admitted, before, caller, now, session))
                        .call(before -> outbox.append(StatementTaken.of(id, admitted, before, now)))
                        .call(() -> reconciliations.statementTaken(
                                id, source, admitted.source().unit(), admitted.period(), now, session))
                        .call(() -> audit.record(AuditEntry.of(caller, "take-statement", "statements/" + id, CLAUSE)
                                .with("interface", source)))
                        .map(before -> view(id, admitted, before, caller, now)));
    }

    private static Uni<UUID> holding(AdmittedStatement admitted, Mutiny.Session session) {
        return session.createNativeQuery(HOLDING, UUID.class)
                .setParameter(1, admitted.source().code())
                .setParameter(2, admitted.period().from())
                .setParameter(3, admitted.period().to())
                .getSingleResultOrNull();
    }

    private void mustSayWhy(StatementRequest request, UUID before) {
        if (before == null && request.reason() != null) {
            throw refused(
                    "nothing-to-supersede",
                    "/reason",
                    new Text("该数据期还没有对账单，无需写明更替原因", "There is no statement for this period whose place it could take"));
        }
        if (before != null && request.reason() == null) {
            throw refused(
                    "reason-required",
                    "/reason",
                    new Text(
                            "该数据期已有对账单，须写明更替原因",
                            "There is a statement for this period; say why another takes its place"));
        }
        if (before != null) {
            reasons.requireSaying(request.reason(), "/reason");
        }
    }

    private static Uni<Integer> supersede(UUID before, UUID by, Mutiny.Session session) {
        return before == null
                ? Uni.createFrom().item(0)
                : session.createNativeQuery(SUPERSEDE)
                        .setParameter(1, before)
                        .setParameter(2, by)
                        .executeUpdate();
    }

    private Uni<Integer> add(
            UUID id, AdmittedStatement admitted, UUID before, Caller caller, Instant now, Mutiny.Session session) {
        StatementRequest request = admitted.request();
        return session.createNativeQuery(ADD)
                .setParameter(1, id)
                .setParameter(2, admitted.source().code())
                .setParameter(3, admitted.source().unit())
                .setParameter(4, request.contractVersion())
                .setParameter(5, admitted.period().from())
                .setParameter(6, admitted.period().to())
                .setParameter(7, request.records())
                .setParameter(8, request.failing())
                .setParameter(9, json.of(request.totals()))
                .setParameter(10, request.recordSetDigest())
                .setParameter(11, request.reason())
                .setParameter(12, before == null ? null : before.toString())
                .setParameter(13, now.atOffset(ZoneOffset.UTC))
                .setParameter(14, caller.subject())
                .setParameter(15, caller.name())
                .executeUpdate()
                .chain(() -> session.createNativeQuery(ADD_BUCKETS)
                        .setParameter(1, id)
                        .setParameter(2, json.of(request.buckets()))
                        .executeUpdate());
    }

    private static StatementView view(UUID id, AdmittedStatement admitted, UUID before, Caller caller, Instant now) {
        StatementRequest request = admitted.request();
        return new StatementView(
                id,
                request.interfaceCode(),
                admitted.source().unit(),
                request.contractVersion(),
                request.period(),
                request.records(),
                request.failing(),
                request.totals(),
                request.recordSetDigest(),
                request.reason(),
                before,
                null,
                now,
                caller.name());
    }

    Uni<StatementView> require(UUID id) {
        Caller caller = callers.current();
        return pool.preparedQuery("select * from statement where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(StatementView::of)
                        .findFirst()
                        .orElseThrow(() -> unknown(id)))
                .invoke(found -> caller.mustSee(found.unit(), () -> unknown(id)));
    }

    /** In the order in which they came; people of a unit see their own. */
    Uni<Page<StatementView>> list(PageRequest page, String unit, String interfaceCode) {
        Caller caller = callers.current();
        String visible = caller.seesEveryUnit() ? unit : caller.unit().orElse("-");
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(page.afterId().orElse(FIRST), visible, interfaceCode, page.rows()))
                .map(rows -> Page.of(
                        page,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(StatementView::of)
                                .toList(),
                        StatementView::id,
                        view -> view));
    }

    private static NotFound unknown(UUID id) {
        return new NotFound(new Text("对账单", "statement"), id);
    }

    private static RuntimeException refused(String code, String pointer, Text detail) {
        return new RuleRefused(code, detail).withClause(CLAUSE).withErrors(List.of(new FieldError(pointer, detail)));
    }
}
