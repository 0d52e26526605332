package cn.etown.assessment.score;

import cn.etown.assessment.LargerScheme;
import cn.etown.assessment.Neighbours;
import cn.etown.assessment.NeighboursAddress;
import cn.etown.assessment.SentBatch;
import cn.etown.kit.json.CanonicalJson;
import cn.etown.kit.json.Digests;
import cn.etown.kit.testing.PostgresResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static cn.etown.assessment.Neighbours.UNIT_A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Computes a score again from its document alone, by the published formulas and without the service's code. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighboursAddress.class)
class RecomputeTest {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    @Inject
    Neighbours neighbours;

    @Inject
    DataSource database;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void awaitTheUnits() {
        await().atMost(Duration.ofSeconds(30)).until(this::knowsTheUnits);
    }

    @Test
    void comesToTheSamePointsPercentageAndGrade() throws IOException, SQLException {
        LargerScheme.hold(database);
        neighbours.tell(
                SentBatch.taken(UNIT_A, "2016-01-01", 977, 13),
                SentBatch.taken(UNIT_A, "2016-01-02", 61, 0).butDeclared(60),
                SentBatch.taken(UNIT_A, "2016-01-03", 3, 1));

        var document = made("2016-01").get("document");

        var points = recomputedPoints(document);
        for (var indicator : document.get("indicators")) {
            assertThat(new BigDecimal(indicator.get("points").asText()))
                    .isEqualByComparingTo(points.get(indicator.get("code").asText()));
        }
        var outcome = document.get("outcome");
        var sum = points.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(outcome.get("points").asText())).isEqualByComparingTo(sum);
        var percent = sum.multiply(HUNDRED).divide(decimal(outcome, "assessable"), 2, RoundingMode.DOWN);
        assertThat(decimal(outcome, "percent")).isEqualByComparingTo(percent);
        assertThat(outcome.get("grade").asText()).isEqualTo(recomputedGrade(document, percent));
    }

    @Test
    void comesToTheSameDigest() throws IOException {
        neighbours.tell(SentBatch.taken(UNIT_A, "2012-02-01", 977, 13));

        var score = made("2012-02");

        assertThat(Digests.text(Digests.sha256(CanonicalJson.bytes(score.get("document")))))
                .isEqualTo(score.get("digest").asText());
    }

    private JsonNode made(String month) throws IOException {
        return json.readTree(
                ScoreResourceTest.score(UNIT_A, month).statusCode(201).extract().asString());
    }

    private static Map<String, BigDecimal> recomputedPoints(JsonNode document) {
        long received = 0;
        long faultless = 0;
        long judged = 0;
        long asDeclared = 0;
        for (var batch : document.get("batches")) {
            String refusedFor = batch.path("refusedFor").asText();
            if (refusedFor.isEmpty() || refusedFor.equals("too-many-rejects")) {
                received += batch.get("received").asLong();
                faultless += batch.get("received").asLong()
                        - batch.get("quarantined").asLong();
            }
            if (!refusedFor.equals("period-taken")) {
                judged++;
                asDeclared += batch.get("differences").isEmpty() ? 1 : 0;
            }
        }
        var maxima = new HashMap<String, BigDecimal>();
        document.at("/scheme/indicators")
                .forEach(indicator -> maxima.put(indicator.get("code").asText(), decimal(indicator, "maximum")));
        return Map.of(
                "accuracy", share(maxima.get("accuracy"), faultless, received),
                "consistency", share(maxima.get("consistency"), asDeclared, judged));
    }

    private static BigDecimal share(BigDecimal maximum, long favourable, long applicable) {
        return maximum.multiply(BigDecimal.valueOf(favourable))
                .divide(BigDecimal.valueOf(applicable), 4, RoundingMode.DOWN);
    }

    private static String recomputedGrade(JsonNode document, BigDecimal percent) {
        List<String> reached = new ArrayList<>();
        for (var grade : document.at("/scheme/grades")) {
            if (percent.compareTo(decimal(grade, "fromPercent")) >= 0) {
                reached.add(grade.get("grade").asText());
            }
        }
        return reached.get(0);
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        return new BigDecimal(node.get(name).asText());
    }

    private boolean knowsTheUnits() throws SQLException {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery("select count(*) from known_unit")) {
            return found.next() && found.getInt(1) == 2;
        }
    }
}
