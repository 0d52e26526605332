package cn.etown.kit.feed;

import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

@ApplicationScoped
class ParkedEventRepository {

    private static final String SELECT =
            "select id, source, subscription, event, failure, parked_at, applied_at, applied_by, version from kit.parked_event ";
    private static final String PAGE =
            SELECT + "where applied_at is null and ($1::uuid is null or id > $1) order by id limit $2";
    private static final String FIRST =
            SELECT + "where source = $1 and subject = $2 and applied_at is null order by position limit 1";
    private static final String SUBJECTS = """
            select distinct subject from kit.parked_event
            where source = $1 and subject = any($2) and applied_at is null""";
    private static final String INSERT = """
            insert into kit.parked_event (id, source, subject, position, event, failure, parked_at, subscription)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";
    /** Where it waits already for all that want it, it waits for the one too. */
    private static final String INSERT_FOR_ONE = """
            insert into kit.parked_event (id, source, subject, position, event, failure, parked_at, subscription)
            select $1, $2, $3, $4, $5, $6, $7, $8
            where not exists (select from kit.parked_event
                where source = $2 and position = $4 and subscription is null and applied_at is null)""";

    private static final String FAIL = """
            update kit.parked_event set failure = $2, version = version + 1
            where id = $1 and applied_at is null""";
    private static final String APPLY = """
            update kit.parked_event set applied_at = $2, applied_by = $3, version = version + 1
            where id = $1 and applied_at is null""";

    private final Pool database;

    ParkedEventRepository(Pool database) {
        this.database = database;
    }

    /** Those that wait, in the order of their ids. */
    Uni<List<ParkedEvent>> waitingAfter(Optional<UUID> id, int limit) {
        return database.preparedQuery(PAGE)
                .execute(Tuple.of(id.orElse(null), limit))
                .map(ParkedEventRepository::eventsOf);
    }

    Uni<ParkedEvent> require(UUID id) {
        return database.preparedQuery(SELECT + "where id = $1")
                .execute(Tuple.of(id))
                .map(ParkedEventRepository::firstOf)
                .map(found -> found.orElseThrow(() -> new NotFound(new Text("搁置事件", "parked event"), id)));
    }

    Uni<Optional<ParkedEvent>> findFirstWaiting(String source, String subject) {
        return database.preparedQuery(FIRST).execute(Tuple.of(source, subject)).map(ParkedEventRepository::firstOf);
    }

    /** Which of {@code subjects} are parked. */
    Uni<Set<String>> parkedAmong(Collection<String> subjects, String source, SqlConnection tx) {
        return tx.preparedQuery(SUBJECTS)
                .execute(Tuple.of(source, subjects.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("subject"))
                        .collect(Collectors.toSet()));
    }

    Uni<Void> add(ParkedEvent parked, SqlConnection tx) {
        var event = parked.event();
        return tx.preparedQuery(parked.subscription() == null ? INSERT : INSERT_FOR_ONE)
                .execute(Tuple.tuple()
                        .addUUID(parked.id())
                        .addString(parked.source())
                        .addString(event.subject())
                        .addLong(event.position())
                        .addValue(event.toJson())
                        .addString(parked.failure())
                        .addOffsetDateTime(utc(parked.parkedAt()))
                        .addString(parked.subscription()))
                .replaceWithVoid();
    }

    Uni<Void> noteFailure(UUID id, String failure) {
        return database.preparedQuery(FAIL).execute(Tuple.of(id, failure)).replaceWithVoid();
    }

    /** Whether it still waited. */
    Uni<Boolean> markApplied(UUID id, Instant at, String by, SqlConnection tx) {
        return tx.preparedQuery(APPLY).execute(Tuple.of(id, utc(at), by)).map(marked -> marked.rowCount() == 1);
    }

    private static Optional<ParkedEvent> firstOf(RowSet<Row> rows) {
        return eventsOf(rows).stream().findFirst();
    }

    private static List<ParkedEvent> eventsOf(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ParkedEventRepository::eventOf)
                .toList();
    }

    private static ParkedEvent eventOf(Row row) {
        return new ParkedEvent(
                row.getUUID("id"),
                row.getString("source"),
                row.getString("subscription"),
                FeedEvent.of((JsonObject) row.getValue("event")),
                row.getString("failure"),
                row.getOffsetDateTime("parked_at").toInstant(),
                instantOf(row.getOffsetDateTime("applied_at")),
                row.getString("applied_by"),
                new EntityVersion(row.getLong("version")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instantOf(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
