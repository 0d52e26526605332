package cn.etown.governance.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** The days of a version as the text that is kept of them. */
@ApplicationScoped
class DaysText {

    private static final TypeReference<List<CalendarView.Day>> DAYS = new TypeReference<>() {};

    private final ObjectMapper json;

    DaysText(ObjectMapper json) {
        this.json = json;
    }

    String write(List<CalendarView.Day> days) {
        try {
            return json.writeValueAsString(days);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Days cannot be written as JSON", failure);
        }
    }

    List<CalendarView.Day> read(String text) {
        try {
            return json.readValue(text, DAYS);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A version's days cannot be read", failure);
        }
    }
}
