package cn.etown.collection.judging;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.collection.batch.domain.Verdict;
import cn.etown.collection.record.domain.Period;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The event is landed: the golden file must never change. */
class BatchJudgedTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void isToldAsItAlwaysWas() throws IOException {
        SealedBatch batch = new SealedBatch(
                UUID.fromString("01931ab2-0000-7000-8000-000000000001"),
                42,
                "sales-lines",
                "91141029MA0DEM1AXT",
                3,
                BatchKind.ORIGINAL,
                new Period(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 2)),
                new Manifest(20, Map.of(), null),
                Instant.parse("2010-12-03T01:00:00Z"),
                Instant.parse("2010-12-03T01:05:00.500Z"),
                "a-signer");
        Counted counted = new Counted(20, 19, Map.of(), Map.of(), "sha-256:a", "sha-256:b");

        NewEvent event = BatchJudged.of(
                batch,
                "SALES",
                counted,
                new Verdict.AcceptedWithRejects(),
                7,
                "sha-256:" + "c".repeat(64),
                Instant.parse("2010-12-03T01:05:01.123456Z"));

        assertThat(event.type()).isEqualTo("cn.etown.collection.batch-judged.v1");
        assertThat(event.subject()).isEqualTo("batches/01931ab2-0000-7000-8000-000000000001");
        assertThat(json.writeValueAsString(event.data())).isEqualTo(golden());
    }

    private static String golden() throws IOException {
        try (var in = BatchJudgedTest.class.getResourceAsStream("/golden/batch-judged.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
