package cn.etown.governance.history;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One change of state. Never changed itself; the database refuses it too. */
@Entity
@Immutable
class Transition {

    @Id
    private UUID id;

    private String object;

    /** Counts the changes of the object, from 1; given by the database. */
    @Column(insertable = false, updatable = false)
    private long number;

    private String fromState;
    private String toState;
    private Instant at;
    private String subject;
    private String name;
    private String reason;
    private String[] evidence;

    protected Transition() {}

    Transition(UUID id, String object, Instant at, Caller who, Step step) {
        this.id = id;
        this.object = object;
        this.fromState = step.from().name();
        this.toState = step.to().name();
        this.at = at;
        this.subject = who.subject();
        this.name = who.name();
        this.reason = step.reason();
        this.evidence = step.evidence().toArray(String[]::new);
    }

    long number() {
        return number;
    }

    TransitionView view() {
        return new TransitionView(
                fromState, toState, at, new TransitionView.Person(subject, name), reason, List.of(evidence));
    }
}
