package cn.etown.bench;

import cn.etown.e2e.Api;
import cn.etown.e2e.Provider;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/** A source with an interface of its own that delivers {@link OrderLines}. */
final class OrderSource {

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Provider provider;
    private final String interfaceCode;
    private final int bytesASecond;

    OrderSource(Provider provider) throws IOException {
        this(provider, Integer.MAX_VALUE);
    }

    /** @param bytesASecond what its line carries, for each of its parts */
    OrderSource(Provider provider, int bytesASecond) throws IOException {
        this.provider = provider;
        this.bytesASecond = bytesASecond;
        interfaceCode = provider.onlineInterface(contract());
    }

    String interfaceCode() {
        return interfaceCode;
    }

    /** The dataset of its interface, whose records lie in the table of that name. */
    String dataset() {
        return interfaceCode.replace('-', '_');
    }

    /** Waits until the replica at {@code url} takes data for its interface. */
    void awaitOnline(URI url) {
        provider.awaitOnline(interfaceCode, provider.machine().at(url));
    }

    /** Delivers {@code lines} to the replica at {@code url}. */
    Took send(OrderLines lines, List<Path> parts, URI url) throws Exception {
        return send(lines, parts, provider.machine().at(url));
    }

    /**
     * How long a delivery took.
     *
     * @param sending seconds from opening the batch until the last part was answered
     * @param judging seconds from then until the receipt was read
     */
    record Took(double sending, double judging) {

        double seconds() {
            return sending + judging;
        }
    }

    /**
     * Delivers {@code lines}, from opening the batch until its receipt is read.
     *
     * @param parts the files of {@code lines}
     * @param machine by which the batch is sent
     */
    Took send(OrderLines lines, List<Path> parts, Api machine) throws Exception {
        List<String> digests = new ArrayList<>();
        for (Path part : parts) {
            digests.add(digest(part));
        }
        String opening = """
                {"interface": "%s", "kind": "ORIGINAL", "period": {"from": "%s", "to": "%s"}, "records": %d,
                 "totals": {"amount": "%s"}}""".formatted(interfaceCode, lines.day(), lines.day(), lines.count(), lines.amount());
        long begin = System.nanoTime();
        String batch = machine.post("/api/collection/v1/batches", opening)
                .expect(201)
                .path("id")
                .asText();
        sendParts(machine, batch, parts, digests);
        long sent = System.nanoTime();
        JsonNode judged = provider.judged(batch, PATIENCE);
        machine.get("/api/collection/v1/batches/" + batch + "/receipt").expect(200);
        Took took = new Took((sent - begin) / 1e9, (System.nanoTime() - sent) / 1e9);
        assertThat(judged.path("state").asText()).as(judged.toString()).isEqualTo("ACCEPTED");
        assertThat(judged.at("/counted/accepted").asLong()).isEqualTo(lines.count());
        return took;
    }

    private void sendParts(Api machine, String batch, List<Path> parts, List<String> digests)
            throws ExecutionException, InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Api.Answer>> sent = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                int part = i;
                sent.add(senders.submit(
                        () -> machine.putPart(batch, part + 1, content(parts.get(part)), digests.get(part), PATIENCE)));
            }
            for (Future<Api.Answer> answer : sent) {
                answer.get().expect(200);
            }
        } finally {
            senders.shutdown();
        }
    }

    private BodyPublisher content(Path part) throws IOException {
        BodyPublisher content = bytesASecond == Integer.MAX_VALUE
                ? BodyPublishers.ofFile(part)
                : BodyPublishers.ofInputStream(() -> slowly(part));
        return BodyPublishers.fromPublisher(content, Files.size(part));
    }

    private InputStream slowly(Path part) {
        try {
            return new SlowLine(Files.newInputStream(part), bytesASecond);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] contract() throws IOException {
        try (InputStream contract = OrderSource.class.getResourceAsStream("/order-lines.odcs.yaml")) {
            return contract.readAllBytes();
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return IntakeSystem.contentDigest(content);
        }
    }
}
