package cn.etown.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A month of one unit as a score, each of whose points opens to the batches behind it. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoringTest {

    private static final String MONTH = "2015-06";

    private final County county;
    private final Provider provider;

    ScoringTest(County county) {
        this.county = county;
        this.provider = county.a();
    }

    @Test
    void followsFromTheMonthsBatchesAndLinksToTheirReceipts() {
        String interfaceCode = provider.retailInterface();
        Retail.Day whole = Retail.generated(LocalDate.of(2015, 6, 1), 300);
        Retail.Day cut = Retail.generated(LocalDate.of(2015, 6, 2), 200);
        String accepted = send(provider.openBatch(interfaceCode, whole), whole.content());
        String refused = send(provider.openBatch(interfaceCode, cut), cut.cut(2).get(0));

        JsonNode score = await().atMost(County.PATIENCE)
                .until(this::score, answer -> answer.status() == 201)
                .body();

        JsonNode document = score.path("document");
        assertPoints(
                document,
                "accuracy",
                "10",
                whole.expected().accepted(),
                whole.expected().received());
        assertPoints(document, "consistency", "5", 1, 2);
        assertThat(texts(document.path("batches"), "batch")).containsExactlyInAnyOrder(accepted, refused);
        document.path("batches").forEach(this::assertOpensToItsReceipt);
        assertThat(provider.clerk()
                        .get("/api/assessment/v1/scores/" + score.path("id").asText())
                        .expect(200))
                .isEqualTo(score);
        assertThat(county.b()
                        .clerk()
                        .get("/api/assessment/v1/scores/" + score.path("id").asText())
                        .status())
                .isEqualTo(404);
    }

    private String send(String batch, byte[] content) {
        provider.machine().putPart(batch, 1, content).expect(200);
        provider.judged(batch);
        return batch;
    }

    /** Asked again while monitoring still follows: the service says so by 503 and keeps nothing. */
    private Api.Answer score() {
        return county.person("assessor").post("/api/assessment/v1/scores", """
                {"unit": "%s", "month": "%s"}""".formatted(provider.unit(), MONTH));
    }

    private static void assertPoints(JsonNode document, String code, String maximum, long favourable, long applicable) {
        JsonNode indicator = StreamSupport.stream(document.path("indicators").spliterator(), false)
                .filter(candidate -> candidate.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
        BigDecimal points = new BigDecimal(maximum)
                .multiply(BigDecimal.valueOf(favourable))
                .divide(BigDecimal.valueOf(applicable), 4, RoundingMode.DOWN);
        assertThat(new BigDecimal(indicator.path("points").asText())).as(code).isEqualByComparingTo(points);
    }

    private void assertOpensToItsReceipt(JsonNode batch) {
        String compact = county.person("auditor")
                .get(batch.at("/links/receipt").asText())
                .expect(200)
                .path("receipt")
                .asText();
        JsonNode receipt = new Receipts(county.nobody()).verify(compact);
        assertThat(receipt.path("batch")).isEqualTo(batch.path("batch"));
        assertThat(receipt.at("/counted/received").asLong())
                .isEqualTo(batch.path("received").asLong());
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }
}
