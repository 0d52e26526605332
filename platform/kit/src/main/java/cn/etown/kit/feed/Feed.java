package cn.etown.kit.feed;

import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The events of this service that have a position. */
@ApplicationScoped
class Feed {

    private static final String AFTER = """
            select position, id, type, subject, at, traceparent, data::text as data
            from kit.outbox where position > $1 order by position limit $2""";

    /** As many of each type are looked at, in the order in which they are found. */
    private static final String AFTER_OF_TYPES = """
            select e.* from unnest($3::text[]) as wanted (type) cross join lateral (
                select position, id, type, subject, at, traceparent, data::text as data
                from kit.outbox where type = wanted.type and position > $1 order by position limit $2) e
            order by position limit $2""";

    private static final String HEAD = "select position from kit.feed_head";

    private final Pool database;
    private final FeedEnd end;
    private final String source;

    Feed(Pool database, FeedEnd end, @ConfigProperty(name = "quarkus.rest.path") String source) {
        this.database = database;
        this.end = end;
        this.source = source;
    }

    /**
     * The events that follow {@code position}, in order; if there are none yet, waits for one at most {@code wait}.
     *
     * @param types those that are wanted; empty for all
     */
    Uni<List<CloudEvent>> after(long position, int limit, Duration wait, Set<String> types) {
        return read(position, limit, types)
                .chain(events -> events.isEmpty() && !wait.isZero()
                        ? end.passes(position, wait).chain(() -> read(position, limit, types))
                        : Uni.createFrom().item(events));
    }

    private Uni<List<CloudEvent>> read(long position, int limit, Set<String> types) {
        Uni<RowSet<Row>> found = types.isEmpty()
                ? database.preparedQuery(AFTER).execute(Tuple.of(position, limit))
                : database.preparedQuery(AFTER_OF_TYPES)
                        .execute(Tuple.of(position, limit, types.toArray(String[]::new)));
        return found.map(this::eventsOf)
                .call(events -> events.isEmpty()
                        ? mustExist(position)
                        : Uni.createFrom().voidItem());
    }

    /**
     * Refuses a position this feed has not reached: its database was set back, and what it gives those positions to from
     * now on would be taken for known.
     */
    private Uni<Void> mustExist(long position) {
        return database.query(HEAD)
                .execute()
                .invoke(rows -> {
                    long head = rows.iterator().next().getLong("position");
                    if (position > head) {
                        throw new Conflict(
                                "beyond-the-feed",
                                new Text(
                                        "该位置尚不存在，事件流当前止于 " + head,
                                        "There is no such position; the feed ends at " + head));
                    }
                })
                .replaceWithVoid();
    }

    private List<CloudEvent> eventsOf(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(this::eventOf)
                .toList();
    }

    private CloudEvent eventOf(Row row) {
        return new CloudEvent(
                "1.0",
                row.getUUID("id").toString(),
                source,
                row.getString("type"),
                row.getString("subject"),
                row.getOffsetDateTime("at").toInstant().toString(),
                "application/json",
                row.getLong("position").toString(),
                row.getString("traceparent"),
                row.getString("data"));
    }
}
