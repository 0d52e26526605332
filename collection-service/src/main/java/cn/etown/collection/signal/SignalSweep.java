package cn.etown.collection.signal;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.due.FollowedCalendar;
import cn.etown.collection.due.domain.LoadedCalendar;
import cn.etown.collection.signal.domain.Sharing;
import cn.etown.collection.signal.domain.Sharing.Fact;
import cn.etown.collection.signal.domain.SignalKind;
import cn.etown.collection.terms.domain.InForce;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.time.CountyTime;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks at judged batches in the order of the ledger, each once, by one replica at a time; cut short it goes on where it was. */
@ApplicationScoped
class SignalSweep {

    private static final Logger LOG = Logger.getLogger(SignalSweep.class);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_EVIDENCE = 50;
    /** A connector acts by a recorded mandate. */
    private static final String CENTER = "collection-service";

    private static final String NEXT = """
            select id, unit, sealed_at, opened_by, opened_client, opened_address, received, record_set_digest, ledger_position
            from batch where ledger_position > $1 order by ledger_position limit $2""";

    private static final String PARTS = """
            select batch, digest, records, received_by, client, address from part where batch = any ($1) order by batch, number""";

    /** Whether a batch's unit declared, by its day, every client it came through. */
    private static final String DECLARED = """
            select count(*) as missing from unnest($2::text[]) as came (through)
            where not exists (
                select 1 from mandate m
                where m.unit = $1 and m.client = came.through and m.state = 'IN_FORCE' and m.until >= $3)""";

    private static final String KEEP = """
            insert into signal_fact (kind, value, batch, unit, at, declared)
            select kind, value, $3, $4, $5, $6 from unnest($1::text[], $2::text[]) as seen (kind, value)
            on conflict do nothing""";

    /** What one unit alone shows is passed over at once, however often it does. */
    private static final String SHARED = """
            select nth - 1 as place from unnest($1::text[], $2::text[]) with ordinality as seen (kind, value, nth)
            where exists (select from signal_fact f where f.kind = seen.kind and f.value = seen.value and f.unit < $3)
                or exists (select from signal_fact f where f.kind = seen.kind and f.value = seen.value and f.unit > $3)
            order by nth""";

    private static final String LATELY = """
            select batch, unit, at, declared from signal_fact
            where kind = $1 and value = $2 and at > $3::timestamptz - make_interval(days => $4) order by at desc, batch limit 1000""";

    private static final String KNOWN =
            "select id, units, state from signal where kind = $1 and value = $2 order by raised_at desc for update";

    private static final String EXTEND = """
            update signal set units = array(select distinct unnest(units || $2::text[]) order by 1),
                evidence = cast(cast($3 as text) as jsonb), batches = greatest(batches, $4), first_at = least(first_at, $5),
                last_at = greatest(last_at, $6), version = version + 1
            where id = $1""";

    private static final String RAISE = """
            insert into signal (id, kind, value, units, evidence, batches, first_at, last_at, rule, raised_at, state, version)
            values ($1, $2, $3, $4, cast(cast($5 as text) as jsonb), $6, $7, $8, $9, $10, 'OPEN', 0)""";

    private final SignalSettings settings;
    private final CountyTime county;
    private final Outbox outbox;
    private final Ids ids;
    private final Pool pool;

    private record Seen(SignalKind kind, String value) {}

    SignalSweep(SignalSettings settings, CountyTime county, Outbox outbox, Ids ids, Pool pool) {
        this.settings = settings;
        this.county = county;
        this.outbox = outbox;
        this.ids = ids;
        this.pool = pool;
    }

    @Scheduled(every = "${etown.signals.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            boolean more = true;
            while (more) {
                try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
                    more = sweepSome(tx);
                    tx.commit();
                }
            }
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Cannot look for signals for now");
        }
    }

    private boolean sweepSome(BulkTransaction tx) {
        Optional<Row> head = tx.row("select position from signal_sweep for update skip locked");
        if (head.isEmpty()) {
            return false;
        }
        List<Row> batches = tx.rows(NEXT, head.get().getLong("position"), settings.batchesAtOnce())
                .toList();
        if (batches.isEmpty()) {
            return false;
        }
        InForce<SignalRuleView> rules = SignalRules.read(tx);
        LoadedCalendar calendar = FollowedCalendar.read(tx);
        Map<UUID, List<Row>> parts = tx.rows(PARTS, (Object)
                        batches.stream().map(batch -> batch.getUUID("id")).toArray(UUID[]::new))
                .collect(Collectors.groupingBy(part -> part.getUUID("batch")));
        for (Row batch : batches) {
            look(
                    batch,
                    parts.getOrDefault(batch.getUUID("id"), List.of()),
                    rules.on(county.dayOf(batch.getOffsetDateTime("sealed_at").toInstant())),
                    calendar,
                    tx);
        }
        tx.run(
                "update signal_sweep set position = $1",
                batches.get(batches.size() - 1).getLong("ledger_position"));
        return batches.size() == settings.batchesAtOnce();
    }

    private void look(Row batch, List<Row> parts, SignalRuleView rule, LoadedCalendar calendar, BulkTransaction tx) {
        UUID id = batch.getUUID("id");
        String unit = batch.getString("unit");
        OffsetDateTime sealedAt = batch.getOffsetDateTime("sealed_at");
        Set<String> clients = distinct(batch.getString("opened_client"), parts, "client");
        Set<Seen> seen = new LinkedHashSet<>();
        if (!clients.equals(Set.of(CENTER))) {
            addSenders(batch, parts, clients, seen);
            rule.oddHours()
                    .of(sealedAt.toInstant(), county.zone(), calendar::isDayOff)
                    .ifPresent(night ->
                            seen.add(new Seen(SignalKind.ODD_HOURS, batch.getString("opened_by") + " " + night)));
        }
        addContent(batch, parts, rule, seen);
        if (seen.isEmpty()) {
            return;
        }
        List<Seen> all = List.copyOf(seen);
        String[] kinds = all.stream().map(one -> one.kind().name()).toArray(String[]::new);
        String[] values = all.stream().map(Seen::value).toArray(String[]::new);
        tx.run(KEEP, kinds, values, id, unit, sealedAt, isDeclared(unit, clients, sealedAt, tx));
        Set<Seen> shared = tx.rows(SHARED, kinds, values, unit)
                .map(row -> all.get(row.getLong("place").intValue()))
                .collect(Collectors.toSet());
        all.stream()
                .filter(one -> one.kind() == SignalKind.ODD_HOURS || shared.contains(one))
                .forEach(one -> weigh(one, sealedAt, rule, tx));
    }

    private void addSenders(Row batch, List<Row> parts, Set<String> clients, Set<Seen> seen) {
        clients.stream()
                .filter(client -> !client.equals(CENTER)
                        && !settings.commonClients().orElse(Set.of()).contains(client))
                .forEach(client -> seen.add(new Seen(SignalKind.SAME_CLIENT, client)));
        distinct(batch.getString("opened_by"), parts, "received_by")
                .forEach(caller -> seen.add(new Seen(SignalKind.SAME_CALLER, caller)));
        distinct(batch.getString("opened_address"), parts, "address").stream()
                .filter(address -> !settings.commonAddresses().orElse(Set.of()).contains(address))
                .forEach(address -> seen.add(new Seen(SignalKind.SAME_ADDRESS, address)));
    }

    private static void addContent(Row batch, List<Row> parts, SignalRuleView rule, Set<Seen> seen) {
        parts.stream()
                .filter(part -> part.getLong("records") >= rule.leastRecords())
                .forEach(part -> seen.add(new Seen(SignalKind.SAME_CONTENT, part.getString("digest"))));
        Long received = batch.getLong("received");
        String digest = batch.getString("record_set_digest");
        if (digest != null && received != null && received >= rule.leastRecords()) {
            seen.add(new Seen(SignalKind.SAME_RECORDS, digest));
        }
    }

    /** What is empty was not noted, or says nothing. */
    private static Set<String> distinct(String first, List<Row> parts, String column) {
        Set<String> values = new LinkedHashSet<>();
        values.add(first);
        parts.forEach(part -> values.add(part.getString(column)));
        values.removeIf(value -> value == null || value.isEmpty());
        return values;
    }

    private boolean isDeclared(String unit, Set<String> clients, OffsetDateTime at, BulkTransaction tx) {
        return clients.isEmpty()
                || tx.row(DECLARED, unit, clients.toArray(String[]::new), county.dayOf(at.toInstant()))
                                .orElseThrow()
                                .getLong("missing")
                        == 0;
    }

    private void weigh(Seen seen, OffsetDateTime at, SignalRuleView rule, BulkTransaction tx) {
        List<Row> rows = tx.rows(LATELY, seen.kind().name(), seen.value(), at, rule.windowDays())
                .toList();
        Sharing sharing = new Sharing(
                seen.kind(),
                rows.stream()
                        .map(row -> new Fact(row.getUUID("batch"), row.getString("unit"), row.getBoolean("declared")))
                        .toList());
        if (!sharing.isSignal(rule.oddBatches())) {
            return;
        }
        List<Row> known = tx.rows(KNOWN, seen.kind().name(), seen.value()).toList();
        Optional<Row> open = known.stream()
                .filter(row -> row.getString("state").equals("OPEN"))
                .findFirst();
        if (open.isPresent()) {
            extend(open.get(), sharing, rows, tx);
        } else if (known.stream()
                .noneMatch(row -> List.of(row.getArrayOfStrings("units")).containsAll(sharing.units()))) {
            raise(seen, sharing, rows, rule, tx);
        }
    }

    private void extend(Row open, Sharing sharing, List<Row> rows, BulkTransaction tx) {
        tx.run(
                EXTEND,
                open.getUUID("id"),
                sharing.units().toArray(String[]::new),
                evidence(rows),
                rows.size(),
                rows.get(rows.size() - 1).getOffsetDateTime("at"),
                rows.get(0).getOffsetDateTime("at"));
    }

    private void raise(Seen seen, Sharing sharing, List<Row> rows, SignalRuleView rule, BulkTransaction tx) {
        UUID id = ids.next();
        OffsetDateTime first = rows.get(rows.size() - 1).getOffsetDateTime("at");
        OffsetDateTime last = rows.get(0).getOffsetDateTime("at");
        Instant now = county.now().truncatedTo(ChronoUnit.MICROS);
        tx.run(
                RAISE,
                id,
                seen.kind().name(),
                seen.value(),
                sharing.units().toArray(String[]::new),
                evidence(rows),
                rows.size(),
                first,
                last,
                rule.version(),
                now.atOffset(ZoneOffset.UTC));
        tx.await(connection -> outbox.append(
                new SignalRaised(
                                id,
                                seen.kind(),
                                new ArrayList<>(sharing.units()),
                                rows.size(),
                                first.toInstant(),
                                last.toInstant(),
                                rule.version(),
                                now)
                        .event(),
                connection));
    }

    private static String evidence(List<Row> rows) {
        JsonArray batches = new JsonArray();
        rows.stream()
                .limit(MOST_EVIDENCE)
                .forEach(row -> batches.add(JsonObject.of(
                        "batch",
                        row.getUUID("batch").toString(),
                        "unit",
                        row.getString("unit"),
                        "at",
                        row.getOffsetDateTime("at").toInstant().toString(),
                        "declared",
                        row.getBoolean("declared"))));
        return JsonObject.of("batches", batches).encode();
    }
}
