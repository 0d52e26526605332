package cn.etown.monitoring.batch;

import cn.etown.monitoring.batch.domain.BatchKind;
import cn.etown.monitoring.batch.domain.JudgedBatch;
import cn.etown.monitoring.batch.domain.Period;
import cn.etown.monitoring.batch.domain.Records;
import cn.etown.monitoring.batch.domain.Verdict;
import cn.etown.monitoring.testing.Golden;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchJudgedTest {

    @Test
    void readsTheGoldenEvent() {
        var event = Golden.batchJudged();

        var batch = BatchJudged.read(Golden.batchJudged(event.getJsonObject("data")));

        assertThat(event.getString("type")).isEqualTo(BatchJudged.TYPE);
        assertThat(batch)
                .isEqualTo(new JudgedBatch(
                        UUID.fromString("019b76da-a800-7000-8000-000000000001"),
                        "91141029MA0DEM1AXT",
                        "a-sales",
                        Optional.of("SALES"),
                        BatchKind.ORIGINAL,
                        new Period(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 1)),
                        Verdict.ACCEPTED_WITH_REJECTS,
                        new Records(200, 200, 197, 3),
                        true,
                        Instant.parse("2026-01-01T01:02:03Z")));
    }

    @Test
    void leavesAloneWhatItDoesNotKnow() {
        var data = Golden.batchJudged().getJsonObject("data");
        var plain = BatchJudged.read(Golden.batchJudged(data));

        var grown = BatchJudged.read(Golden.batchJudged(data.copy().put("statement", "later")));

        assertThat(grown).isEqualTo(plain);
    }

    @Test
    void takesAnInterfaceWithoutTheme() {
        var data = Golden.batchJudged().getJsonObject("data").putNull("theme");

        assertThat(BatchJudged.read(Golden.batchJudged(data)).theme()).isEmpty();
    }

    @Test
    void refusesCountsThatLoseARecord() {
        var data = Golden.batchJudged().getJsonObject("data");
        data.getJsonObject("records").put("accepted", 196);

        assertThatThrownBy(() -> BatchJudged.read(Golden.batchJudged(data)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Received 200");
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        var data = Golden.batchJudged().getJsonObject("data");
        data.getJsonObject("period").put("to", "2010-11-30");

        assertThatThrownBy(() -> BatchJudged.read(Golden.batchJudged(data)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2010-11-30");
    }
}
