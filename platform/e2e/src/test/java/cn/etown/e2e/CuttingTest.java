package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.LocalSystem.Replica;
import cn.etown.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However a day is cut and in whatever way its parts arrive, the center holds the same records: the same of several with one
 * key stays, and the same are refused.
 */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CuttingTest {

    private final County county;
    private final Provider provider;
    private final LocalSystem system;

    CuttingTest(County county, LocalSystem system) {
        this.county = county;
        this.provider = county.b();
        this.system = system;
    }

    /** One made day, and one real day where they are at hand. */
    static Stream<Retail.Day> days() {
        var made = Retail.generated(LocalDate.of(2011, 4, 1), 700);
        return Stream.concat(Stream.of(made), Retail.realDays().stream().limit(1))
                .map(Retail.Day::withKey);
    }

    @ParameterizedTest
    @MethodSource("days")
    void oneTwoAndSevenPartsInAnyOrderTwiceAndAtOnceGiveTheSameRecords(Retail.Day day) {
        String inOnePart = sendInOrder(day, 1);
        List<String> inManyWays = List.of(
                sendTwice(day, 1),
                sendInOrder(day, 2),
                sendBackwards(day, 2),
                sendAtOnce(day, 2),
                sendShuffled(day, 7),
                sendTwice(day, 7),
                sendAtOnce(day, 7));

        JsonNode whole = provider.awaitVerdict(inOnePart);
        List<String> rows = rowsOf(whole);
        List<String> refused = refusedOf(whole);
        assertThat(rows).hasSize((int) day.expected().accepted());
        assertThat(refused)
                .hasSize((int) (day.expected().received() - day.expected().accepted()))
                .anyMatch(record -> record.contains("\"unique\""));
        for (String batch : inManyWays) {
            JsonNode cut = provider.awaitVerdict(batch);
            assertThat(cut.path("state")).isEqualTo(whole.path("state"));
            assertThat(cut.path("counted")).isEqualTo(whole.path("counted"));
            assertThat(rowsOf(cut)).isEqualTo(rows);
            assertThat(refusedOf(cut)).isEqualTo(refused);
        }
    }

    @ParameterizedTest
    @MethodSource("days")
    void twoReplicasServeThePartsOfOneBatchAtOnce(Retail.Day day) {
        Replica replica = system.startReplica(Service.COLLECTION);
        try {
            Api first = provider.machine().at(system.url(Service.COLLECTION));
            Api second = first.at(replica.url());
            String batch = provider.openBatch(provider.keyedInterface(), day);

            List<byte[]> parts = day.cut(8);
            atOnce(parts.size(), i -> (i % 2 == 0 ? first : second).putPart(batch, i + 1, parts.get(i)));

            JsonNode judged = provider.judged(batch);
            JsonNode atOne = provider.awaitVerdict(sendInOrder(day, 1));
            assertThat(judged.at("/counted/received").asLong())
                    .isEqualTo(day.expected().received());
            assertThat(judged.path("counted")).isEqualTo(atOne.path("counted"));
            assertThat(rowsOf(judged)).isEqualTo(rowsOf(atOne));
            assertThat(refusedOf(judged)).isEqualTo(refusedOf(atOne));
        } finally {
            replica.program().stop();
        }
    }

    private String sendInOrder(Retail.Day day, int parts) {
        return send(day, parts, IntStream.range(0, parts).boxed().toList());
    }

    private String sendBackwards(Retail.Day day, int parts) {
        var order = new ArrayList<>(IntStream.range(0, parts).boxed().toList());
        Collections.reverse(order);
        return send(day, parts, order);
    }

    private String sendShuffled(Retail.Day day, int parts) {
        var order = new ArrayList<>(IntStream.range(0, parts).boxed().toList());
        Collections.shuffle(order, new Random(parts));
        return send(day, parts, order);
    }

    private String sendTwice(Retail.Day day, int parts) {
        var order = new ArrayList<>(IntStream.range(0, parts).boxed().toList());
        order.addAll(IntStream.range(0, parts).boxed().toList());
        return send(day, parts, order);
    }

    private String send(Retail.Day day, int parts, List<Integer> order) {
        String batch = provider.openBatch(provider.keyedInterface(), day);
        List<byte[]> content = day.cut(parts);
        Api machine = provider.machine();
        order.forEach(i -> machine.putPart(batch, i + 1, content.get(i)).expect(200));
        return sealed(batch);
    }

    private String sendAtOnce(Retail.Day day, int parts) {
        String batch = provider.openBatch(provider.keyedInterface(), day);
        List<byte[]> content = day.cut(parts);
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
