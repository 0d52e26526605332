package cn.etown.collection.asset;

import cn.etown.evidence.record.Field;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes asset tables, and lets them grow with their contracts. A new table is made at once, as nobody uses it yet. One that
 * is there cannot grow while a part streams into it or a batch is judged, which may take hours, so new columns are only
 * noted here; {@link Growth} adds them.
 */
@ApplicationScoped
public class AssetTables {

    /**
     * Makes {@code table}, or notes the columns that its contract adds to the one that is there. Never waits for those who
     * use the table.
     *
     * @throws IllegalStateException when the table has other types or another key, as data that lie there are never converted;
     *     or when it would be so wide that some record under the contract does not fit
     */
    public Uni<Void> prepare(AssetTable table, SqlConnection tx) {
        return pendingOf(table, tx)
                .chain(pending -> columnsOf(table, tx)
                        .invoke(columns -> requireRoom(table, together(columns, pending)))
                        .chain(columns -> columns.isEmpty()
                                ? make(table, tx)
                                : noteMissing(table, together(columns, pending), tx)));
    }

    /**
     * Refuses what needs every column of {@code table} while some are still to be added.
     *
     * @throws Unavailable {@code contract-not-ready}
     */
    public Uni<Void> requireReady(AssetTable table, SqlClient client) {
        return columns(table, client)
                .invoke(columns -> {
                    if (!missing(table, columns).isEmpty()) {
                        throw notReady();
                    }
                })
                .replaceWithVoid();
    }

    /** The names of the columns that the table has by now. */
    public Uni<Set<String>> columns(AssetTable table, SqlClient client) {
        return columnsOf(table, client).map(Map::keySet);
    }

    private static Uni<Void> make(AssetTable table, SqlConnection tx) {
        return tx.query(String.join("; ", table.statements())).execute().replaceWithVoid();
    }

    private static Uni<Void> noteMissing(AssetTable table, Map<String, String> columns, SqlConnection tx) {
        requireSameTypes(table, columns);
        return keyOf(table, tx).invoke(key -> requireSameKey(table, key)).chain(() -> note(table, columns, tx));
    }

    private static Uni<Void> note(AssetTable table, Map<String, String> columns, SqlConnection tx) {
        List<Tuple> pending = missing(table, columns.keySet()).stream()
                .map(field -> Tuple.of(table.schema().dataset(), field.name(), AssetTable.fullType(field.type())))
                .toList();
        return pending.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery("insert into pending_column (dataset, name, type) values ($1, $2, $3)")
                        .executeBatch(pending)
                        .replaceWithVoid();
    }

    private static List<Field> missing(AssetTable table, Set<String> columns) {
        return table.schema().fields().stream()
                .filter(field -> !columns.contains(field.name()))
                .toList();
    }

    /** Read before the table's own columns: one that is added meanwhile is then found in both, and never in neither. */
    private static Uni<Map<String, String>> pendingOf(AssetTable table, SqlClient client) {
        return client.preparedQuery("select name, type from pending_column where dataset = $1")
                .execute(Tuple.of(table.schema().dataset()))
                .map(rows -> typesByName(rows));
    }

    /** The type of each column by its name; none where there is no table. */
    private static Uni<Map<String, String>> columnsOf(AssetTable table, SqlClient client) {
        return client.preparedQuery("""
                        select attname as name, format_type(atttypid, null) as type from pg_attribute
                        where attrelid = to_regclass($1) and attnum > 0 and not attisdropped""").execute(Tuple.of(table.name())).map(rows -> typesByName(rows));
    }

    private static Map<String, String> typesByName(RowSet<Row> rows) {
        Map<String, String> types = new HashMap<>();
        rows.forEach(row -> types.put(row.getString("name"), row.getString("type")));
        return types;
    }

    private static Map<String, String> together(Map<String, String> columns, Map<String, String> pending) {
        Map<String, String> together = new HashMap<>(pending);
        together.putAll(columns);
        return together;
    }

    private static Uni<List<String>> keyOf(AssetTable table, SqlConnection tx) {
        return tx.preparedQuery("""
                        select array_agg(attname::text order by place) as key
                        from pg_index, unnest(indkey::int2[]) with ordinality as k(attnum, place)
                        join pg_attribute a using (attnum)
                        where indisprimary and indrelid = cast(cast($1 as text) as regclass) and a.attrelid = indrelid""")
                .execute(Tuple.of(table.name()))
                .map(rows -> List.of(rows.iterator().next().getArrayOfStrings("key")));
    }

    private static void requireSameTypes(AssetTable table, Map<String, String> columns) {
        for (Field field : table.schema().fields()) {
            String type = columns.get(field.name());
            if (type != null && !type.equals(AssetTable.fullType(field.type()))) {
                throw new IllegalStateException(table.name() + " has " + field.name() + " as " + type);
            }
        }
    }

    /** The columns beside the fields have their room apart. */
    private static void requireRoom(AssetTable table, Map<String, String> columns) {
        Map<String, String> all = new HashMap<>(columns);
        all.keySet().removeIf(name -> name.startsWith("_"));
        table.schema().fields().forEach(field -> all.put(field.name(), AssetTable.fullType(field.type())));
        int room = all.values().stream().mapToInt(AssetTable::room).sum();
        if (room > AssetTable.ROOM) {
            throw new IllegalStateException(table.name() + " is too wide: its " + all.size() + " fields may take "
                    + room + " bytes of a row, which has " + AssetTable.ROOM);
        }
    }

    private static void requireSameKey(AssetTable table, List<String> key) {
        List<String> expected = table.primaryKey();
        if (!expected.equals(key)) {
            throw new IllegalStateException(table.name() + " has the key " + key + ", not " + expected);
        }
    }

    private static Unavailable notReady() {
        return new Unavailable(
                "contract-not-ready",
                new Text(
                        "新生效的接口规范所需的数据表列尚未建好，请稍后重试",
                        "The asset table does not have the columns of the contract in force yet; repeat the request later"));
    }
}
