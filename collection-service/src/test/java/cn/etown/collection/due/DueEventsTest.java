package cn.etown.collection.due;

import cn.etown.collection.due.ExpectedBatchView.Days;
import cn.etown.collection.due.domain.Exemption;
import cn.etown.collection.due.domain.ExemptionCause;
import cn.etown.collection.due.domain.Expected;
import cn.etown.collection.due.domain.ExpectedState;
import cn.etown.collection.due.domain.ReminderStep;
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
class DueEventsTest {

    private static final UUID ID = UUID.fromString("01931ab2-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01931ab2-0000-7000-8000-000000000002");
    private static final String UNIT = "91141029MA0DEM1AXT";
    private static final Period DAY = new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2));
    private static final Instant DUE = Instant.parse("2026-03-03T01:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-04T01:00:00.123456Z");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void whatCameLateIsToldAsItAlwaysWas() throws IOException {
        var came = new Arrival(OTHER, "ORIGINAL", Instant.parse("2026-03-03T23:00:00Z"));
        NewEvent event = ExpectedBatchChanged.of(
                row(new Expected(DAY, 2, DUE, null), ExpectedState.LATE, came, DUE, 1, null), NOW);

        assertTold(event, "cn.etown.collection.expected-batch-late.v1", "expected-batch-late.json");
    }

    @Test
    void whatIsExemptIsToldAsItAlwaysWas() throws IOException {
        var exemption = new Exemption(ExemptionCause.EXEMPT_PERIOD, "春节停业");
        NewEvent event = ExpectedBatchChanged.of(
                row(new Expected(DAY, 2, null, exemption), ExpectedState.EXEMPT, null, null, null, null), NOW);

        assertTold(event, "cn.etown.collection.expected-batch-exempt.v1", "expected-batch-exempt.json");
    }

    @Test
    void aReminderIsToldAsItAlwaysWas() throws IOException {
        ExpectedBatch missing =
                row(new Expected(DAY, 2, DUE, null), ExpectedState.MISSING, null, DUE, null, ReminderStep.URGING);

        assertTold(
                ReminderGiven.of(OTHER, missing, 1, "FEED", NOW),
                "cn.etown.collection.reminder-given.v1",
                "reminder-given.json");
    }

    @Test
    void anAcknowledgementIsToldAsItAlwaysWas() throws IOException {
        var seen = new ReminderView(
                OTHER,
                ReminderStep.URGING,
                UNIT,
                "sales-lines",
                ID,
                new Days(DAY.from(), DAY.to()),
                DUE,
                DUE,
                DUE,
                1,
                "FEED",
                new ReminderView.Acknowledgement(NOW, "subject-of-clerk", "clerk"));

        assertTold(
                ReminderAcknowledged.of(seen),
                "cn.etown.collection.reminder-acknowledged.v1",
                "reminder-acknowledged.json");
    }

    private void assertTold(NewEvent event, String type, String file) throws IOException {
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.subject()).isEqualTo("expected-batches/" + ID);
        try (var golden = DueEventsTest.class.getResourceAsStream("/golden/" + file)) {
            assertThat(json.writeValueAsString(event.data()))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    private static ExpectedBatch row(
            Expected expected,
            ExpectedState state,
            Arrival arrival,
            Instant missingSince,
            Integer daysLate,
            ReminderStep nextStep) {
        return new ExpectedBatch(
                ID,
                "sales-lines",
                UNIT,
                expected,
                DUE,
                LocalDate.of(2026, 3, 3),
                state,
                arrival,
                missingSince,
                daysLate,
                nextStep,
                nextStep == null ? null : DUE,
                DUE,
                3);
    }
}
