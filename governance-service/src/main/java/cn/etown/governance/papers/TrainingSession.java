package cn.etown.governance.papers;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.papers.domain.TrainingState;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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
    private Instant invitedAt;
    private Instant attendanceCompleteAt;

    @Enumerated(EnumType.STRING)
    private TrainingState state;

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
        this.invitedAt = registeredAt;
        this.state = TrainingState.ANNOUNCED;
    }

    /** Notes that attendances were recorded, which counts as a change of the session. */
    void attendanceRecorded(Instant at) {
        attendanceAt = at;
    }

    /** Notes that of every invited unit it is known whether it came. */
    void attendanceComplete(Instant at) {
        attendanceCompleteAt = at;
    }

    /** Refuses to invite more units once the day is over. */
    void mustBeToCome(LocalDate today) {
        if (state == TrainingState.CANCELLED || heldOn.isBefore(today)) {
            throw refused("training-over", "培训已取消或已举行", "The session was cancelled, or its day is over");
        }
    }

    /** Notes that {@code added} units more are invited: of these it is not known yet whether they come. */
    void invitedMore(int added, Instant at) {
        if (added > 0) {
            invitedAt = at;
            attendanceCompleteAt = null;
        }
    }

    /** Goes to another day. */
    void moveTo(LocalDate day) {
        mustBeUnrecorded();
        state = state.moveTo(TrainingState.ANNOUNCED);
        heldOn = day;
    }

    void cancel() {
        mustBeUnrecorded();
        state = state.moveTo(TrainingState.CANCELLED);
    }

    /** Refuses to record who came before the session was held, or where it was not. */
    void mustBeHeldBy(LocalDate today) {
        if (state == TrainingState.CANCELLED || heldOn.isAfter(today)) {
            throw refused("training-not-held", "培训尚未举行或已取消：" + heldOn, "It was not held: " + heldOn);
        }
    }

    private void mustBeUnrecorded() {
        if (attendanceAt != null) {
            throw refused("training-recorded", "到训情况已登记，不能改期或取消", "Who came is recorded already");
        }
    }

    private static RuntimeException refused(String code, String zh, String en) {
        return new RuleRefused(code, new Text(zh, en)).withClause("R8.5");
    }

    /** Whether it is still to be recorded who came. */
    boolean isToBeRecorded() {
        return state == TrainingState.ANNOUNCED && attendanceCompleteAt == null;
    }

    /** That nobody recorded by {@code due} who came. */
    Missed missed(LocalDate due) {
        return new Missed(Matter.TRAINING, Term.ATTENDANCE, null, path(), due);
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

    TrainingState state() {
        return state;
    }

    long revision() {
        return revision;
    }

    TrainingSessionView view() {
        return new TrainingSessionView(
                id, topic, clause, heldOn, material, registeredAt, state, attendanceCompleteAt, revision);
    }
}
