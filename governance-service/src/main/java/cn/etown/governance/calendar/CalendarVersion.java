package cn.etown.governance.calendar;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.UUID;

/** How a year stood from one notice to the next. Never changed itself; the database refuses it too. */
@Entity
@Immutable
class CalendarVersion {

    @Id
    private UUID id;

    private int year;
    private long revision;
    private String source;
    private String days;
    private Instant enteredAt;
    private String enteredBy;
    private String enteredByName;

    protected CalendarVersion() {}

    CalendarVersion(UUID id, PublishedYear published, String days, Caller by) {
        this.id = id;
        this.year = published.year();
        this.revision = published.revision();
        this.source = published.source();
        this.days = days;
        this.enteredAt = published.enteredAt();
        this.enteredBy = by.subject();
        this.enteredByName = by.name();
    }

    int year() {
        return year;
    }

    long revision() {
        return revision;
    }

    String source() {
        return source;
    }

    /** The days of the year, as the JSON of the {@link CalendarView.Day}s. */
    String days() {
        return days;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    /** Who entered it; {@code null} for what came with the installation. */
    String enteredBy() {
        return enteredBy;
    }

    String enteredByName() {
        return enteredByName;
    }
}
