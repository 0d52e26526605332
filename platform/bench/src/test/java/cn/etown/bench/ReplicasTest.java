package cn.etown.bench;

import cn.etown.local.LocalSystem.Replica;
import cn.etown.local.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sources that deliver at once, first to one replica of collection, then half of them each to one of two. Where they send as fast as
 * they can, the cores of one machine are what limits; where they send over lines as villages have them, the parts that a replica takes
 * at once. The build runs it with a few thousand lines; {@code -Dbench.lines=1000000} gives the figures in the README.
 */
class ReplicasTest {

    private static final int LINES = Integer.getInteger("bench.lines");
    private static final int ROUNDS = Integer.getInteger("bench.rounds");
    private static final int SOURCES = 4;

    /** Twice as many as one replica takes at once, half of them of one unit. */
    private static final int SLOW_SOURCES = 8;
    /** 8 Mbit/s. */
    private static final int SLOW_LINE = 1_000_000;
    /** Lines of a slow source, as a percentage of those of a fast one; at full size they take longer than the buffers of a line hold. */
    private static final int SLOW_PERCENT = 15;

    private static URI one;
    private static Replica replica;

    @RegisterExtension
    static final IntakeSystem SYSTEM = new IntakeSystem();

    @TempDir
    Path folder;

    @BeforeAll
    static void startTwo() {
        one = SYSTEM.running().url(Service.COLLECTION);
        replica = SYSTEM.running().startReplica(Service.COLLECTION);
    }

    @AfterAll
    static void stopOne() {
        replica.program().stop();
    }

    @Test
    void takeWhatComesAsFastAsItCan() throws Exception {
        List<OrderSource> sources = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            sources.add(new OrderSource(SYSTEM.provider()));
        }
        compare("as fast as they can", sources, LINES);
    }

    @Test
    void takeWhatComesOverSlowLines() throws Exception {
        List<OrderSource> sources = new ArrayList<>();
        for (int i = 0; i < SLOW_SOURCES; i++) {
            // Two of each unit go to either replica, which alternate.
            sources.add(new OrderSource(i / 2 % 2 == 0 ? SYSTEM.provider() : SYSTEM.other(), SLOW_LINE));
        }
        compare("over lines of 8 Mbit/s", sources, LINES * SLOW_PERCENT / 100);
    }

    private void compare(String how, List<OrderSource> sources, int count) throws Exception {
        for (OrderSource source : sources) {
            source.awaitOnline(replica.url());
        }
        for (int round = 0; round < ROUNDS; round++) {
            double alone = deliver(sources, new OrderLines(2 * round, count), List.of(one));
            double together = deliver(sources, new OrderLines(2 * round + 1, count), List.of(one, replica.url()));
            System.out.printf(
                    "round %d, %d batches of %,d lines at once, %s: %,.0f lines/s by one replica, %,.0f lines/s by two%n",
                    round + 1,
                    sources.size(),
                    count,
                    how,
                    sources.size() * count / alone,
                    sources.size() * count / together);
        }
    }

    /** Seconds until every source has its receipt. */
    private double deliver(List<OrderSource> sources, OrderLines lines, List<URI> replicas) throws Exception {
        List<Path> parts = lines.write(folder, 1);
        ExecutorService senders = Executors.newFixedThreadPool(sources.size());
        long begin = System.nanoTime();
        try {
            List<Future<OrderSource.Took>> sent = new ArrayList<>();
            for (int i = 0; i < sources.size(); i++) {
                OrderSource source = sources.get(i);
                URI to = replicas.get(i % replicas.size());
                sent.add(senders.submit(() -> source.send(lines, parts, to)));
            }
            for (Future<OrderSource.Took> each : sent) {
                each.get();
            }
        } finally {
            senders.shutdown();
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
