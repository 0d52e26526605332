package cn.etown.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the center gave away is checked by the offline verifier, as its holder runs it: one jar and some files, which nobody but
 * the unit needed a token for.
 */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineCheckTest {

    private static final String COLLECTION = "/api/collection/v1";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Provider provider;
    private final Api anybody;

    @TempDir
    Path kept;

    OfflineCheckTest(County county) {
        provider = county.a();
        anybody = county.nobody();
    }

    @Test
    void showsReceiptPlaceAndGrowth() throws IOException, InterruptedException {
        String interfaceCode = provider.retailInterface();
        // Days of their own: the series of the unit are looked at by others.
        List<Retail.Day> days =
                List.of(Retail.generated(LocalDate.of(2012, 7, 1), 50), Retail.generated(LocalDate.of(2012, 7, 2), 50));
        keep("proof-of-first", inclusion(judged(interfaceCode, days.get(0))));
        JsonNode earlier = checkpoint("earlier");
        String batch = judged(interfaceCode, days.get(1));
        keep("proof", inclusion(batch));
        JsonNode later = checkpoint("later");
        keep("receipt", provider.clerk().get(COLLECTION + "/batches/" + batch + "/receipt"));
        keep("keys", anybody.get(COLLECTION + "/keys"));
        keep("ledger-keys", anybody.get(COLLECTION + "/ledger/keys"));
        keep(
                "growth",
                anybody.get(
                        COLLECTION + "/ledger/consistency?from=" + earlier.path("size") + "&to=" + later.path("size")));

        assertThat(verify("receipt", "receipt", "keys", "proof", "ledger-keys"))
                .contains("The signature is genuine", "It stands in the ledger");
        assertThat(verify("growth", "earlier", "later", "ledger-keys", "proof=growth"))
                .contains("The ledger only grew");
        assertThat(verify("receipt", "receipt", "keys", "proof=proof-of-first", "ledger-keys"))
                .contains("NOT PROVEN");
    }

    private String judged(String interfaceCode, Retail.Day day) {
        String batch = provider.openBatch(interfaceCode, day);
        provider.machine().putPart(batch, 1, day.content()).expect(200);
        provider.seal(batch).expect(202);
        provider.awaitVerdict(batch);
        return batch;
    }

    private Api.Answer inclusion(String batch) {
        return await().atMost(PATIENCE)
                .until(
                        () -> provider.clerk().get(COLLECTION + "/batches/" + batch + "/inclusion"),
                        answer -> answer.status() == 200);
    }

    /** The newest checkpoint, as a note in a file and as what it says. */
    private JsonNode checkpoint(String name) throws IOException {
        JsonNode newest = anybody.get(COLLECTION + "/ledger/checkpoints?limit=1")
                .expect(200)
                .at("/items/0");
        Files.writeString(kept.resolve(name), newest.path("note").asText());
        return newest;
    }

    private void keep(String name, Api.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        Files.writeString(kept.resolve(name), answer.http().body());
    }

    /** @param files an option's name, which is the file's name too unless another one follows it */
    private String verify(String command, String... files) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of(System.getProperty("test.root"), "platform/evidence/target/etown-verifier.jar")
                        .toString(),
                command));
        Arrays.stream(files).map(file -> file.split("=")).forEach(pair -> {
            words.add("--" + pair[0]);
            words.add(kept.resolve(pair[pair.length - 1]).toString());
        });
        Path said = kept.resolve("said");
        new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return Files.readString(said, StandardCharsets.UTF_8);
    }
}
