package cn.etown.governance.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.time.LocalDate;

/** A day on which a year departs from the week of five working days. */
@Entity
class CalendarDay {

    @Id
    private LocalDate day;

    private int year;
    private String name;
    private boolean working;

    protected CalendarDay() {}

    CalendarDay(LocalDate day, String name, boolean working) {
        this.day = day;
        this.year = day.getYear();
        this.name = name;
        this.working = working;
    }

    LocalDate day() {
        return day;
    }

    int year() {
        return year;
    }

    String name() {
        return name;
    }

    boolean working() {
        return working;
    }
}
