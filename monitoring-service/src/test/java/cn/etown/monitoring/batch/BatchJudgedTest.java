package cn.etown.monitoring.batch;

import cn.etown.monitoring.batch.domain.BatchKind;
import cn.etown.monitoring.batch.domain.JudgedBatch;
import cn.etown.monitoring.batch.domain.Period;
import cn.etown.monitoring.batch.domain.Records;
import cn.etown.monitoring.batch.domain.Verdict;
import cn.etown.monitoring.testing.Golden;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchJudgedTest {

    @Test
    void readsTheGoldenEvent() {
        var batch = BatchJudged.read(Golden.event(Golden.batchJudged()));

        assertThat(batch)
                .isEqualTo(new JudgedBatch(
                        UUID.fromString("01931ab2-0000-7000-8000-000000000001"),
                        "91141029MA0DEM1AXT",
                        "sales-lines",
                        Optional.of("SALES"),
                        BatchKind.ORIGINAL,
                        new Period(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 2)),
                        Verdict.ACCEPTED_WITH_REJECTS,
                        new Records(20, 20, 19, 19, 1),
                        true,
                        "sha-256:" + "c".repeat(64),
                        Instant.parse("2010-12-03T01:05:01.123456Z")));
    }

    @Test
    void readsTheVeryEventThatCollectionFreezes() throws IOException {
        var ofCollection =
                Path.of("..", "collection-service", "src", "test", "resources", "golden", "batch-judged.json");

        assertThat(Golden.batchJudged()).isEqualTo(new JsonObject(Files.readString(ofCollection)));
    }

    @Test
    void leavesAloneWhatItDoesNotKnow() {
        var data = Golden.batchJudged();
        var plain = BatchJudged.read(Golden.event(data));

        var grown = BatchJudged.read(Golden.event(data.copy().put("statement", "later")));

        assertThat(grown).isEqualTo(plain);
    }

    @Test
    void takesAnInterfaceWithoutTheme() {
        var data = Golden.batchJudged().putNull("theme");

        assertThat(BatchJudged.read(Golden.event(data)).theme()).isEmpty();
    }

    @Test
    void refusesCountsThatLoseARecord() {
        var data = Golden.batchJudged();
        data.getJsonObject("records").put("conforming", 18).put("accepted", 18);

        assertThatThrownBy(() -> BatchJudged.read(Golden.event(data)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Received 20");
    }

    @Test
    void takesARefusedBatchOfWhichNothingIsAccepted() {
        var data = Golden.batchJudged().put("verdict", "REFUSED").put("refusal", "too-many-rejects");
        data.getJsonObject("records").put("accepted", 0);

        assertThat(BatchJudged.read(Golden.event(data)).records()).isEqualTo(new Records(20, 20, 19, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, 19", "ACCEPTED_WITH_REJECTS, 18", "ACCEPTED_WITH_REJECTS, 0", "ACCEPTED, 20"})
    void refusesAVerdictThatTheAcceptedRecordsContradict(String verdict, int accepted) {
        var data = Golden.batchJudged().put("verdict", verdict);
        data.getJsonObject("records").put("accepted", accepted);

        assertThatThrownBy(() -> BatchJudged.read(Golden.event(data)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(accepted));
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        var data = Golden.batchJudged();
        data.getJsonObject("period").put("to", "2010-11-30");

        assertThatThrownBy(() -> BatchJudged.read(Golden.event(data)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2010-11-30");
    }
}
