package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.LocalSystem.Replica;
import cn.etown.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However a day is cut and in whatever way its parts arrive, the center holds the same records: the same of several with one
 * key stays, and the same are refused.
 */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CuttingTest {

    private static final Retail.Day DAY = Retail.realDays().stream()
            .findFirst()
            .orElseGet(() -> Retail.generated(LocalDate.of(2011, 4, 1), 700))
            .withKey();

    private final County county;
    private final Provider provider;
    private final LocalSystem system;

    CuttingTest(County county, LocalSystem system) {
        this.county = county;
        this.provider = county.b();
        this.system = system;
    }

    @Test
    void oneTwoAndSevenPartsInAnyOrderTwiceAndAtOnceGiveTheSameRecords() {
        String inOnePart = sendInOrder(1);
        List<String> inManyWays = List.of(
                sendTwice(1),
                sendInOrder(2),
                sendBackwards(2),
                sendAtOnce(2),
                sendShuffled(7),
                sendTwice(7),
                sendAtOnce(7));

        JsonNode whole = provider.awaitVerdict(inOnePart);
        List<String> rows = rowsOf(whole);
        List<String> refused = refusedOf(whole);
        assertThat(rows).hasSize((int) DAY.expected().accepted());
        assertThat(refused)
                .hasSize((int) (DAY.expected().received() - DAY.expected().accepted()))
                .anyMatch(record -> record.contains("\"unique\""));
        for (String batch : inManyWays) {
            JsonNode cut = provider.awaitVerdict(batch);
            assertThat(cut.path("state")).isEqualTo(whole.path("state"));
            assertThat(cut.path("counted")).isEqualTo(whole.path("counted"));
            assertThat(rowsOf(cut)).isEqualTo(rows);
            assertThat(refusedOf(cut)).isEqualTo(refused);
        }
    }

    @Test
    void twoReplicasServeThePartsOfOneBatchAtOnce() {
        Replica replica = system.startReplica(Service.COLLECTION);
        try {
            Api first = provider.machine().at(system.url(Service.COLLECTION));
            Api second = first.at(replica.url());
            String batch = provider.openBatch(provider.keyedInterface(), DAY);

            List<byte[]> parts = DAY.cut(8);
            atOnce(parts.size(), i -> (i % 2 == 0 ? first : second).putPart(batch, i + 1, parts.get(i)));

            JsonNode judged = provider.judged(batch);
            JsonNode atOne = provider.awaitVerdict(sendInOrder(1));
            assertThat(judged.at("/counted/received").asLong())
                    .isEqualTo(DAY.expected().received());
            assertThat(judged.path("counted")).isEqualTo(atOne.path("counted"));
            assertThat(rowsOf(judged)).isEqualTo(rowsOf(atOne));
            assertThat(refusedOf(judged)).isEqualTo(refusedOf(atOne));
        } finally {
            replica.program().stop();
        }
    }

    private String sendInOrder(int parts) {
        return send(parts, IntStream.range(0, parts).boxed().toList());
    }

    private String sendBackwards(int parts) {
        var order = new ArrayList<>(IntStream.range(0, parts).boxed().toList());
        Collections.reverse(order);
        return send(parts, order);
    }

    private String sendShuffled(int parts) {
        var order = new ArrayList<>(IntStream.range(0, parts).boxed().toList());
        Collections.shuffle(order, new Random(parts));
        return send(parts, order);
    }

    private String sendTwice(int parts) {
        var order = new ArrayList<>(IntStream.range(0, parts).boxed().toList());
        order.addAll(IntStream.range(0, parts).boxed().toList());
        return send(parts, order);
    }

    private String send(int parts, List<Integer> order) {
        String batch = provider.openBatch(provider.keyedInterface(), DAY);
        List<byte[]> content = DAY.cut(parts);
        Api machine = provider.machine();
        order.forEach(i -> machine.putPart(batch, i + 1, content.get(i)).expect(200));
        return sealed(batch);
    }

    private String sendAtOnce(int parts) {
        String batch = provider.openBatch(provider.keyedInterface(), DAY);
        List<byte[]> content = DAY.cut(parts);
        Api machine = provider.machine();
        atOnce(parts, i -> machine.putPart(batch, i + 1, content.get(i)));
        return sealed(batch);
    }

    private String sealed(String batch) {
        provider.seal(batch).expect(202);
        return batch;
    }

    private interface Sending {
        Api.Answer send(int part);
    }

    private static void atOnce(int count, Sending sending) {
        var answers = IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> sending.send(i)))
                .toList();
        answers.forEach(answer -> answer.join().expect(200));
    }

    /** The records a reader sees, without their place in the content, sorted. */
    private List<String> rowsOf(JsonNode batch) {
        String path = "/api/collection/v1/assets/" + batch.path("interface").asText() + "/records?limit=200";
        return county.person("auditor").all(path).stream()
                .map(record -> record.required("values").toString())
                .sorted()
                .toList();
    }

    /** The records that were refused and why, without their place in the content, sorted. */
    private List<String> refusedOf(JsonNode batch) {
        String path = "/api/collection/v1/batches/" + batch.path("id").asText() + "/quarantine?limit=200";
        return county.person("auditor").all(path).stream()
                .map(record -> record.required("digest") + " " + record.required("failures"))
                .sorted()
                .toList();
    }
}
