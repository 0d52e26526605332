package cn.etown.collection.due;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import java.time.Instant;
import java.time.ZoneOffset;

/** Has what is due computed anew. Whoever holds several plans takes them in the order of their interfaces. */
final class Plans {

    static final String CHANGED =
            "changed_since = least(coalesce(due_plan.changed_since, 'infinity'), %s::timestamptz)";

    private static final String HOLD_ALL = "select from due_plan order by interface for update";
    private static final String ALL_CHANGED = "update due_plan set " + CHANGED.formatted("$1");

    private Plans() {}

    /** Of every interface, from {@code since} on; they are held until {@code tx} ends. */
    static Uni<Void> allChanged(Instant since, SqlConnection tx) {
        return tx.query(HOLD_ALL)
                .execute()
                .chain(() -> tx.preparedQuery(ALL_CHANGED).execute(Tuple.of(since.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }
}
