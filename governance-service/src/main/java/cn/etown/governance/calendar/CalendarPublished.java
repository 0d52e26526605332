package cn.etown.governance.calendar;

import cn.etown.kit.feed.NewEvent;

import java.util.List;

/** The fact that the calendar of a year is published or amended, as the feed tells it: the whole year each time. */
record CalendarPublished(int year, String source, long revision, List<CalendarView.Day> days) {

    static NewEvent of(CalendarView year) {
        return new CalendarPublished(year.year(), year.source(), year.revision(), year.days()).event();
    }

    NewEvent event() {
        return new NewEvent("cn.etown.governance.calendar-published.v1", "calendars/" + year, this);
    }
}
