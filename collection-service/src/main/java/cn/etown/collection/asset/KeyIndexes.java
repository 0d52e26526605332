package cn.etown.collection.asset;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.evidence.record.ReferenceRule;
import cn.etown.kit.json.Digests;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * The indexes by which the key of a record of any unit is found; the key of an asset table begins with the unit. Each costs every
 * record that comes in a little, so only datasets have one to which a contract refers with the scope of all units. They are made
 * while parts come in and batches are judged, by one replica at a time; what a stop leaves half made is made anew.
 */
@ApplicationScoped
public class KeyIndexes {

    private static final Logger LOG = Logger.getLogger(KeyIndexes.class);

    /** Of the seeds of this service's locks, see {@code WaitingBatches}. */
    private static final long INDEX_LOCKS = 8082_03;

    private static final String WANTED = """
            select dataset, field from key_index k
            where not made and to_regclass('asset.' || quote_ident(dataset)) is not null
                and not exists (select 1 from pending_column p where p.dataset = k.dataset)
            order by dataset, field""";

    private static final String IS_MADE = """
            select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            where i.indrelid = to_regclass($1) and a.attname = $2 and i.indisvalid and i.indpred is null""";

    /** How long an index that could not be made is left alone: the attempt reads the whole table, and may have filled the disk. */
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final Pool pool;
    private final Clock clock;
    private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();

    KeyIndexes(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Notes the indexes that the references of a contract in force ask for. */
    public Uni<Void> want(RecordSchema schema, SqlConnection tx) {
        List<Tuple> wanted = schema.rules().references().stream()
                .filter(rule -> !rule.isToOwnUnit())
                .map(KeyIndexes::wanted)
                .toList();
        return wanted.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery("insert into key_index (dataset, field) values ($1, $2) on conflict do nothing")
                        .executeBatch(wanted)
                        .replaceWithVoid();
    }

    private static Tuple wanted(ReferenceRule rule) {
        return Tuple.of(rule.dataset(), rule.of());
    }

    /** Whether records of {@code dataset} are found by {@code field} whatever their unit. */
    static boolean isMade(String dataset, String field, BulkTransaction tx) {
        return tx.row(IS_MADE, "asset." + AssetTable.quoted(dataset), field).isPresent();
    }

    /** Holds no thread: an index waits for everybody who writes to its table, and then reads all of it. */
    @Scheduled(every = "${etown.assets.grow-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> makeAll() {
        return pool.query(WANTED)
                .execute()
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(this::tryToMake)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> tryToMake(Row wanted) {
        String dataset = wanted.getString("dataset");
        String field = wanted.getString("field");
        String index = name(dataset, field);
        if (clock.instant().isBefore(pausedUntil.getOrDefault(index, Instant.MIN))) {
            return Uni.createFrom().voidItem();
        }
        return pool.withConnection(connection -> make(dataset, field, connection))
                .onFailure()
                .invoke(failure -> {
                    LOG.errorf(failure, "The keys of %s cannot be indexed for now", dataset);
                    pausedUntil.put(index, clock.instant().plus(PAUSE));
                })
                .onFailure()
                .recoverWithNull();
    }

    /** Outside of any transaction, as an index that keeps nobody waiting must be; the lock is the connection's. */
    private static Uni<Void> make(String dataset, String field, SqlConnection connection) {
        String lock = "(hashtextextended($1, $2))";
        Tuple locked = Tuple.of(dataset, INDEX_LOCKS);
        return connection
                .preparedQuery("select pg_try_advisory_lock" + lock + " as free")
                .execute(locked)
                .map(rows -> rows.iterator().next().getBoolean("free"))
                .chain(free -> free
                        ? makeAlone(dataset, field, connection)
                                .eventually(() -> connection
                                        .preparedQuery("select pg_advisory_unlock" + lock)
                                        .execute(locked))
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> makeAlone(String dataset, String field, SqlConnection connection) {
        String name = AssetTable.quoted(name(dataset, field));
        String table = "asset." + AssetTable.quoted(dataset);
        return connection
                .preparedQuery(IS_MADE)
                .execute(Tuple.of(table, field))
                .map(KeyIndexes::isAny)
                .chain(made -> made
                        ? Uni.createFrom().voidItem()
                        : run("drop index concurrently if exists asset." + name, connection)
                                .chain(() -> run(
                                        "create index concurrently " + name + " on " + table + " ("
                                                + AssetTable.quoted(field) + ")",
                                        connection))
                                .onFailure()
                                .call(() -> run("drop index concurrently if exists asset." + name, connection)
                                        .onFailure()
                                        .recoverWithNull())
                                .invoke(() -> LOG.infof("The keys of %s are indexed for all units", dataset)))
                .chain(() -> connection
                        .preparedQuery("update key_index set made = true where dataset = $1 and field = $2")
                        .execute(Tuple.of(dataset, field)))
                .replaceWithVoid();
    }

    /** Both names in full may be longer than a name can be. */
    private static String name(String dataset, String field) {
        byte[] digest = Digests.sha256((dataset + "." + field).getBytes(StandardCharsets.UTF_8));
        return "_by_" + HexFormat.of().formatHex(digest, 0, 16);
    }

    private static boolean isAny(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findAny().isPresent();
    }

    private static Uni<Void> run(String sql, SqlClient connection) {
        return connection.query(sql).execute().replaceWithVoid();
    }
}
