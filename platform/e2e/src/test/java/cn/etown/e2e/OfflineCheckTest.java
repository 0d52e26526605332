package cn.etown.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
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
    Path folder;

    private OfflineVerifier verifier;

    OfflineCheckTest(County county) {
        provider = county.a();
        anybody = county.nobody();
    }

    @BeforeEach
    void haveAFolder() {
        verifier = new OfflineVerifier(folder);
    }

    @Test
    void showsReceiptPlaceAndGrowth() {
        String interfaceCode = provider.retailInterface();
        // Days of their own: the series of the unit are looked at by others.
        List<Retail.Day> days =
                List.of(Retail.generated(LocalDate.of(2012, 7, 1), 50), Retail.generated(LocalDate.of(2012, 7, 2), 50));
        verifier.keep("proof-of-first", inclusion(judged(interfaceCode, days.get(0))));
        JsonNode earlier = checkpoint("earlier");
        String batch = judged(interfaceCode, days.get(1));
        verifier.keep("proof", inclusion(batch));
        JsonNode later = checkpoint("later");
        verifier.keep("receipt", provider.clerk().get(COLLECTION + "/batches/" + batch + "/receipt"));
        verifier.keep("keys", anybody.get(COLLECTION + "/keys"));
        verifier.keep("ledger-keys", anybody.get(COLLECTION + "/ledger/keys"));
        verifier.keep(
                "growth",
                anybody.get(
                        COLLECTION + "/ledger/consistency?from=" + earlier.path("size") + "&to=" + later.path("size")));

        assertThat(verifier.verify("receipt", "receipt", "keys", "proof", "ledger-keys"))
                .contains("The signature is genuine", "It stands in the ledger");
        assertThat(verifier.verify("growth", "earlier", "later", "ledger-keys", "proof=growth"))
                .contains("The ledger only grew");
        assertThat(verifier.verify("receipt", "receipt", "keys", "proof=proof-of-first", "ledger-keys"))
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
    private JsonNode checkpoint(String name) {
        JsonNode newest = anybody.get(COLLECTION + "/ledger/checkpoints?limit=1")
                .expect(200)
                .at("/items/0");
        verifier.keep(name, newest.path("note").asText());
        return newest;
    }
}
