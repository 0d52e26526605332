package cn.etown.governance.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The event is frozen by a golden file: its members stay, and only grow. */
class CalendarPublishedTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void isToldAsTheGoldenFileHasIt() throws IOException {
        var days = List.of(
                new CalendarView.Day(LocalDate.of(2026, 1, 1), "元旦", false),
                new CalendarView.Day(LocalDate.of(2026, 1, 4), "元旦", true));

        var event = new CalendarPublished(2026, "通知", 1, days).event();

        assertThat(event.type()).isEqualTo("cn.etown.governance.calendar-published.v1");
        assertThat(event.subject()).isEqualTo("calendars/2026");
        try (var golden = getClass().getResourceAsStream("/golden/calendar-published.v1.json")) {
            assertThat(json.readTree(json.writeValueAsString(event.data()))).isEqualTo(json.readTree(golden));
        }
    }
}
