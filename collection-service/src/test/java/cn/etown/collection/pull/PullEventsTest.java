package cn.etown.collection.pull;

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

/** The events are landed: the golden files must never change. */
class PullEventsTest {

    private static final UUID CONNECTOR = UUID.fromString("01931ab2-0000-7000-8000-000000000001");
    private static final UUID RUN = UUID.fromString("01931ab2-0000-7000-8000-000000000002");
    private static final UUID BATCH = UUID.fromString("01931ab2-0000-7000-8000-000000000003");
    private static final String UNIT = "91141029MA0DEM1AXT";
    private static final PullEvents.Days DAY =
            PullEvents.Days.of(new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2)));
    private static final Instant NOW = Instant.parse("2026-03-04T01:00:00.123456Z");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void aSuccessIsToldAsItAlwaysWas() throws IOException {
        assertTold(
                PullEvents.of(
                        new PullEvents.Succeeded(CONNECTOR, RUN, "sales-lines", UNIT, DAY, BATCH, 52_103, 1_200, NOW)),
                "cn.etown.collection.pull-succeeded.v1",
                "pull-succeeded.json");
    }

    @Test
    void aFailureIsToldAsItAlwaysWas() throws IOException {
        assertTold(
                PullEvents.of(
                        new PullEvents.Failed(CONNECTOR, RUN, "sales-lines", UNIT, DAY, 6, "source-unreachable", NOW)),
                "cn.etown.collection.pull-failed.v1",
                "pull-failed.json");
    }

    private void assertTold(NewEvent event, String type, String file) throws IOException {
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.subject()).isEqualTo("connectors/" + CONNECTOR);
        try (var golden = PullEventsTest.class.getResourceAsStream("/golden/" + file)) {
            assertThat(json.writeValueAsString(event.data()))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
