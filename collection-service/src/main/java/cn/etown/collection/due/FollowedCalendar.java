package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.due.domain.LoadedCalendar;
import cn.etown.kit.calendar.CalendarYear;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

/** The working days that governance told. */
public final class FollowedCalendar {

    private FollowedCalendar() {}

    public static LoadedCalendar read(BulkTransaction tx) {
        return new LoadedCalendar(tx.rows("select year, days::text from followed_calendar")
                .map(row -> year(row.getInteger("year"), row.getString("days")))
                .toList());
    }

    /** @throws RuntimeException where the days cannot be those of the year's calendar */
    static CalendarYear year(int year, String days) {
        JsonArray told = new JsonArray(days);
        return new CalendarYear(year, days(told, false), days(told, true));
    }

    private static Set<LocalDate> days(JsonArray told, boolean working) {
        return told.stream()
                .map(JsonObject.class::cast)
                .filter(day -> day.getBoolean("working") == working)
                .map(day -> LocalDate.parse(day.getString("day")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
