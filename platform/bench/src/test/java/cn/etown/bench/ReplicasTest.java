package cn.etown.bench;

import cn.etown.e2e.Api;
import cn.etown.e2e.Provider;
import cn.etown.local.LocalSystem.Replica;
import cn.etown.local.Service;
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
 * Four sources that deliver at once, first to one replica of collection, then two of them each to one of two. The build runs it
 * with a few thousand lines; {@code -Dbench.lines=250000} gives the figures in the README.
 */
class ReplicasTest {

    private static final int LINES = Integer.getInteger("bench.lines");
    private static final int ROUNDS = Integer.getInteger("bench.rounds");
    private static final int SOURCES = 4;

    @RegisterExtension
    static final IntakeSystem SYSTEM = new IntakeSystem();

    @TempDir
    Path folder;

    @Test
    void twoTakeWhatOneTakes() throws Exception {
        Provider provider = SYSTEM.provider();
        List<OrderSource> sources = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            sources.add(new OrderSource(provider));
        }
        URI one = SYSTEM.running().url(Service.COLLECTION);
        Replica replica = SYSTEM.running().startReplica(Service.COLLECTION);
        try {
            Api second = provider.machine().at(replica.url());
            for (OrderSource source : sources) {
                provider.awaitOnline(source.interfaceCode(), second);
            }
            for (int round = 0; round < ROUNDS; round++) {
                double alone = deliver(provider, sources, 2 * round, List.of(one));
                double together = deliver(provider, sources, 2 * round + 1, List.of(one, replica.url()));
                System.out.printf(
                        "round %d, %d batches of %,d lines at once: %,.0f lines/s by one replica, %,.0f lines/s by two%n",
                        round + 1, SOURCES, LINES, SOURCES * LINES / alone, SOURCES * LINES / together);
            }
        } finally {
            replica.program().stop();
        }
    }

    /** Seconds until every source has its receipt. */
    private double deliver(Provider provider, List<OrderSource> sources, int delivery, List<URI> replicas)
            throws Exception {
        OrderLines lines = new OrderLines(delivery, LINES);
        List<Path> parts = lines.write(folder, 1);
        ExecutorService senders = Executors.newFixedThreadPool(SOURCES);
        long begin = System.nanoTime();
        try {
            List<Future<OrderSource.Took>> sent = new ArrayList<>();
            for (int i = 0; i < SOURCES; i++) {
                OrderSource source = sources.get(i);
                Api machine = provider.machine().at(replicas.get(i % replicas.size()));
                sent.add(senders.submit(() -> source.send(lines, parts, machine)));
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
