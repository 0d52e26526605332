package cn.etown.collection.part;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.VisibleKeys;
import cn.etown.collection.asset.VisibleKeys.Asker;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.CodeLists;
import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.ReferenceRule;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.TooMany;
import cn.etown.kit.problem.Unavailable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** Rehearsals: content is read as that of a part, and nothing is stored. An interface need not be online for one. */
@ApplicationScoped
class Checks {

    private static final Duration LOOK_UP = Duration.ofSeconds(30);

    /** It holds digests and keys of all its records, beside what a part does: some 60 MB. */
    private static final int WEIGHT = 2;

    private final Parts parts;
    private final Interfaces interfaces;
    private final CodeLists codeLists;
    private final Pool pool;
    private final Clock clock;
    private final CheckSettings settings;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    Checks(Parts parts, Interfaces interfaces, CodeLists codeLists, Pool pool, Clock clock, CheckSettings settings) {
        this.parts = parts;
        this.interfaces = interfaces;
        this.codeLists = codeLists;
        this.pool = pool;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Holds content against the contract in force of the caller's own interface. Blocks its thread.
     *
     * @param kind of the batch that the content would come in
     * @param mostTold how many refused records are told with what is wrong with them
     * @throws TooMany {@code too-many-checks}, when too many of the unit are at work or wait
     */
    CheckView check(
            String interfaceCode,
            BatchKind kind,
            Period period,
            int mostTold,
            SentAs sent,
            InputStream content,
            Caller caller) {
        CollectedInterface source =
                interfaces.requireOwn(interfaceCode, caller).await().atMost(LOOK_UP);
        Semaphore place = places.computeIfAbsent(source.unit(), unit -> new Semaphore(settings.atOncePerUnit()));
        if (!place.tryAcquire()) {
            throw tooMany();
        }
        try {
            return parts.inTurn(
                    WEIGHT, sent, content, caller, inTime -> check(source, kind, period, mostTold, sent, inTime));
        } finally {
            place.release();
        }
    }

    /** What is read for it is read in its turn, so that the memory of all is bounded. */
    private CheckView check(
            CollectedInterface source, BatchKind kind, Period period, int mostTold, SentAs sent, PartContent inTime) {
        Check check = new Check(format(source, kind, period), settings, mostTold);
        check.read(inTime, sent.format(), period);
        sent.requireDigest(inTime);
        settle(check, source);
        return new CheckView(
                source.code(),
                source.contract().version(),
                sent.format().text(),
                inTime.length(),
                inTime.digest(),
                check.result(),
                check.rules(),
                check.rejects());
    }

    private RecordFormat format(CollectedInterface source, BatchKind kind, Period period) {
        RecordFormat contract = source.contract().format();
        return kind.format(codeLists
                .versions(contract, clock.instant(), pool)
                .chain(versions -> codeLists.format(contract, versions, period, pool))
                .await()
                .atMost(LOOK_UP));
    }

    private static TooMany tooMany() {
        return new TooMany(
                "too-many-checks",
                new Text(
                        "本单位同时进行的预检过多，请稍后重试",
                        "Too many rehearsals of the unit are at work or wait; repeat this one later"));
    }

    /** Asks what the records refer to, as it is visible now. */
    private void settle(Check check, CollectedInterface source) {
        if (check.references().isEmpty()) {
            return;
        }
        Map<ReferenceRule, Set<String>> missing = new HashMap<>();
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOOK_UP)) {
            check.references().forEach(rule -> missing.put(rule, missing(rule, check.referredTo(rule), source, tx)));
        }
        check.settle(missing);
    }

    private Set<String> missing(ReferenceRule rule, Set<String> values, CollectedInterface source, BulkTransaction tx) {
        requireKnown(rule, tx);
        FieldType type = source.contract().schema().field(rule.field()).type();
        tx.run("drop table if exists " + VisibleKeys.REFERRED);
        tx.run(
                "create temp table " + VisibleKeys.REFERRED + " on commit drop as select value, "
                        + VisibleKeys.asKey("value::" + AssetTable.sqlType(type), type)
                        + " as key from unnest($1::text[]) as v (value)",
                (Object) values.toArray(String[]::new));
        VisibleKeys.findMissing(rule, Asker.now(source.unit(), clock.instant()), tx);
        return tx.rows("select value from " + VisibleKeys.MISSING)
                .map(row -> row.getString("value"))
                .collect(Collectors.toSet());
    }

    private static void requireKnown(ReferenceRule rule, BulkTransaction tx) {
        if (!VisibleKeys.areKnown(rule, tx)) {
            throw new Unavailable(
                            "dataset-unknown",
                            new Text(
                                    "所引用的数据集 " + rule.dataset() + " 尚未传到数据采集服务，请稍后重试",
                                    "The dataset " + rule.dataset()
                                            + " that is referred to is not known here yet; repeat the request later"))
                    .withClause("R3.2b");
        }
    }
}
