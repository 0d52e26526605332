package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The events of the clocks are frozen by a golden file: their members stay, and only grow. */
class ClockEventsTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void areToldAsTheGoldenFileHasThem() throws IOException {
        var caller = new Caller("s-1", "governor", "etown-cli", Set.of(Roles.GOVERNOR), Optional.empty(), "");
        var request = new DecideClockSettingRequest(
                Matter.DISPUTE, Term.PASS_ON, 2, null, LocalDate.of(2026, 9, 16), "采监〔2026〕12号");
        var setting = new ClockSetting(new UUID(0, 3), 2, request, caller, Instant.parse("2026-09-16T04:00:00Z"));

        var decided = ClockSettings.event(setting);
        setting.withdraw(caller, "原因", LocalDate.of(2026, 9, 15), Instant.parse("2026-09-15T04:00:00Z"));
        var missed = new Missed(
                Matter.EXEMPTION, Term.DECISION, null, "exemptions/" + new UUID(0, 4), LocalDate.of(2026, 9, 16));

        var told = json.createArrayNode();
        Stream.of(
                        decided,
                        ClockSettings.withdrawn(setting),
                        Breaches.event(missed, Instant.parse("2026-09-17T04:00:00Z")))
                .map(this::tree)
                .forEach(told::add);
        assertThat(json.readTree(told.toString())).isEqualTo(golden());
    }

    private JsonNode tree(NewEvent event) {
        return json.createObjectNode()
                .put("type", event.type())
                .put("subject", event.subject())
                .set("data", json.valueToTree(event.data()));
    }

    private JsonNode golden() throws IOException {
        try (var golden = getClass().getResourceAsStream("/golden/clock-events.json")) {
            return json.readTree(golden);
        }
    }
}
