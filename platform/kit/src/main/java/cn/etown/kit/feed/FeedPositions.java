package cn.etown.kit.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** How far each followed feed is applied. Its row is the lock under which events of a source are applied, by one replica at a time. */
@ApplicationScoped
class FeedPositions {

    private static final String FIND = """
            select coalesce((select position from kit.feed_position where source = $1), 0) as position,
                   (select count(*) from kit.parked_event where source = $1 and applied_at is null) as parked""";
    private static final String BEGIN =
            "insert into kit.feed_position (source, position) values ($1, 0) on conflict do nothing";
    private static final String LOCK = "select position from kit.feed_position where source = $1 for update";
    private static final String MOVE = "update kit.feed_position set position = $2 where source = $1";

    private final Pool database;

    FeedPositions(Pool database) {
        this.database = database;
    }

    record Found(long position, long parked) {}

    Uni<Found> find(String source) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(source))
                .map(rows -> rows.iterator().next())
                .map(row -> new Found(row.getLong("position"), row.getLong("parked")));
    }

    /** The position, which nobody else moves until {@code tx} ends. */
    Uni<Long> lock(String source, SqlConnection tx) {
        return tx.preparedQuery(BEGIN)
                .execute(Tuple.of(source))
                .chain(() -> tx.preparedQuery(LOCK).execute(Tuple.of(source)))
                .map(rows -> rows.iterator().next())
                .map((Row row) -> row.getLong("position"));
    }

    Uni<Void> move(String source, long position, SqlConnection tx) {
        return tx.preparedQuery(MOVE).execute(Tuple.of(source, position)).replaceWithVoid();
    }
}
