package cn.etown.governance.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import java.time.Instant;

/** A year whose calendar is published; its days are {@link CalendarDay}s. */
@Entity
@Table(name = "calendar_year")
class PublishedYear {

    @Id
    private int year;

    private String source;
    private Instant enteredAt;

    @Version
    private long revision;

    protected PublishedYear() {}

    PublishedYear(int year, String source, Instant enteredAt) {
        this.year = year;
        this.source = source;
        this.enteredAt = enteredAt;
    }

    /** A later notice takes the place of the one before. */
    void amend(String laterSource, Instant at) {
        source = laterSource;
        enteredAt = at;
    }

    int year() {
        return year;
    }

    String source() {
        return source;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    long revision() {
        return revision;
    }
}
