package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A term that was not kept, as recorded for good; the database refuses a change too. */
@Entity
@Immutable
class Breach {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Matter kind;

    @Enumerated(EnumType.STRING)
    private Term term;

    private String unit;
    private String object;
    private LocalDate due;
    private Instant recordedAt;

    protected Breach() {}

    UUID id() {
        return id;
    }

    Missed missed() {
        return new Missed(kind, term, unit, object, due);
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
