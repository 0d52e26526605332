package cn.etown.collection.asset;

import cn.etown.collection.record.domain.Field;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes asset tables, and lets them grow with their contracts. */
@ApplicationScoped
public class AssetTables {

    /**
     * A table cannot grow while parts stream into it, and whoever asks for it after the one who wants it to grow waits behind
     * that one. So it gives up soon, and whatever needs the columns tries again later.
     */
    private static final String GIVE_UP_SOON = "set local lock_timeout = '2s'";

    private static final String WAIT_AS_EVER = "set local lock_timeout to default";

    /**
     * Makes {@code table} what its contract needs: a new table, or new columns at the end of the one that is there. Where
     * nothing is missing nothing is locked.
     *
     * @throws IllegalStateException when the table has other types or another key; data that lie there are never converted
     */
    public Uni<Void> create(AssetTable table, SqlConnection tx) {
        return columnsOf(table, tx).chain(columns -> columns.isEmpty() ? make(table, tx) : grow(table, columns, tx));
    }

    private static Uni<Void> make(AssetTable table, SqlConnection tx) {
        return define(List.of(table.create(), table.createIndex()), tx);
    }

    private Uni<Void> grow(AssetTable table, Map<String, String> columns, SqlConnection tx) {
        requireSameTypes(table, columns);
        return keyOf(table, tx).invoke(key -> requireSameKey(table, key)).chain(() -> addMissing(table, columns, tx));
    }

    /** The type of each column by its name; none where there is no table. */
    private Uni<Map<String, String>> columnsOf(AssetTable table, SqlConnection tx) {
        return tx.preparedQuery("""
                        select attname, format_type(atttypid, null) as type from pg_attribute
                        where attrelid = to_regclass($1) and attnum > 0 and not attisdropped""").execute(Tuple.of(table.name())).map(rows -> {
            Map<String, String> types = new HashMap<>();
            rows.forEach(row -> types.put(row.getString("attname"), row.getString("type")));
            return types;
        });
    }

    private Uni<List<String>> keyOf(AssetTable table, SqlConnection tx) {
        return tx.preparedQuery("""
                        select array_agg(attname::text order by place) as key
                        from pg_index, unnest(indkey::int2[]) with ordinality as k(attnum, place)
                        join pg_attribute a using (attnum)
                        where indisprimary and indrelid = cast(cast($1 as text) as regclass) and a.attrelid = indrelid""")
                .execute(Tuple.of(table.name()))
                .map(rows -> List.of(rows.iterator().next().getArrayOfStrings("key")));
    }

    private static Uni<Void> addMissing(AssetTable table, Map<String, String> columns, SqlConnection tx) {
        List<Field> missing = table.schema().fields().stream()
                .filter(field -> !columns.containsKey(field.name()))
                .toList();
        return missing.isEmpty() ? Uni.createFrom().voidItem() : define(List.of(table.addColumns(missing)), tx);
    }

    private static Uni<Void> define(List<String> definitions, SqlConnection tx) {
        List<String> statements = new ArrayList<>(definitions);
        statements.add(0, GIVE_UP_SOON);
        statements.add(WAIT_AS_EVER);
        return tx.query(String.join("; ", statements)).execute().replaceWithVoid();
    }

    private static void requireSameTypes(AssetTable table, Map<String, String> columns) {
        for (Field field : table.schema().fields()) {
            String type = columns.get(field.name());
            if (type != null && !type.equals(AssetTable.fullType(field.type()))) {
                throw new IllegalStateException(table.name() + " has " + field.name() + " as " + type);
            }
        }
    }

    private static void requireSameKey(AssetTable table, List<String> key) {
        List<String> expected = table.primaryKey();
        if (!expected.equals(key)) {
            throw new IllegalStateException(table.name() + " has the key " + key + ", not " + expected);
        }
    }
}
