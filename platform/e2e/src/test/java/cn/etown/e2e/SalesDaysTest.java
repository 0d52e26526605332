package cn.etown.e2e;

import cn.etown.kit.testing.TestData;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Days of sales from the provider's file to the center's figures, by the provider's own token through the gateway. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SalesDaysTest {

    private final County county;
    private final Provider provider;

    SalesDaysTest(County county) {
        this.county = county;
        this.provider = county.a();
    }

    static Stream<List<Retail.Day>> shops() {
        return Stream.of(Retail.generatedDays(3), Retail.realDays()).filter(days -> !days.isEmpty());
    }

    @Test
    void realDataNamedAreAllThere() {
        assertThat(Retail.realDays()).hasSize(TestData.folder("online-retail").isPresent() ? 20 : 0);
    }

    @ParameterizedTest
    @MethodSource("shops")
    void arriveWholeAndAddUpToWhatTheFilesSay(List<Retail.Day> days) {
        String interfaceCode = provider.retailInterface();
        var sealed = new LinkedHashMap<Retail.Day, String>();
        for (Retail.Day day : days) {
            String batch = provider.openBatch(interfaceCode, day);
            provider.machine().putPart(batch, 1, day.content()).expect(200);
            provider.seal(batch).expect(202);
            sealed.put(day, batch);
        }
        var batches = new LinkedHashMap<Retail.Day, JsonNode>();
        sealed.forEach((day, batch) -> batches.put(day, provider.awaitVerdict(batch)));

        batches.forEach(this::assertCounted);
        batches.forEach(this::assertReceipted);
        days.forEach(this::assertMonitored);
    }

    private void assertCounted(Retail.Day day, JsonNode batch) {
        var expected = day.expected();
        JsonNode counted = batch.path("counted");
        String verdict = expected.received() == expected.accepted() ? "ACCEPTED" : "ACCEPTED_WITH_REJECTS";
        assertThat(batch.path("state").asText()).as("%s: %s", day.date(), batch).isEqualTo(verdict);
        assertThat(counted.path("received").asLong()).isEqualTo(expected.received());
        assertThat(counted.path("accepted").asLong()).isEqualTo(expected.accepted());
        assertThat(counted.path("quarantined").asLong()).isEqualTo(expected.received() - expected.accepted());
        assertThat(new BigDecimal(counted.at("/totals/amount").asText())).isEqualByComparingTo(expected.sentAmount());
        assertThat(new BigDecimal(counted.at("/acceptedTotals/amount").asText()))
                .isEqualByComparingTo(expected.amount());

        var quarantine = provider.clerk()
                .all("/api/collection/v1/batches/" + batch.path("id").asText() + "/quarantine?limit=200");
        assertThat(quarantine).hasSize((int) (expected.received() - expected.accepted()));
        assertThat(quarantine)
                .allSatisfy(record -> assertThat(
                                day.lines().get(record.path("line").asInt() - 2))
                        .as("the line it names has no description")
                        .containsPattern("^[^,]*,[^,]*,(\"\")?,"));
    }

    private void assertReceipted(Retail.Day day, JsonNode batch) {
        String id = batch.path("id").asText();
        String compact = provider.signer()
                .get("/api/collection/v1/batches/" + id + "/receipt")
                .expect(200)
                .path("receipt")
                .asText();

        JsonNode receipt = new Receipts(county.nobody()).verify(compact);

        assertThat(receipt.path("batch").asText()).isEqualTo(id);
        assertThat(receipt.path("unit").asText()).isEqualTo(provider.unit());
        assertThat(receipt.path("verdict").asText())
                .isEqualTo(batch.path("state").asText());
        assertThat(receipt.at("/counted/received").asLong())
                .isEqualTo(day.expected().received());
        assertThat(receipt.at("/counted/accepted").asLong())
                .isEqualTo(day.expected().accepted());
        assertThat(receipt.at("/counted/recordSetDigest").asText())
                .isEqualTo(batch.at("/counted/recordSetDigest").asText());
    }

    private void assertMonitored(Retail.Day day) {
        var expected = day.expected();
        JsonNode series = county.awaitSeries(
                provider.unit(), day.date(), item -> item.at("/measures/lines").asLong() == expected.accepted());

        assertThat(measures(series))
                .containsEntry("amount", expected.amount().stripTrailingZeros())
                .containsEntry(
                        "quantity", BigDecimal.valueOf(expected.quantity()).stripTrailingZeros())
                .containsEntry("lines", BigDecimal.valueOf(expected.accepted()).stripTrailingZeros())
                .containsEntry("returns", BigDecimal.valueOf(expected.returns()).stripTrailingZeros());
    }

    private static Map<String, BigDecimal> measures(JsonNode item) {
        var measures = new LinkedHashMap<String, BigDecimal>();
        for (var measure : item.path("measures").properties()) {
            measures.put(measure.getKey(), new BigDecimal(measure.getValue().asText()).stripTrailingZeros());
        }
        return measures;
    }
}
