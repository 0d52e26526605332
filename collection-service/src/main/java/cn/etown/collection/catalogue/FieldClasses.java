package cn.etown.collection.catalogue;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashSet;
import java.util.Set;

/** How sensitive the fields of interfaces are (R3.2d), as governance told it last. */
@ApplicationScoped
public class FieldClasses {

    /** Whoever may see that a batch is there may see values of such fields: general data of the two lower levels, of no person [ours]. */
    private static final String OPEN = """
            select field from field_class
            where interface = $1 and sensitivity_class in ('L1', 'L2') and not personal""";

    private static final String REPLACE = """
            insert into field_class (interface, field, sensitivity_class, personal, position)
            select $1, field, class, personal, $5 from unnest($2::text[], $3::text[], $4::boolean[]) as t (field, class, personal)""";

    /** Told there or later. */
    private static final String IS_KNOWN =
            "select exists (select from field_class where interface = $1 and position >= $2) as known";

    FieldClasses() {}

    /** The fields of which values may be laid open to all who may see the batches; none that nobody has classified. */
    public Uni<Set<String>> open(String interfaceCode, SqlClient client) {
        return client.preparedQuery(OPEN).execute(Tuple.of(interfaceCode)).map(rows -> {
            Set<String> open = new HashSet<>();
            rows.forEach(row -> open.add(row.getString("field")));
            return open;
        });
    }

    /**
     * Does nothing where something later is known: of what is read again, a field must not be open for a moment that was closed since.
     *
     * @param classified all fields of the interface, as {@code interface-classified.v1} tells them
     * @param position where that stands in governance's feed
     */
    Uni<Void> tell(String interfaceCode, JsonArray classified, long position, SqlConnection tx) {
        return tx.preparedQuery(IS_KNOWN)
                .execute(Tuple.of(interfaceCode, position))
                .chain(known -> known.iterator().next().getBoolean("known")
                        ? Uni.createFrom().voidItem()
                        : replace(interfaceCode, classified, position, tx));
    }

    private static Uni<Void> replace(String interfaceCode, JsonArray classified, long position, SqlConnection tx) {
        String[] names = new String[classified.size()];
        String[] classes = new String[names.length];
        Boolean[] personal = new Boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            JsonObject field = classified.getJsonObject(i);
            names[i] = field.getString("field");
            classes[i] = field.getString("sensitivityClass");
            personal[i] = field.getBoolean("personalData");
        }
        return tx.preparedQuery("delete from field_class where interface = $1")
                .execute(Tuple.of(interfaceCode))
                .chain(() ->
                        tx.preparedQuery(REPLACE).execute(Tuple.of(interfaceCode, names, classes, personal, position)))
                .replaceWithVoid();
    }
}
