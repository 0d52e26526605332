package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.evidence.record.Period;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The event is landed: the golden file must never change. */
class BatchAbandonedTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void isToldAsItAlwaysWas() throws IOException {
        NewEvent event = BatchAbandoned.of(
                        UUID.fromString("01931ab2-0000-7000-8000-000000000001"),
                        "91141029MA0DEM1AXT",
                        "sales-lines",
                        BatchKind.ORIGINAL,
                        new Period(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 2)),
                        Instant.parse("2010-12-03T01:00:00Z"),
                        true,
                        Instant.parse("2010-12-17T01:00:00.123456Z"))
                .event();

        assertThat(event.type()).isEqualTo("cn.etown.collection.batch-abandoned.v1");
        assertThat(event.subject()).isEqualTo("batches/01931ab2-0000-7000-8000-000000000001");
        try (var golden = BatchAbandonedTest.class.getResourceAsStream("/golden/batch-abandoned.json")) {
            assertThat(json.writeValueAsString(event.data()))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
