package cn.etown.kit.feed;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class SequencerLawsTest {

    private static KitDatabase database;

    @BeforeContainer
    static void start() {
        database = new KitDatabase();
    }

    @AfterContainer
    static void stop() throws IOException {
        database.close();
    }

    enum Move {
        APPEND,
        COMMIT,
        ROLLBACK,
        PLACE,
        READ
    }

    /** One thing that happens; {@code transaction} says to which, where it matters. */
    record Step(Move move, int transaction) {}

    @Provide
    Arbitrary<List<Step>> anyOrderOfThings() {
        var moves = Arbitraries.of(
                Move.APPEND, Move.APPEND, Move.APPEND, Move.COMMIT, Move.ROLLBACK, Move.PLACE, Move.PLACE, Move.READ);
        var transactions = Arbitraries.integers().between(0, 3);
        return Combinators.combine(moves, transactions)
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    /** Who reads on from where it stopped has in the end read each committed event once, and nothing else. */
    @Property(tries = 60)
    void whoeverReadsOnMissesNothing(@ForAll("anyOrderOfThings") List<Step> steps) {
        database.empty();
        var open = new TreeMap<Integer, KitDatabase.OpenTransaction>();
        var committed = new ArrayList<String>();
        var read = new ArrayList<Map.Entry<Long, String>>();
        int appended = 0;

        for (var step : steps) {
            switch (step.move) {
                case APPEND ->
                    open.computeIfAbsent(step.transaction, number -> database.new OpenTransaction())
                            .append("things/" + appended++);
                case COMMIT -> {
                    if (open.containsKey(step.transaction)) {
                        committed.addAll(open.remove(step.transaction).commit());
                    }
                }
                case ROLLBACK -> {
                    if (open.containsKey(step.transaction)) {
                        open.remove(step.transaction).rollback();
                    }
                }
                case PLACE -> database.place();
                case READ -> read.addAll(database.feedAfter(read.size()));
            }
        }
        open.values().forEach(transaction -> committed.addAll(transaction.commit()));
        database.place();
        read.addAll(database.feedAfter(read.size()));

        assertThat(read).extracting(Map.Entry::getValue).containsExactlyInAnyOrderElementsOf(committed);
        assertThat(read)
                .extracting(Map.Entry::getKey)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, committed.size()).boxed().toList());
    }
}
