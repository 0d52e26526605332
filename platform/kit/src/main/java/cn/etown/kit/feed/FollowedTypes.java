package cn.etown.kit.feed;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Up to where each subscription of this service has taken the events of each type it wants. A type that is followed only since an
 * upgrade is behind the position of its feed, and so is one that another replica, of before the upgrade, moved past.
 */
@ApplicationScoped
class FollowedTypes {

    private static final String FIND =
            "select subscription, type, read_to from kit.followed_type where source = $1 order by read_to, subscription, type";

    private static final String ACCOUNTED = "select accounted_to from kit.feed_position where source = $1";

    /** At the very beginning of the account nobody knows what was followed: all, but what is known to have come later. */
    private static final String NOTE = """
            insert into kit.followed_type (source, subscription, type, read_to)
            select $1, subscription, type, case when not late and p.accounted_to is null then p.position else 0 end
            from kit.feed_position p, unnest($2::text[], $3::text[], $4::boolean[]) as ours (subscription, type, late)
            where p.source = $1
            on conflict do nothing""";

    /** What was in step when a replica moved on that keeps no account was taken by that replica, as far as it knew of it. */
    private static final String GO_ALONG = """
            update kit.followed_type f set read_to = p.position
            from kit.feed_position p, unnest($2::text[], $3::text[], $4::boolean[]) as ours (subscription, type, late)
            where f.source = $1 and p.source = $1 and f.read_to = p.accounted_to and not ours.late
                and f.subscription = ours.subscription and f.type = ours.type""";

    private static final String ACCOUNT = "update kit.feed_position set accounted_to = position where source = $1";

    private static final String MOVE = """
            update kit.followed_type f set read_to = $4
            from unnest($2::text[], $3::text[]) as moved (subscription, type)
            where f.source = $1 and f.subscription = moved.subscription and f.type = moved.type and f.read_to < $4""";

    /** One type that one subscription wants. */
    record Key(String subscription, String type) {}

    /** @param readTo the position up to which all of it has been taken */
    record Followed(Key key, long readTo) {}

    private final Map<String, Map<Key, Boolean>> lateBySource;

    FollowedTypes(@All List<Subscription> subscriptions) {
        lateBySource = subscriptions.stream()
                .collect(Collectors.groupingBy(
                        Subscription::source,
                        Collectors.flatMapping(
                                wants -> wants.types().stream()
                                        .map(type -> Map.entry(keyOf(wants, type), isLate(wants, type))),
                                Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, FollowedTypes::refuseTwo))));
    }

    private static Key keyOf(Subscription wants, String type) {
        return new Key(wants.name(), type);
    }

    private static boolean isLate(Subscription wants, String type) {
        return wants.followedLater().contains(type);
    }

    private static Boolean refuseTwo(Boolean one, Boolean other) {
        throw new IllegalStateException("Two subscriptions to one type have the same name");
    }

    /** What is behind {@code position}, which {@code tx} has locked; the furthest behind first. Brings the account up to date. */
    Uni<List<Followed>> behind(String source, long position, SqlConnection tx) {
        return isAccounted(source, position, tx)
                .chain(accounted -> find(source, tx)
                        .chain(found ->
                                accounted && found.size() == ours(source).size()
                                        ? Uni.createFrom().item(found)
                                        : note(source, tx).chain(() -> find(source, tx))))
                .map(found -> found.stream()
                        .filter(followed -> followed.readTo() < position)
                        .toList());
    }

    /** Notes that all that this service wants is in step with the position to which {@code tx} moves the feed. */
    Uni<Void> move(String source, long position, SqlConnection tx) {
        return move(source, ours(source).keySet(), position, tx)
                .chain(() -> tx.preparedQuery(ACCOUNT).execute(Tuple.of(source)))
                .replaceWithVoid();
    }

    /** Notes that {@code keys} have been taken up to {@code position}. */
    Uni<Void> move(String source, Collection<Key> keys, long position, SqlConnection tx) {
        return tx.preparedQuery(MOVE)
                .execute(Tuple.of(source, texts(keys, Key::subscription), texts(keys, Key::type), position))
                .replaceWithVoid();
    }

    private Uni<Boolean> isAccounted(String source, long position, SqlConnection tx) {
        return tx.preparedQuery(ACCOUNTED).execute(Tuple.of(source)).map(rows -> {
            Long accounted = rows.iterator().next().getLong("accounted_to");
            return accounted != null && accounted == position;
        });
    }

    private Uni<List<Followed>> find(String source, SqlConnection tx) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(source))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Followed(
                                new Key(row.getString("subscription"), row.getString("type")), row.getLong("read_to")))
                        .filter(followed -> ours(source).containsKey(followed.key()))
                        .toList());
    }

    private Uni<Void> note(String source, SqlConnection tx) {
        Collection<Key> keys = List.copyOf(ours(source).keySet());
        Boolean[] late = keys.stream().map(ours(source)::get).toArray(Boolean[]::new);
        Tuple all = Tuple.of(source, texts(keys, Key::subscription), texts(keys, Key::type), late);
        return tx.preparedQuery(NOTE)
                .execute(all)
                .chain(() -> tx.preparedQuery(GO_ALONG).execute(all))
                .chain(() -> tx.preparedQuery(ACCOUNT).execute(Tuple.of(source)))
                .replaceWithVoid();
    }

    private Map<Key, Boolean> ours(String source) {
        return lateBySource.getOrDefault(source, Map.of());
    }

    private static String[] texts(Collection<Key> keys, Function<Key, String> text) {
        return keys.stream().map(text).toArray(String[]::new);
    }
}
