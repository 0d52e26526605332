package cn.etown.collection.asset;

import cn.etown.collection.record.domain.Field;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes asset tables, and lets them grow with their contracts. */
@ApplicationScoped
public class AssetTables {

    /**
     * Makes {@code table} what its contract needs: a new table, or new columns at the end of the one that is there.
     *
     * @throws IllegalStateException when the table has other types or another key; data that lie there are never converted
     */
    public Uni<Void> create(AssetTable table, SqlConnection tx) {
        return tx.query(table.create())
                .execute()
                .chain(() -> tx.query(table.createIndex()).execute())
                .chain(() -> columnsOf(table, tx))
                .invoke(columns -> requireSameTypes(table, columns))
                .chain(columns -> addMissing(table, columns, tx))
                .chain(() -> keyOf(table, tx))
                .invoke(key -> requireSameKey(table, key))
                .replaceWithVoid();
    }

    /** The type of each column by its name. */
    private Uni<Map<String, String>> columnsOf(AssetTable table, SqlConnection tx) {
        return tx.preparedQuery("""
                        select attname, format_type(atttypid, null) as type from pg_attribute
                        where attrelid = cast(cast($1 as text) as regclass) and attnum > 0 and not attisdropped""").execute(Tuple.of(table.name())).map(rows -> {
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

    private Uni<Void> addMissing(AssetTable table, Map<String, String> columns, SqlConnection tx) {
        Uni<Void> added = Uni.createFrom().voidItem();
        for (Field field : table.schema().fields()) {
            if (!columns.containsKey(field.name())) {
                added = added.chain(
                        () -> tx.query(table.addColumn(field)).execute().replaceWithVoid());
            }
        }
        return added;
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
