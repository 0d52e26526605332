package cn.etown.governance.legal;

import cn.etown.governance.legal.domain.LegalRecordState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The events of legal bases are frozen by a golden file: their members stay, and only grow. */
class LegalEventsTest {

    private static final String UNIT_A = "91141029MA0DEM1AXT";
    private static final Instant AT = Instant.parse("2026-09-16T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 16);

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void areToldAsTheGoldenFileHasThem() throws IOException {
        var record = new LegalRecord(
                id(1),
                "online-retail",
                UNIT_A,
                new LegalContent(List.of(), List.of("收货人电话"), List.of()),
                caller("clerk"),
                AT,
                DAY);
        var verdict = new ReviewLegalRecordRequest(LegalRecordState.REVIEWED, DAY.plusYears(1), "依据充分", List.of());
        record.review(caller("governor"), verdict, null, AT);

        var told = json.createArrayNode();
        Stream.of(
                        LegalEvents.reviewed(record),
                        LegalEvents.ending(record),
                        LegalEvents.ended(record),
                        LegalEvents.unlicensed(new UnlicensedInterface("online-retail", "零售订单", UNIT_A, id(2), DAY)))
                .map(this::tree)
                .forEach(told::add);

        assertThat(json.readTree(told.toString())).isEqualTo(golden());
    }

    private static Caller caller(String role) {
        return new Caller("s-" + role, role, "etown-cli", Set.of(role), Optional.empty(), "");
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private JsonNode tree(NewEvent event) {
        return json.createObjectNode()
                .put("type", event.type())
                .put("subject", event.subject())
                .set("data", json.valueToTree(event.data()));
    }

    private JsonNode golden() throws IOException {
        try (var golden = getClass().getResourceAsStream("/golden/legal-events.json")) {
            return json.readTree(golden);
        }
    }
}
