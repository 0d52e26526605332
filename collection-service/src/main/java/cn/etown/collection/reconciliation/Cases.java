package cn.etown.collection.reconciliation;

import cn.etown.collection.batch.Reasons;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.reconciliation.CaseChanged.Fact;
import cn.etown.collection.reconciliation.DisputeTerms.Held;
import cn.etown.collection.reconciliation.domain.CaseState;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.NewEvent;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What units are asked about records that differ (校核, R4.3b). A case is opened by a result and closed by one in which nothing
 * differs any more under the same statement; where the source changed its statement instead of its records, only the center closes it.
 */
@ApplicationScoped
class Cases {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final Caller SELF = Caller.service("collection-service");
    private static final String CLAUSE = "R4.3b";

    private static final String STANDING = """
            select * from reconciliation_case
            where interface = $1 and period_from = $2 and period_to = $3 and state <> 'CLOSED' for update""";

    private static final String OPEN = """
            insert into reconciliation_case (id, interface, unit, period_from, period_to, statement, reconciliation, state, terms,
                asked_at, due_at, due_day, opened_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, 'OPEN', $8, $9, $10, $11, $9, 0)""";

    private static final String MOVE = """
            update reconciliation_case set state = $2, closed_at = case when $2 = 'CLOSED' then $3::timestamptz end,
                version = version + 1 where id = $1""";

    private static final String ASK_AGAIN = """
            update reconciliation_case set asked_at = $2, due_at = $3, due_day = $4, extended = $5, terms = $6, breach_told = false
            where id = $1""";

    private static final String BREACH = """
            update reconciliation_case set overdue_at = coalesce(overdue_at, $1), breach_told = true, version = version + 1
            where id in (
                select id from reconciliation_case where state = 'OPEN' and not breach_told and due_at < $1
                order by due_at limit $2 for update skip locked)
            returning *""";

    private static final String REMEMBER_BREACHES = """
            insert into reconciliation_case_move (of_case, from_state, to_state, at, subject, name, reason, reconciliation)
            select c.id, 'OPEN', 'OPEN', $3, $4, $5, late.reason, c.reconciliation
            from unnest($1::uuid[], $2::text[]) as late (id, reason) join reconciliation_case c on c.id = late.id""";

    private static final String WITHOUT_DUE = """
            select * from reconciliation_case where state = 'OPEN' and due_at is null order by id limit $1
            for update skip locked""";

    private static final String SET_DUE = """
            update reconciliation_case c set due_at = found.due_at, due_day = found.due_day
            from unnest($1::uuid[], $2::timestamptz[], $3::date[]) as found (id, due_at, due_day)
            where c.id = found.id and found.due_at is not null""";

    private static final String REMEMBER = """
            insert into reconciliation_case_move (of_case, from_state, to_state, at, subject, name, reason, link, digest, reconciliation)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private final DisputeTerms terms;
    private final Reasons reasons;
    private final Outbox outbox;
    private final Audit audit;
    private final CountyTime county;
    private final Ids ids;
    private final Clock clock;
    private final Pool pool;

    Cases(
            DisputeTerms terms,
            Reasons reasons,
            Outbox outbox,
            Audit audit,
            CountyTime county,
            Ids ids,
            Clock clock,
            Pool pool) {
        this.terms = terms;
        this.reasons = reasons;
        this.outbox = outbox;
        this.audit = audit;
        this.county = county;
        this.ids = ids;
        this.clock = clock;
        this.pool = pool;
    }

    /** What a new result means: a question to the unit, what is left of one, or the end of it. */
    void settle(Reconciled result, UUID statement, BulkTransaction tx) {
        Optional<CaseRow> standing = tx.row(
                        STANDING,
                        result.interfaceCode(),
                        result.period().from(),
                        result.period().to())
                .map(CaseRow::of);
        boolean differs = result.state() != ReconciliationState.MATCHED;
        standing.ifPresent(asked -> tx.run(
                "update reconciliation_case set reconciliation = $2, version = version + 1 where id = $1",
                asked.id(),
                result.reconciliation()));
        if (standing.isEmpty() && differs) {
            open(result, statement, tx);
        } else if (standing.isPresent()
                && !differs
                && standing.get().statement().equals(statement)) {
            Said said = new Said("更正后与对账单一致，自动办结", null, null);
            move(standing.get(), CaseState.CLOSED, said, SELF, result.at(), tx);
            tell(standing.get().id(), Fact.CLOSED, said.reason(), true, SELF, result.at(), tx);
        }
    }

    private void open(Reconciled result, UUID statement, BulkTransaction tx) {
        UUID id = ids.next();
        Held held = terms.read(tx).of(result.at(), false);
        OffsetDateTime due = due(held);
        tx.run(
                OPEN,
                id,
                result.interfaceCode(),
                result.unit(),
                result.period().from(),
                result.period().to(),
                statement,
                result.reconciliation(),
                held.version(),
                result.at().atOffset(ZoneOffset.UTC),
                due,
                day(due));
        remember(id, null, CaseState.OPEN, new Said(null, null, null), SELF, result.reconciliation(), result.at(), tx);
        tell(id, Fact.OPENED, null, false, SELF, result.at(), tx);
    }

    /** What somebody says, with what shows it. */
    record Said(String reason, String link, String digest) {}

    /** The unit answers, or the center asks again or closes. Blocks its thread. */
    void move(UUID id, EntityVersion expected, CaseState target, Said said, Caller caller) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            CaseRow found = require(id, caller, tx);
            mustBeTheirs(target, found, caller);
            reasons.requireSaying(said.reason(), "/reason");
            if (target == CaseState.CLOSED && said.link() == null && said.digest() == null) {
                throw refused(
                        "evidence-required",
                        "/evidence",
                        new Text("办结须附证据的链接或摘要", "A case is closed on evidence, by link or digest"));
            }
            expected.mustMatch(new EntityVersion(found.version()));
            Instant now = now();
            move(found, target, said, caller, now, tx);
            if (target == CaseState.OPEN) {
                askAgain(id, now, false, tx);
            }
            Fact fact = switch (target) {
                case OPEN -> Fact.REOPENED;
                case ANSWERED -> Fact.ANSWERED;
                case CLOSED -> Fact.CLOSED;
            };
            tell(id, fact, said.reason(), false, caller, now, tx);
            audit(caller, "move-reconciliation-case", id, target.name(), tx);
            tx.commit();
        }
    }

    /** The center finds the question a complex one, once, and tells why. Blocks its thread. */
    void extend(UUID id, EntityVersion expected, String reason, Caller caller) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            CaseRow found = require(id, caller, tx);
            reasons.requireSaying(reason, "/reason");
            if (found.extended() || found.state() != CaseState.OPEN) {
                throw refused("no-extension", "", new Text("只有待答复的核查可以延期一次", "A case that is open is extended once"));
            }
            expected.mustMatch(new EntityVersion(found.version()));
            Instant now = now();
            move(found, CaseState.OPEN, new Said(reason, null, null), caller, now, tx);
            askAgain(id, found.askedAt(), true, tx);
            tell(id, Fact.EXTENDED, reason, false, caller, now, tx);
            audit(caller, "extend-reconciliation-case", id, "complex", tx);
            tx.commit();
        }
    }

    private static CaseRow require(UUID id, Caller caller, BulkTransaction tx) {
        CaseRow found = tx.row("select * from reconciliation_case where id = $1 for update", id)
                .map(CaseRow::of)
                .orElseThrow(() -> unknown(id));
        caller.mustSee(found.unit(), () -> unknown(id));
        return found;
    }

    private static void mustBeTheirs(CaseState target, CaseRow found, Caller caller) {
        boolean theirs = target == CaseState.ANSWERED
                ? caller.is(Roles.SIGNER) && caller.belongsTo(found.unit())
                : caller.is(Roles.GOVERNOR);
        if (!theirs) {
            throw new Forbidden(
                    "forbidden",
                    new Text(
                            "单位的签署人答复，中心的治理员再问或办结",
                            "The signer of the unit answers; the governor asks again or closes"));
        }
        found.state().moveTo(target);
    }

    private void askAgain(UUID id, Instant askedAt, boolean extended, BulkTransaction tx) {
        Held held = terms.read(tx).of(askedAt, extended);
        OffsetDateTime due = due(held);
        tx.run(ASK_AGAIN, id, askedAt.atOffset(ZoneOffset.UTC), due, day(due), extended, held.version());
    }

    private void move(CaseRow found, CaseState target, Said said, Caller by, Instant at, BulkTransaction tx) {
        tx.run(MOVE, found.id(), target.name(), at.atOffset(ZoneOffset.UTC));
        UUID newest = tx.row("select reconciliation from reconciliation_case where id = $1", found.id())
                .orElseThrow()
                .getUUID(0);
        remember(found.id(), found.state(), target, said, by, newest, at, tx);
    }

    private static void remember(
            UUID id,
            CaseState from,
            CaseState to,
            Said said,
            Caller by,
            UUID reconciliation,
            Instant at,
            BulkTransaction tx) {
        tx.run(
                REMEMBER,
                id,
                from == null ? null : from.name(),
                to.name(),
                at.atOffset(ZoneOffset.UTC),
                by.subject(),
                by.name(),
                said.reason(),
                said.link(),
                said.digest(),
                reconciliation);
    }

    /** The answers to open cases did not come in time: that stays on record, with each clock that ran out. */
    void noteBreaches(Instant now, int most, BulkTransaction tx) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        List<CaseRow> late = tx.rows(BREACH, at, most).map(CaseRow::of).toList();
        if (late.isEmpty()) {
            return;
        }
        String[] reasons = late.stream()
                .map(found -> "逾期未答复，答复期限为" + county.dayOf(found.dueAt()))
                .toArray(String[]::new);
        tx.run(REMEMBER_BREACHES, idsOf(late), reasons, at, SELF.subject(), SELF.name());
        List<NewEvent> events = late.stream()
                .map(found -> found.changed(null, false, SELF.subject(), now).event(Fact.OVERDUE))
                .toList();
        tx.await(connection -> outbox.append(events, connection));
    }

    /** Until when open cases are to be answered is known once the calendar is; it is looked for among the oldest. */
    void setDue(int most, BulkTransaction tx) {
        List<CaseRow> waiting = tx.rows(WITHOUT_DUE, most).map(CaseRow::of).toList();
        if (waiting.isEmpty()) {
            return;
        }
        DisputeTerms.Clocks clocks = terms.read(tx);
        OffsetDateTime[] due = waiting.stream()
                .map(found -> due(clocks.of(found.askedAt(), found.extended())))
                .toArray(OffsetDateTime[]::new);
        tx.run(SET_DUE, idsOf(waiting), due, Arrays.stream(due).map(this::day).toArray(LocalDate[]::new));
    }

    private static UUID[] idsOf(List<CaseRow> cases) {
        return cases.stream().map(CaseRow::id).toArray(UUID[]::new);
    }

    private void tell(UUID id, Fact fact, String reason, boolean mended, Caller by, Instant at, BulkTransaction tx) {
        CaseRow now = require(id, SELF, tx);
        CaseChanged changed = now.changed(reason, mended, by.subject(), at);
        tx.await(connection -> outbox.append(changed.event(fact), connection));
    }

    private void audit(Caller caller, String what, UUID id, String to, BulkTransaction tx) {
        tx.await(connection -> audit.record(
                AuditEntry.of(caller, what, "reconciliation-cases/" + id, CLAUSE)
                        .with("to", to),
                connection));
    }

    private static OffsetDateTime due(Held held) {
        return held.dueAt() == null ? null : held.dueAt().atOffset(ZoneOffset.UTC);
    }

    private LocalDate day(OffsetDateTime due) {
        return due == null ? null : county.dayOf(due.toInstant());
    }

    static NotFound unknown(UUID id) {
        return new NotFound(new Text("差异核查", "reconciliation case"), id);
    }

    private static Refusal refused(String code, String pointer, Text detail) {
        return new RuleRefused(code, detail).withClause(CLAUSE).withErrors(List.of(new FieldError(pointer, detail)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
