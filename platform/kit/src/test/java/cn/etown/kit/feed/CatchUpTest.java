package cn.etown.kit.feed;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.id.Ids;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a service follows only since an upgrade it reads from the first event on, before it goes on. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighbourAddress.class)
class CatchUpTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Caller OPERATOR =
            new Caller("somebody", "somebody", "test", Set.of("operator"), Optional.empty(), null);

    @Inject
    Neighbour neighbour;

    @Inject
    Follower follower;

    @Inject
    FeedPositions positions;

    @Inject
    ParkedEventRepository parkedEvents;

    @Inject
    Audit audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Pool database;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String early = "cn.etown.neighbour.early-" + run + ".v1";
    private final String late = "cn.etown.neighbour.late-" + run + ".v1";
    private final Diary diary = new Diary("diary-" + run, Set.of(early));
    private final Diary upgraded = new Diary("diary-" + run, Set.of(early, late));
    private final Diary added = new Diary("added-" + run, Set.of(early));
    private final List<Cancellable> replicas = new ArrayList<>();

    @BeforeEach
    void begin() {
        database.query("create table if not exists diary (entry bigint generated always as identity primary key,"
                        + " subscription text, position bigint)")
                .executeAndAwait();
        follower.stop(null);
    }

    @AfterEach
    void end() {
        replicas.forEach(Cancellable::cancel);
        neighbour.knowsTypes(true);
        follower.start(null);
    }

    /** Of more events than one answer holds; from a neighbour, too, that cannot be asked for some types alone. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsATypeThatItDidNotFollowFromTheFirstEventOn(boolean neighbourKnowsTypes) {
        neighbour.knowsTypes(neighbourKnowsTypes);
        replica(diary);
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            all.add(neighbour.tell(early, "things/" + i));
            all.add(neighbour.tell(late, "things/" + i));
        }
        awaitPosition(neighbour.tell(early, "things/end"));
        stopAll();
        assertThat(diary.positions()).hasSize(251);

        replica(upgraded);
        long last = neighbour.tell(late, "things/end");
        awaitTaken(upgraded, 502);

        List<Long> taken = upgraded.positions();
        assertThat(taken).hasSize(502).doesNotHaveDuplicates();
        assertThat(taken.subList(0, 251)).isSorted();
        assertThat(taken.subList(251, 502)).isSorted().endsWith(last).containsSubsequence(oddOf(all));
    }

    private static List<Long> oddOf(List<Long> all) {
        return LongStream.range(0, all.size())
                .filter(i -> i % 2 == 1)
                .mapToObj(i -> all.get((int) i))
                .toList();
    }

    @Test
    void givesASubscriptionThatIsNewWhatAnotherOneFollowedAlreadyAndNothingTwice() {
        replica(diary);
        long first = neighbour.tell(early, "things/1");
        long second = neighbour.tell(early, "things/2");
        awaitPosition(second);
        stopAll();

        replica(diary, added);
        long third = neighbour.tell(early, "things/3");
        awaitTaken(added, 3);
        awaitTaken(diary, 3);

        assertThat(added.positions()).containsExactly(first, second, third);
        assertThat(diary.positions()).containsExactly(first, second, third);
    }

    /** As while replicas are replaced one after the other: those of before know nothing of what is followed now. */
    @Test
    void missesNothingThatAReplicaOfBeforeMovedPast() {
        int events = 2000;
        replica(diary);
        replica(upgraded);
        List<Long> told = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            told.add(neighbour.tell(i % 2 == 0 ? early : late, "things/" + i % 10));
        }
        awaitPosition(told.get(told.size() - 1));
        replicas.get(0).cancel();
        told.add(neighbour.tell(late, "things/end"));
        awaitPosition(told.get(told.size() - 1));
        awaitTaken(upgraded, events + 1);

        assertThat(upgraded.positions()).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void parksWhatCannotBeAppliedForTheOneThatMissedIt() {
        replica(diary);
        long first = neighbour.tell(early, "things/bad-" + run);
        long second = neighbour.tell(early, "things/bad-" + run);
        long other = neighbour.tell(early, "things/good-" + run);
        awaitPosition(other);
        stopAll();
        added.poisoned = first;

        EventApplier applier = replica(diary, added);
        awaitPosition(neighbour.tell(early, "things/good-" + run));
        assertThat(added.positions()).contains(other).doesNotContain(first);
        added.poisoned = 0;
        for (var parked = firstParked(); parked.isPresent(); parked = firstParked()) {
            assertThat(parked.get().subscription()).isEqualTo(added.name());
            applier.applyParked(parked.get(), OPERATOR).await().indefinitely();
        }

        assertThat(added.positions())
                .contains(first, second)
                .doesNotHaveDuplicates()
                .containsSubsequence(first, second);
        assertThat(diary.positions()).hasSize(4).doesNotHaveDuplicates();
    }

    private Optional<ParkedEvent> firstParked() {
        return parkedEvents
                .findFirstWaiting("neighbour", "things/bad-" + run)
                .await()
                .indefinitely();
    }

    /** As the database of a service of before the account: all was followed, but what is said to have come later. */
    @Test
    void takesWhatIsThereForFollowedWhereNoAccountWasKept() {
        replica(diary);
        long first = neighbour.tell(early, "things/1");
        long second = neighbour.tell(late, "things/1");
        awaitPosition(second);
        stopAll();
        database.query("delete from kit.followed_type where subscription like '%" + run + "'")
                .executeAndAwait();
        database.query("update kit.feed_position set accounted_to = null where source = 'neighbour'")
                .executeAndAwait();
        upgraded.later = Set.of(late);

        replica(upgraded);
        long third = neighbour.tell(early, "things/2");
        awaitPosition(third);

        assertThat(upgraded.positions()).containsExactly(first, second, third);
    }

    /** A replica of before the account moves the position and nothing else. */
    @Test
    void goesAlongWithAReplicaOfBeforeTheAccount() {
        replica(upgraded);
        long first = neighbour.tell(early, "things/1");
        awaitPosition(first);
        stopAll();
        long byTheOther = neighbour.tell(early, "things/2");
        database.query("update kit.feed_position set position = " + byTheOther + " where source = 'neighbour'")
                .executeAndAwait();

        replica(upgraded);
        long third = neighbour.tell(early, "things/3");
        awaitPosition(third);

        assertThat(upgraded.positions()).containsExactly(first, third);
    }

    private EventApplier replica(Subscription... subscriptions) {
        var list = List.of(subscriptions);
        var applier =
                new EventApplier(list, positions, new FollowedTypes(list), parkedEvents, audit, ids, clock, database);
        replicas.add(follower.following("neighbour", applier).start());
        return applier;
    }

    private void stopAll() {
        replicas.forEach(Cancellable::cancel);
        replicas.clear();
        // Whoever has the lock now comes after what was being applied.
        database.withTransaction(tx -> positions.lock("neighbour", tx)).await().indefinitely();
    }

    /** Not by the position: a replica that is cancelled may yet go one step, and moves it without what it does not know of. */
    private static void awaitTaken(Diary diary, int count) {
        await().atMost(PATIENCE).until(() -> diary.positions().size() >= count);
    }

    private void awaitPosition(long position) {
        await().atMost(PATIENCE)
                .until(() -> positions.find("neighbour").await().indefinitely().position() >= position);
    }

    /** Writes down what it is given, in order. */
    private final class Diary implements Subscription {

        private final String name;
        private final Set<String> types;
        private volatile Set<String> later = Set.of();
        private volatile long poisoned;

        Diary(String name, Set<String> types) {
            this.name = name;
            this.types = types;
        }

        @Override
        public String source() {
            return "neighbour";
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> types() {
            return types;
        }

        @Override
        public Set<String> followedLater() {
            return later;
        }

        @Override
        public Uni<Void> apply(FeedEvent event, SqlConnection tx) {
            return event.position() == poisoned
                    ? tx.query("select 1 / 0").execute().replaceWithVoid()
                    : tx.preparedQuery("insert into diary (subscription, position) values ($1, $2)")
                            .execute(Tuple.of(name, event.position()))
                            .replaceWithVoid();
        }

        List<Long> positions() {
            return StreamSupport.stream(
                            database.preparedQuery("select position from diary where subscription = $1 order by entry")
                                    .execute(Tuple.of(name))
                                    .await()
                                    .indefinitely()
                                    .spliterator(),
                            false)
                    .map(row -> row.getLong("position"))
                    .toList();
        }
    }
}
