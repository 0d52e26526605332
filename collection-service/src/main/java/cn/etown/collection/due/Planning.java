package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.due.ExpectedBatchRows.Change;
import cn.etown.collection.due.domain.Expected;
import cn.etown.collection.due.domain.ExpectedState;
import cn.etown.collection.due.domain.Outlook;
import cn.etown.evidence.record.Period;
import cn.etown.kit.id.Ids;
import cn.etown.kit.time.CountyTime;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes ahead what is due, and anew what was not due yet when policy, calendar or the interface's state changed; what was due
 * stays as it was (decision 0054). A row of {@code due_plan} is the lock of its interface, and whoever does not get it passes on,
 * so any number of replicas may plan at once.
 */
@ApplicationScoped
class Planning {

    private static final Logger LOG = Logger.getLogger(Planning.class);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    private static final String TAKE = """
            select p.interface, i.unit, p.computed_to, p.changed_since
            from due_plan p join interface i on i.code = p.interface
            where p.changed_since is not null or (p.waits_for_year is null and p.computed_to < $1)
            limit $2 for update of p skip locked""";

    private static final String POLICIES = """
            select version, holds_from, terms::text from followed_policy where interface = $1 order by version""";

    /** Those that may change, and those of which something could not be said for want of a calendar or of the interface. */
    private static final String HELD = """
            select * from expected_batch
            where interface = $1 and (period_from >= $2
                or state = 'MISSING' and next_step is not null
                or state = 'LATE' and days_late is null)
            for update""";

    private static final String ARRIVALS = """
            select id as batch, kind as batch_kind, sealed_at, period_from, period_to from batch
            where interface = $1 and period_to >= $2 and ledger_position is not null and kind <> 'CORRECTION'
                and state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
            order by ledger_position""";

    private static final String DONE = """
            update due_plan set computed_to = $2, waits_for_year = $3, changed_since = null where interface = $1""";

    private final ExpectedBatchRows rows;
    private final DueSettings settings;
    private final CountyTime county;
    private final Pool pool;
    private final Ids ids;

    Planning(ExpectedBatchRows rows, DueSettings settings, CountyTime county, Pool pool, Ids ids) {
        this.rows = rows;
        this.settings = settings;
        this.county = county;
        this.pool = pool;
        this.ids = ids;
    }

    /** Computes all that is to be computed at {@code now}. */
    void plan(Instant now) {
        int taken = settings.interfacesAtOnce();
        while (taken == settings.interfacesAtOnce()) {
            try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
                taken = planSome(tx, now);
                tx.commit();
            }
        }
    }

    private int planSome(BulkTransaction tx, Instant now) {
        LocalDate today = county.dayOf(now);
        List<Row> taken = tx.rows(TAKE, today.plusDays(settings.aheadDays()), settings.interfacesAtOnce())
                .toList();
        if (!taken.isEmpty()) {
            List<String> codes =
                    taken.stream().map(row -> row.getString("interface")).toList();
            Lives lives = Lives.read(tx, codes, county, now);
            LocalDate to = today.plusDays((long) settings.aheadDays() + settings.stepDays());
            taken.forEach(row -> plan(tx, row, to, lives.of(row.getString("interface"))));
        }
        return taken.size();
    }

    private void plan(BulkTransaction tx, Row plan, LocalDate ahead, Terms terms) {
        String code = plan.getString("interface");
        LocalDate computedTo = plan.getLocalDate("computed_to");
        OffsetDateTime changedSince = plan.getOffsetDateTime("changed_since");
        Outlook outlook = new Outlook(policies(tx, code), terms.life(), terms.calendar(), terms.zone());
        LocalDate from = changedSince == null
                ? computedTo.plusDays(1)
                : earlier(computedTo.plusDays(1), outlook.earliestOpenAt(changedSince.toInstant()));
        LocalDate to = ahead.isAfter(computedTo) ? ahead : computedTo;
        Outlook.Computed computed = outlook.between(from, to);
        computed.missingYear()
                .ifPresent(year -> LOG.warnf(
                        "What is due of %s after %s waits for the calendar of %d", code, computed.to(), year));
        Instant openAt = changedSince == null ? Instant.MIN : changedSince.toInstant();
        rows.write(
                tx,
                new OneInterface(tx, code, plan.getString("unit"), terms).changes(from, computed, openAt),
                terms.now());
        tx.run(DONE, code, computed.to(), computed.missingYear().orElse(null));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<Outlook.Policy> policies(BulkTransaction tx, String code) {
        return tx.rows(POLICIES, code)
                .map(row -> new Outlook.Policy(
                        row.getInteger("version"),
                        row.getLocalDate("holds_from"),
                        PolicyTerms.schedule(new JsonObject(row.getString("terms")))))
                .toList();
    }

    /** What becomes of the rows of one interface. */
    private final class OneInterface {

        private record Came(Period period, Arrival arrival) {

            boolean covers(Period other) {
                return !period.from().isAfter(other.from()) && !period.to().isBefore(other.to());
            }
        }

        private final BulkTransaction tx;
        private final String code;
        private final String unit;
        private final Terms terms;

        OneInterface(BulkTransaction tx, String code, String unit, Terms terms) {
            this.tx = tx;
            this.code = code;
            this.unit = unit;
            this.terms = terms;
        }

        /** @param openAt what was due by then stays as it is */
        List<Change> changes(LocalDate from, Outlook.Computed computed, Instant openAt) {
            Map<LocalDate, ExpectedBatch> held = new HashMap<>();
            tx.rows(HELD, code, from)
                    .map(ExpectedBatch::of)
                    .forEach(row -> held.put(row.expected().period().from(), row));
            List<Came> came = tx.rows(ARRIVALS, code, from)
                    .map(row -> new Came(
                            new Period(row.getLocalDate("period_from"), row.getLocalDate("period_to")),
                            Arrival.of(row)))
                    .toList();
            List<Change> changes = new ArrayList<>();
            for (Expected expected : computed.expected()) {
                ExpectedBatch before = held.remove(expected.period().from());
                changed(before, expected, openAt)
                        .map(row -> cameFor(row.expected().period(), came)
                                .map(row::arrived)
                                .orElse(row))
                        .map(row -> new Change(before, row.settled(awaitsVerdict(row), terms)))
                        .ifPresent(changes::add);
            }
            held.values().stream()
                    .map(row -> new Change(row, noLongerComputed(row, from, computed.to(), openAt)))
                    .forEach(changes::add);
            return changes;
        }

        private Optional<ExpectedBatch> changed(ExpectedBatch before, Expected expected, Instant openAt) {
            if (before == null) {
                return ExpectedBatch.settlesAt(expected, terms.zone()).isAfter(openAt)
                        ? Optional.of(ExpectedBatch.of(ids.next(), code, unit, expected, terms.zone()))
                        : Optional.empty();
            }
            boolean isOpen = before.settlesAt().isAfter(openAt);
            if (!isOpen && before.state() == ExpectedState.WITHDRAWN) {
                return Optional.empty();
            }
            boolean isFulfilled = before.state() == ExpectedState.ARRIVED || before.state() == ExpectedState.NIL;
            return Optional.of(isOpen && !isFulfilled ? before.due(expected, terms.zone()) : before);
        }

        private ExpectedBatch noLongerComputed(ExpectedBatch row, LocalDate from, LocalDate to, Instant openAt) {
            LocalDate begins = row.expected().period().from();
            boolean isWithin = !begins.isBefore(from) && !begins.isAfter(to);
            boolean isUnanswered = row.arrival() == null && row.state() != ExpectedState.WITHDRAWN;
            return isWithin && isUnanswered && row.settlesAt().isAfter(openAt)
                    ? row.withdrawn()
                    : row.state() == ExpectedState.WITHDRAWN ? row : row.settled(awaitsVerdict(row), terms);
        }

        private Optional<Arrival> cameFor(Period period, List<Came> came) {
            return came.stream()
                    .filter(batch -> batch.covers(period))
                    .map(Came::arrival)
                    .findFirst();
        }

        private boolean awaitsVerdict(ExpectedBatch row) {
            return row.arrival() == null
                    && row.expected().dueAt() != null
                    && terms.now().isAfter(row.expected().dueAt())
                    && Verdicts.isAwaited(tx, row);
        }
    }
}
