package cn.etown.kit.feed;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class SequencerTest {

    private static KitDatabase database;

    /** Not the common pool: since JDK 25 its threads keep the class loader of whatever test first used it. */
    private static ExecutorService threads;

    @BeforeAll
    static void start() {
        database = new KitDatabase();
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() throws IOException {
        threads.shutdown();
        database.close();
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void skipsNoEventOfATransactionThatCommitsLate() {
        var early = database.new OpenTransaction().append("things/inserted-first");
        var late = database.new OpenTransaction().append("things/inserted-second");

        late.commit();
        database.place();
        early.commit();
        database.place();

        assertThat(database.feedAfter(0))
                .containsExactly(Map.entry(1L, "things/inserted-second"), Map.entry(2L, "things/inserted-first"));
    }

    @Test
    void keepsTheOrderOfInsertionAmongWhatItSeesAtOnce() {
        database.append("things/1");
        database.append("things/2");
        database.append("things/3");

        database.place();

        assertThat(database.feed()).containsExactly("things/1", "things/2", "things/3");
    }

    @Test
    void letsNobodyWaitBehindATransactionThatIsOpenForLong() {
        var open = database.new OpenTransaction().append("things/slow");
        var others = IntStream.range(0, 50).mapToObj(i -> "things/" + i).toList();

        others.forEach(database::append);
        database.place();

        assertThat(database.feed()).containsExactlyElementsOf(others);

        open.commit();
        database.place();

        assertThat(database.feedAfter(50)).containsExactly(Map.entry(51L, "things/slow"));
    }

    @Test
    void givesNothingToWhatWasRolledBack() {
        var undone = database.new OpenTransaction().append("things/undone");
        database.append("things/1");
        undone.rollback();
        database.append("things/2");

        database.place();

        assertThat(database.feedAfter(0)).containsExactly(Map.entry(1L, "things/1"), Map.entry(2L, "things/2"));
    }

    @Test
    void placesMoreThanOneBatchInOneRun() {
        int events = 2500;
        database.pool
                .query("insert into kit.outbox (id, type, subject, at, data) select gen_random_uuid(),"
                        + " 'cn.etown.kit.thing-happened.v1', 'things/' || i, now(), '{}' from generate_series(1, "
                        + events
                        + ") i")
                .executeAndAwait();

        database.place();

        assertThat(database.feedAfter(0))
                .extracting(Map.Entry::getKey)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events).boxed().toList());
    }

    @Test
    void leavesTheWorkToWhoeverIsAtIt() {
        database.append("things/1");
        var other = database.new OpenTransaction();
        other.lockTheFeed();

        database.place();
        assertThat(database.feed()).isEmpty();

        other.rollback();
        database.place();
        assertThat(database.feed()).containsExactly("things/1");
    }

    @Test
    void givesGaplessPositionsWhileOthersDoTheSame() {
        int writers = 4;
        int each = 100;
        var writing = IntStream.range(0, writers)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, each).forEach(i -> database.append("things/" + writer + "-" + i)),
                        threads))
                .toList();
        var allWritten = CompletableFuture.allOf(writing.toArray(CompletableFuture[]::new));

        var sequencing = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            var sequencer = database.sequencer();
                            while (!allWritten.isDone()) {
                                sequencer.placeCommitted().await().indefinitely();
                            }
                        },
                        threads))
                .toList();
        allWritten.join();
        CompletableFuture.allOf(sequencing.toArray(CompletableFuture[]::new)).join();
        database.place();

        var feed = database.feedAfter(0);
        assertThat(feed)
                .extracting(Map.Entry::getKey)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, writers * each).boxed().toList());
        for (int writer = 0; writer < writers; writer++) {
            assertThat(ofWriter(writer, feed)).containsExactlyElementsOf(writtenBy(writer, each));
        }
    }

    private static List<String> ofWriter(int writer, List<Map.Entry<Long, String>> feed) {
        return feed.stream()
                .map(Map.Entry::getValue)
                .filter(subject -> subject.startsWith("things/" + writer + "-"))
                .toList();
    }

    private static List<String> writtenBy(int writer, int each) {
        return IntStream.range(0, each)
                .mapToObj(i -> "things/" + writer + "-" + i)
                .toList();
    }
}
