package cn.etown.governance.standing;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A version of a unit's own emergency plan (应急预案), on file. Never changed; the database refuses it too. */
@Entity
@Immutable
class EmergencyPlan {

    @Id
    private UUID id;

    private String unit;
    private long version;
    private String title;
    private String link;
    private String digest;
    private LocalDate reviewedUntil;
    private Instant filedAt;
    private String filer;
    private String filerName;

    protected EmergencyPlan() {}

    EmergencyPlan(UUID id, String unit, long version, FileEmergencyPlanRequest request, Instant filedAt, Caller filer) {
        this.id = id;
        this.unit = unit;
        this.version = version;
        this.title = request.title();
        this.link = request.link();
        this.digest = request.digest();
        this.reviewedUntil = request.reviewedUntil();
        this.filedAt = filedAt;
        this.filer = filer.subject();
        this.filerName = filer.name();
    }

    UUID id() {
        return id;
    }

    String unit() {
        return unit;
    }

    long version() {
        return version;
    }

    LocalDate reviewedUntil() {
        return reviewedUntil;
    }

    EmergencyPlanView view() {
        return new EmergencyPlanView(
                id, unit, version, title, link, digest, reviewedUntil, filedAt, new Person(filer, filerName));
    }
}
