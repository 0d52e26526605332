package cn.etown.kit.feed;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Counts the neighbour's events by subject: an effect that shows every event that was applied twice, or not, or out of turn. */
@ApplicationScoped
public class Tally implements Subscription {

    private final Map<Long, Function<SqlConnection, Uni<?>>> before = new ConcurrentHashMap<>();
    private final Map<Long, Function<SqlConnection, Uni<?>>> after = new ConcurrentHashMap<>();
    private final Set<Long> poisoned = ConcurrentHashMap.newKeySet();
    private final Pool database;

    Tally(Pool database) {
        this.database = database;
    }

    void create(@Observes @Priority(1) StartupEvent start) {
        database.query("create table tally (subject text primary key, count int, positions bigint[])")
                .executeAndAwait();
    }

    @Override
    public String source() {
        return "neighbour";
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public Set<String> types() {
        return Set.of(Neighbour.HAPPENED);
    }

    @Override
    public Uni<Void> apply(FeedEvent event, SqlConnection tx) {
        return disturb(before, event, tx)
                .chain(() -> poisoned.contains(event.position()) ? divideByZero(tx) : count(event, tx))
                .chain(() -> disturb(after, event, tx));
    }

    /** Lets {@code happening} happen once, when the event at {@code position} is about to take effect. */
    void onceBefore(long position, Function<SqlConnection, Uni<?>> happening) {
        before.put(position, happening);
    }

    /** Lets {@code happening} happen once, when the event at {@code position} took effect and is not committed. */
    void onceAfter(long position, Function<SqlConnection, Uni<?>> happening) {
        after.put(position, happening);
    }

    boolean allHappened() {
        return before.isEmpty() && after.isEmpty();
    }

    void poison(long position) {
        poisoned.add(position);
    }

    void heal(long position) {
        poisoned.remove(position);
    }

    /** The positions of the events that took effect on {@code subject}, in their turn. */
    List<Long> of(String subject) {
        var rows = database.preparedQuery("select count, positions from tally where subject = $1")
                .execute(Tuple.of(subject))
                .await()
                .indefinitely();
        if (!rows.iterator().hasNext()) {
            return List.of();
        }
        var row = rows.iterator().next();
        var positions = Arrays.asList(row.getArrayOfLongs("positions"));
        if (row.getInteger("count") != positions.size()) {
            throw new IllegalStateException("Counted " + row.getInteger("count") + " of " + positions);
        }
        return positions;
    }

    private static Uni<Void> count(FeedEvent event, SqlConnection tx) {
        return tx.preparedQuery("insert into tally values ($1, 1, array[$2::bigint]) on conflict (subject) do update"
                        + " set count = tally.count + 1, positions = tally.positions || excluded.positions")
                .execute(Tuple.of(event.subject(), event.position()))
                .replaceWithVoid();
    }

    private static Uni<Void> divideByZero(SqlConnection tx) {
        return tx.query("select 1 / 0").execute().replaceWithVoid();
    }

    private static Uni<Void> disturb(
            Map<Long, Function<SqlConnection, Uni<?>>> happenings, FeedEvent event, SqlConnection tx) {
        var happening = happenings.remove(event.position());
        return happening == null
                ? Uni.createFrom().voidItem()
                : happening.apply(tx).replaceWithVoid();
    }
}
