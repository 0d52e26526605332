package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.classification.domain.ProposalState;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A proposal that a field count as something else, and what became of it (R3.2d). What it says never changes. */
@Entity
class ClassificationDecision {

    @Id
    private UUID id;

    private String interfaceCode;
    private String field;
    private String unit;

    @Enumerated(EnumType.STRING)
    private SensitivityClass fromClass;

    private boolean fromPersonalData;
    private String fromPersonalKind;

    @Enumerated(EnumType.STRING)
    private SensitivityClass sensitivityClass;

    private boolean personalData;
    private String personalKind;
    private String reason;

    @Convert(converter = EvidenceConverter.class)
    private List<String> evidence;

    @Enumerated(EnumType.STRING)
    private ProposalState state;

    private String proposer;

    private String proposerName;
    private Instant proposedAt;
    private LocalDate decisionDue;
    private String decider;
    private String deciderName;
    private Instant decidedAt;
    private String decisionReason;

    @Version
    private long revision;

    protected ClassificationDecision() {}

    ClassificationDecision(
            UUID id, FieldClass of, ClassificationDecisionRequest request, Caller proposer, Instant proposedAt) {
        var from = of.marking();
        var to = request.marking();
        this.id = id;
        this.interfaceCode = of.interfaceCode();
        this.field = of.field();
        this.unit = of.unit();
        this.fromClass = from.sensitivityClass();
        this.fromPersonalData = from.personalData();
        this.fromPersonalKind = from.personalKind();
        this.sensitivityClass = to.sensitivityClass();
        this.personalData = to.personalData();
        this.personalKind = to.personalKind();
        this.reason = request.reason();
        this.evidence = request.evidence();
        this.state = ProposalState.PROPOSED;
        this.proposer = proposer.subject();
        this.proposerName = proposer.name();
        this.proposedAt = proposedAt;
    }

    /** It lowers what counts, so it waits for a governor until {@code due}. */
    void waitUntil(LocalDate due) {
        decisionDue = due;
    }

    /** It lowers nothing, so it takes effect by itself. */
    void takeEffect() {
        state = state.moveTo(ProposalState.ACCEPTED);
        decidedAt = proposedAt;
    }

    /** Decides, or takes it back; who proposed it does not decide (two-person rule). */
    void moveTo(ProposalState target, Caller who, String why, Instant at) {
        if (target.isDecision() && who.subject().equals(proposer)) {
            throw new RuleRefused(
                            "two-person-rule", new Text("提议人不能决定自己的提议", "Who proposed a class may not decide on it"))
                    .withClause("R3.2d");
        }
        state = state.moveTo(target);
        decider = who.subject();
        deciderName = who.name();
        decidedAt = at;
        decisionReason = why;
    }

    UUID id() {
        return id;
    }

    /** How history, audit and feed name it. */
    String path() {
        return "classification-decisions/" + id;
    }

    String interfaceCode() {
        return interfaceCode;
    }

    String field() {
        return field;
    }

    String unit() {
        return unit;
    }

    /** What counted when it was proposed. */
    Marking from() {
        return new Marking(fromClass, fromPersonalData, fromPersonalKind);
    }

    Marking to() {
        return new Marking(sensitivityClass, personalData, personalKind);
    }

    String reason() {
        return reason;
    }

    List<String> evidence() {
        return evidence;
    }

    ProposalState state() {
        return state;
    }

    String proposerName() {
        return proposerName;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    /** What was not kept, once the day of its decision is past; it has none where it took effect at once. */
    Missed missed() {
        return new Missed(Matter.CLASSIFICATION, Term.DECISION, null, path(), decisionDue);
    }

    /** The last day on which a decision is in time; {@code null} where none was needed. */
    LocalDate decisionDue() {
        return decisionDue;
    }

    /** Who decided or took it back; {@code null} before, and where it took effect by itself. */
    String deciderName() {
        return deciderName;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decisionReason() {
        return decisionReason;
    }

    long revision() {
        return revision;
    }
}
