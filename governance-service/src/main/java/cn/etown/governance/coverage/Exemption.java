package cn.etown.governance.coverage;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.coverage.domain.ExemptionState;
import cn.etown.kit.caller.Caller;
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

/** A request that an item need not be connected until a day, and what became of it (豁免, R4.3a). */
@Entity
class Exemption {

    @Id
    private UUID id;

    private UUID item;
    private UUID sourceSystem;
    private String unit;
    private String reason;
    private LocalDate until;

    @Enumerated(EnumType.STRING)
    private ExemptionState state;

    private String asker;
    private String askerName;
    private Instant askedAt;
    private LocalDate decisionDue;
    private String decider;
    private String deciderName;
    private Instant decidedAt;
    private String decisionReason;
    private Instant endToldAt;

    @Version
    private long revision;

    protected Exemption() {}

    Exemption(UUID id, DataItem item, AskExemptionRequest request, Caller asker, Instant at, LocalDate decisionDue) {
        this.id = id;
        this.item = item.id();
        this.sourceSystem = item.sourceSystem();
        this.unit = item.unit();
        this.reason = request.reason();
        this.until = request.until();
        this.state = ExemptionState.ASKED;
        this.asker = asker.subject();
        this.askerName = asker.name();
        this.askedAt = at;
        this.decisionDue = decisionDue;
    }

    /** Decides; who asked is refused (two-person rule), unless the request is taken back. */
    void moveTo(ExemptionState target, Caller who, String why, Instant at) {
        if (target != ExemptionState.WITHDRAWN && who.subject().equals(asker)) {
            throw new RuleRefused(
                            "two-person-rule",
                            new Text("申请人不能决定自己申请的豁免", "Who asked for an exemption may not decide on it"))
                    .withClause("R4.3a");
        }
        state = state.moveTo(target);
        decider = who.subject();
        deciderName = who.name();
        decidedAt = at;
        decisionReason = why;
    }

    /** That it ended was told, or there was nothing to tell. */
    void endTold(Instant at) {
        endToldAt = at;
    }

    UUID id() {
        return id;
    }

    /** How history, audit and feed name it. */
    String path() {
        return "exemptions/" + id;
    }

    UUID item() {
        return item;
    }

    UUID sourceSystem() {
        return sourceSystem;
    }

    String unit() {
        return unit;
    }

    String reason() {
        return reason;
    }

    LocalDate until() {
        return until;
    }

    ExemptionState state() {
        return state;
    }

    String askerName() {
        return askerName;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** What was not kept, once the day of its decision is past. */
    Missed missed() {
        return new Missed(Matter.EXEMPTION, Term.DECISION, null, path(), decisionDue);
    }

    LocalDate decisionDue() {
        return decisionDue;
    }

    /** Who decided last; {@code null} before. */
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
