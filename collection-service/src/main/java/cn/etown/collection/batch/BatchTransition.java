package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.BatchState;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.UUID;

/** One change of a batch's state. Never changed itself. */
@Entity
@Immutable
@Table(name = "batch_transition")
class BatchTransition {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID batch;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_state")
    private BatchState from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state")
    private BatchState to;

    private Instant at;
    private String subject;
    private String name;
    private String reason;

    protected BatchTransition() {}

    BatchTransition(Batch batch, BatchState from, Instant at, Caller who, String reason) {
        this.batch = batch.id();
        this.from = from;
        to = batch.state();
        this.at = at;
        subject = who.subject();
        name = who.name();
        this.reason = reason;
    }

    Long id() {
        return id;
    }

    TransitionView view() {
        return new TransitionView(from, to, at, new TransitionView.Person(subject, name), reason);
    }
}
