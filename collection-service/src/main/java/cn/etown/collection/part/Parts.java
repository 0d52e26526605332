package cn.etown.collection.part;

import cn.etown.collection.batch.Batches;
import cn.etown.collection.batch.IntakeLimits;
import cn.etown.collection.batch.SizeLimits;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.bulk.CopyTransaction;
import cn.etown.collection.bulk.LockTimeout;
import cn.etown.collection.bulk.RowTooBig;
import cn.etown.collection.catalogue.CodeLists;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.collection.catalogue.GovernanceView;
import cn.etown.collection.profile.Profiles;
import cn.etown.collection.profile.domain.RecordProfile;
import cn.etown.collection.rollup.PartRollup;
import cn.etown.collection.rollup.PartRollups;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Takes parts. A part is one transaction: it is there as a whole or not at all, and a part that came before is told apart
 * by its number and digest alone, so sending again is always safe.
 */
@ApplicationScoped
public class Parts {

    /** Far above what it takes to look something up. */
    private static final Duration LOOK_UP = Duration.ofSeconds(30);

    private static final String COLUMNS = "number, digest, format, bytes, records, accepted, quarantined, received_at";

    /** Connections of JDBC beside one for each part: for the note that one was broken off, and for Flyway at start. */
    private static final int OTHER_CONNECTIONS = 2;

    private final Batches batches;
    private final Contracts contracts;
    private final CodeLists codeLists;
    private final GovernanceView governance;
    private final Profiles profiles;
    private final Audit audit;
    private final Pool pool;
    private final AgroalDataSource database;
    private final Clock clock;
    private final PartSettings settings;
    private final SizeLimits sizes;
    private final IntakeLimits limits;
    private final long keptRefused;
    private final Turns turns;

    Parts(
            Batches batches,
            Contracts contracts,
            CodeLists codeLists,
            GovernanceView governance,
            Profiles profiles,
            Audit audit,
            Pool pool,
            AgroalDataSource database,
            Clock clock,
            PartSettings settings,
            SizeLimits sizes,
            IntakeLimits limits,
            @ConfigProperty(name = "etown.batches.kept-refused") long keptRefused,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int mostConnections) {
        if (settings.atOnce() + OTHER_CONNECTIONS > mostConnections) {
            throw new IllegalArgumentException("etown.parts.at-once is " + settings.atOnce()
                    + ", but quarkus.datasource.jdbc.max-size is " + mostConnections);
        }
        this.batches = batches;
        this.contracts = contracts;
        this.codeLists = codeLists;
        this.governance = governance;
        this.profiles = profiles;
        this.audit = audit;
        this.pool = pool;
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.sizes = sizes;
        this.limits = limits;
        this.keptRefused = keptRefused;
        turns = new Turns(
                settings.atOnce(), settings.atOncePerUnit(), settings.waitingPerUnit(), settings.turnWithin());
    }

    /**
     * Takes part {@code number} of a batch of the caller's unit. Blocks its thread while the content streams in, and asks for
     * a turn only when the content has begun to come. An interface that is stopped meanwhile takes nothing of it: that is
     * asked once more when all is there.
     *
     * @param content the bytes as they were sent
     */
    public PartView take(UUID batch, int number, SentAs sent, InputStream content, Caller caller) {
        governance.requireFresh();
        return inTurn(1, sent, content, caller, inTime -> take(batch, number, sent, inTime, caller));
    }

    /**
     * Lets a request in that says itself where its content goes: until it is closed it counts among those of its unit, and all of
     * it must come in time.
     */
    public Arriving arriving(InputStream request, Caller caller) {
        return new Arriving(enter(caller), new PartContent.Timely(request, System::nanoTime, settings));
    }

    /** Takes a part as {@link #take(UUID, int, SentAs, InputStream, Caller)} does, of a request that was let in already. */
    public PartView take(UUID batch, int number, SentAs sent, Arriving request, InputStream content, Caller caller) {
        governance.requireFresh();
        return inTurn(request.place(), 1, sent, content, inTime -> take(batch, number, sent, inTime, caller));
    }

    /**
     * Works on content when it has begun to come and there is a turn for it, so that the memory of all that is bounded.
     *
     * @param weight as how many parts it counts
     */
    <T> T inTurn(int weight, SentAs sent, InputStream content, Caller caller, Function<PartContent, T> work) {
        try (Turns.Place place = enter(caller)) {
            return inTurn(place, weight, sent, content, work);
        }
    }

    private Turns.Place enter(Caller caller) {
        return turns.enter(caller.unit().orElse(""));
    }

    private <T> T inTurn(
            Turns.Place place, int weight, SentAs sent, InputStream content, Function<PartContent, T> work) {
        try (PartContent inTime = new PartContent(content, System::nanoTime, settings, sent.encoding())) {
            inTime.begin();
            place.awaitTurn(weight);
            return work.apply(inTime);
        }
    }

    /** Whether a part came whole. Blocks its thread. */
    public boolean isTaken(UUID batch, int number) {
        return find(batch, number).isPresent();
    }

    /** The parts of a batch, by number. */
    public Uni<Page<PartView>> list(UUID batch, PageRequest page) {
        return batches.require(batch)
                .chain(() -> pool.preparedQuery("select " + COLUMNS
                                + " from part where batch = $1 and number > $2 order by number limit $3")
                        .execute(Tuple.of(batch, page.afterNumber().orElse(0L).intValue(), page.rows())))
                .map(rows -> {
                    List<PartView> parts = new ArrayList<>();
                    rows.forEach(row -> parts.add(PartView.of(row)));
                    return Page.of(page, parts, PartView::number, part -> part);
                });
    }

    private PartView take(UUID batch, int number, SentAs sent, PartContent content, Caller caller) {
        try (CopyTransaction tx = CopyTransaction.begin(database, settings.lockTimeout())) {
            return take(tx, batch, number, sent, content, caller);
        } catch (RuntimeException failure) {
            if (isTheSenders(failure)) {
                countAborted(content.length(), caller, failure);
            }
            throw refusal(failure);
        }
    }

    /** Whether who sends it broke it off; a database that cannot go on and a fault of the service are the center's. */
    private static boolean isTheSenders(RuntimeException failure) {
        return failure instanceof Refusal refused && refused.status() < 500 || RowTooBig.is(failure);
    }

    /** Nothing is read for a caller who has no unit. That it cannot be counted does not hide why the part was not taken. */
    private void countAborted(long bytes, Caller caller, RuntimeException failure) {
        if (bytes == 0) {
            return;
        }
        try (CopyTransaction tx = CopyTransaction.begin(database, settings.lockTimeout())) {
            limits.countAborted(tx, caller.unit().orElseThrow(), bytes);
            tx.commit();
        } catch (RuntimeException uncounted) {
            failure.addSuppressed(uncounted);
        }
    }

    private static RuntimeException refusal(RuntimeException failure) {
        if (LockTimeout.is(failure)) {
            return LockTimeout.refusal(failure);
        }
        return RowTooBig.is(failure) ? RowTooBig.refusal() : failure;
    }

    private PartView take(CopyTransaction tx, UUID batch, int number, SentAs sent, PartContent content, Caller caller) {
        Opened opened = hold(tx, batch, caller);
        String source = opened.interfaceCode();
        await(governance.requireCollection(source, pool));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!claim(tx, batch, number, sent, caller, now)) {
            return repeated(tx, batch, number, sent, content);
        }
        requireOpen(opened);
        Contract contract = await(contracts.require(source, opened.contractVersion()));
        PartTarget target = target(opened, number, before(tx, batch), limits.bytesLeftToday(tx, opened.unit()));
        Map<String, Integer> versions = codeListVersions(opened, contract);
        RecordFormat format =
                opened.kind().format(await(codeLists.format(contract.format(), versions, target.period(), pool)));
        RecordProfile profile = new RecordProfile(format, await(profiles.open(source))::contains);
        PartRollup rollup = new PartRollup(format.schema());
        PartIntake intake = new PartIntake(target, format, profile, rollup, settings, sizes, tx);
        intake.take(content, sent.format());
        sent.requireDigest(content);
        await(governance.requireStillCollecting(source, pool));
        complete(tx, batch, number, content, intake);
        profiles.keep(tx, batch, number, profile);
        if (opened.kind() != BatchKind.CORRECTION) {
            PartRollups.keep(tx, batch, number, rollup);
        }
        limits.take(tx, opened.unit(), content.length());
        AuditEntry entry = AuditEntry.of(caller, "send-part", "batches/" + batch + "/parts/" + number, "R4.3b")
                .with("digest", content.digest())
                .with("sentDigest", content.sentDigest());
        tx.write(connection -> audit.record(entry, connection));
        tx.commit();
        return intake.taken(number, sent, content, now);
    }

    private static <T> T await(Uni<T> read) {
        return read.await().atMost(LOOK_UP);
    }

    /** Those that were fixed when the batch was opened; of one that was opened before they were kept, those of that time. */
    private Map<String, Integer> codeListVersions(Opened opened, Contract contract) {
        if (opened.codeLists() == null) {
            return await(codeLists.versions(contract.format(), opened.openedAt(), pool));
        }
        JsonObject fixed = new JsonObject(opened.codeLists());
        Map<String, Integer> versions = new TreeMap<>();
        fixed.fieldNames().forEach(list -> versions.put(list, fixed.getInteger(list)));
        return versions;
    }

    /** Keeps the batch from being sealed while the part comes in. */
    private static Opened hold(CopyTransaction tx, UUID batch, Caller caller) {
        Opened opened = tx.row(Opened::of, """
                        select number, unit, interface, contract_version, kind, state, period_from, period_to,
                            declared_records, opened_at, code_lists::text
                        from batch where id = ? for share""", batch).orElseThrow(() -> Batches.unknown(batch));
        caller.mustBelongTo(opened.unit(), () -> Batches.unknown(batch));
        return opened;
    }

    /**
     * Whether the part is new. Waits for another transaction that is taking the same number. What the content comes to is
     * written when it is there.
     */
    private static boolean claim(CopyTransaction tx, UUID batch, int number, SentAs sent, Caller caller, Instant now) {
        return tx.run(
                        """
                        insert into part (batch, number, digest, format, received_at, received_by, client, address)
                        values (?, ?, '', ?, ?, ?, ?, ?) on conflict do nothing""",
                        batch,
                        number,
                        sent.format().text(),
                        now.atOffset(ZoneOffset.UTC),
                        caller.subject(),
                        caller.client(),
                        caller.address())
                == 1;
    }

    /** The answer of the first time. Content that is not compressed is known by what is declared, before it is read. */
    private PartView repeated(CopyTransaction tx, UUID batch, int number, SentAs sent, PartContent content) {
        PartView known = find(batch, number).orElseThrow();
        requireSameForm(known, sent);
        sent.decodedDigest().ifPresent(declared -> requireSame(known, declared));
        tx.rollback();
        content.skip();
        sent.requireDigest(content);
        requireSame(known, content.digest());
        return known;
    }

    /** The same bytes are other records where they are read in another form. */
    private static void requireSameForm(PartView known, SentAs sent) {
        if (!known.format().equals(sent.format().text())) {
            throw differs(new Text(
                    "该分片号已收到过内容，其格式为 " + known.format(),
                    "Content was taken under this part number before, in the form " + known.format()));
        }
    }

    private static void requireSame(PartView known, String digest) {
        if (!known.digest().equals(digest)) {
            throw differs(new Text("该分片号已收到过不同的内容", "Other content was taken under this part number before"));
        }
    }

    private static Refusal differs(Text detail) {
        return new Conflict("part-differs", detail).withClause("R4.3b");
    }

    private static void requireOpen(Opened opened) {
        if (opened.state() != BatchState.OPEN) {
            throw new RuleRefused(
                            "batch-not-open",
                            new Text(
                                    "批次状态为 " + opened.state() + "，不再接收分片",
                                    "The batch is " + opened.state() + " and takes no parts"))
                    .withClause("R4.3b");
        }
        if (opened.kind() == BatchKind.NIL) {
            throw new RuleRefused("nil-has-records", new Text("零报告批次没有分片", "A NIL batch has no parts"));
        }
    }

    private static void complete(CopyTransaction tx, UUID batch, int number, PartContent content, PartIntake intake) {
        tx.run(
                """
                update part set digest = ?, bytes = ?, records = ?, accepted = ?, quarantined = ?,
                    totals = cast(cast(? as text) as jsonb), rule_counts = ?
                where batch = ? and number = ?""",
                content.digest(),
                content.length(),
                intake.records(),
                intake.good(),
                intake.records() - intake.good(),
                intake.totals(),
                intake.ruleCounts(),
                batch,
                number);
    }

    private Optional<PartView> find(UUID batch, int number) {
        return await(pool.preparedQuery("select " + COLUMNS + " from part where batch = $1 and number = $2")
                .execute(Tuple.of(batch, number))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PartView::of)
                        .findFirst()));
    }

    /** What the other parts come to that were taken. */
    private static Before before(CopyTransaction tx, UUID batch) {
        return tx.row(
                        row -> new Before(row.getLong(1), row.getLong(2), row.getLong(3)),
                        "select coalesce(sum(records), 0), coalesce(sum(bytes), 0), coalesce(sum(quarantined), 0)"
                                + " from part where batch = ?",
                        batch)
                .orElseThrow();
    }

    private PartTarget target(Opened opened, int number, Before before, long bytesLeftToday) {
        return new PartTarget(
                opened.unit(),
                opened.number(),
                number,
                opened.period(),
                opened.kind() == BatchKind.CORRECTION,
                before.bytes(),
                bytesLeftToday,
                keptRefused - before.quarantined(),
                opened.declaredRecords() + settings.surplusRecords() - before.records());
    }

    /** What the parts of a batch come to. */
    private record Before(long records, long bytes, long quarantined) {}

    /**
     * A batch that a part comes for.
     *
     * @param codeLists the versions of the code lists its records are held to, by list, as JSON; {@code null} of a batch of an earlier release
     */
    private record Opened(
            long number,
            String unit,
            String interfaceCode,
            int contractVersion,
            BatchKind kind,
            BatchState state,
            Period period,
            long declaredRecords,
            Instant openedAt,
            String codeLists) {

        static Opened of(ResultSet row) throws SQLException {
            return new Opened(
                    row.getLong("number"),
                    row.getString("unit"),
                    row.getString("interface"),
                    row.getInt("contract_version"),
                    BatchKind.valueOf(row.getString("kind")),
                    BatchState.valueOf(row.getString("state")),
                    new Period(
                            row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                    row.getLong("declared_records"),
                    row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                    row.getString("code_lists"));
        }
    }
}
