package cn.etown.governance.papers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A training session (培训, R8.5); who is invited and who came stands in its invitations. */
@Entity
class TrainingSession {

    @Id
    private UUID id;

    private String topic;
    private String clause;
    private LocalDate heldOn;
    private String material;
    private Instant registeredAt;
    private Instant attendanceAt;

    @Version
    private long revision;

    protected TrainingSession() {}

    TrainingSession(UUID id, HoldTrainingRequest request, Instant registeredAt) {
        this.id = id;
        this.topic = request.topic();
        this.clause = request.clause();
        this.heldOn = request.heldOn();
        this.material = request.material();
        this.registeredAt = registeredAt;
    }

    /** Notes that attendances were recorded, which counts as a change of the session. */
    void attendanceRecorded(Instant at) {
        attendanceAt = at;
    }

    UUID id() {
        return id;
    }

    /** How audit and feed name it. */
    String path() {
        return "training-sessions/" + id;
    }

    String topic() {
        return topic;
    }

    String clause() {
        return clause;
    }

    LocalDate heldOn() {
        return heldOn;
    }

    long revision() {
        return revision;
    }

    TrainingSessionView view() {
        return new TrainingSessionView(id, topic, clause, heldOn, material, registeredAt, revision);
    }
}
