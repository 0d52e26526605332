package cn.etown.collection.rollup;

import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The event is landed: the golden file must never change. */
class RollupComputedTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void isToldAsItAlwaysWas() throws IOException {
        NewEvent event = new RollupComputed(
                        UUID.fromString("01931ab2-0000-7000-8000-000000000001"),
                        "91141029MA0DEM1AXT",
                        "sales-lines",
                        "sales",
                        "SALES",
                        2,
                        Instant.parse("2010-12-17T01:00:00.123456Z"))
                .event();

        assertThat(event.type()).isEqualTo("cn.etown.collection.rollup-computed.v1");
        assertThat(event.subject()).isEqualTo("batches/01931ab2-0000-7000-8000-000000000001");
        try (var golden = RollupComputedTest.class.getResourceAsStream("/golden/rollup-computed.json")) {
            assertThat(json.writeValueAsString(event.data()))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
