package cn.etown.collection.signal;

import cn.etown.collection.signal.domain.SignalKind;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The event is landed: the golden file must never change. */
class SignalRaisedTest {

    @Test
    void isToldAsItAlwaysWas() throws IOException {
        NewEvent event = new SignalRaised(
                        UUID.fromString("01931ab2-0000-7000-8000-000000000001"),
                        SignalKind.SAME_ADDRESS,
                        List.of("91141029MA0DEM1AXT", "93141029MA0DEM2BXB"),
                        4,
                        Instant.parse("2026-03-02T01:00:00Z"),
                        Instant.parse("2026-03-03T01:00:00Z"),
                        1,
                        Instant.parse("2026-03-04T01:00:00.123456Z"))
                .event();

        assertThat(event.type()).isEqualTo("cn.etown.collection.signal-raised.v1");
        assertThat(event.subject()).isEqualTo("signals/01931ab2-0000-7000-8000-000000000001");
        var json = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        try (var golden = SignalRaisedTest.class.getResourceAsStream("/golden/signal-raised.json")) {
            assertThat(json.writeValueAsString(event.data()))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
