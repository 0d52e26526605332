package cn.etown.collection.reconciliation;

import cn.etown.collection.reconciliation.CaseChanged.Fact;
import cn.etown.collection.reconciliation.Reconciled.Days;
import cn.etown.collection.reconciliation.Reconciled.Differences;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The events are landed: the golden files must never change. */
class ReconciliationEventsTest {

    private static final UUID ID = UUID.fromString("01931ab2-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01931ab2-0000-7000-8000-000000000002");
    private static final UUID THIRD = UUID.fromString("01931ab2-0000-7000-8000-000000000003");
    private static final String UNIT = "91141029MA0DEM1AXT";
    private static final Days DAY = new Days(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2));
    private static final Instant NOW = Instant.parse("2026-03-04T01:00:00.123456Z");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void aResultIsToldAsItAlwaysWas() throws IOException {
        Reconciled differs = new Reconciled(
                ID,
                UNIT,
                "sales-lines",
                DAY,
                OTHER,
                null,
                ReconciliationState.DIFFERS,
                42L,
                3108L,
                3107,
                new Differences(3, 2, 1, 4, 1),
                NOW);

        assertTold(differs.event(), "reconciled.v1", "reconciliations/" + ID, "reconciled-differs.json");
    }

    @Test
    void whatIsMissingIsToldAsItAlwaysWas() throws IOException {
        Reconciled missing = new Reconciled(
                ID, UNIT, "sales-lines", DAY, null, OTHER, ReconciliationState.MISSING, null, null, 0, null, NOW);

        assertTold(missing.event(), "reconciled.v1", "reconciliations/" + ID, "reconciled-missing.json");
    }

    @ParameterizedTest
    @EnumSource(Fact.class)
    void aCaseIsToldAsItAlwaysWas(Fact fact) throws IOException {
        CaseChanged changed = new CaseChanged(
                ID,
                UNIT,
                "sales-lines",
                DAY,
                OTHER,
                THIRD,
                NOW,
                NOW.plusSeconds(432_000),
                1,
                false,
                fact == Fact.OPENED ? null : "两笔订单在传输中丢失",
                fact == Fact.CLOSED,
                "subject-of-signer",
                NOW);
        String name = fact.name().toLowerCase(Locale.ROOT);

        assertTold(
                changed.event(fact),
                "reconciliation-case-" + name + ".v1",
                "reconciliation-cases/" + ID,
                fact == Fact.OPENED || fact == Fact.CLOSED
                        ? "reconciliation-case-" + name + ".json"
                        : "reconciliation-case-moved.json");
    }

    private void assertTold(NewEvent event, String type, String subject, String file) throws IOException {
        assertThat(event.type()).isEqualTo("cn.etown.collection." + type);
        assertThat(event.subject()).isEqualTo(subject);
        try (var golden = ReconciliationEventsTest.class.getResourceAsStream("/golden/" + file)) {
            assertThat(json.writeValueAsString(event.data()))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
