package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.MaskingRules;
import cn.etown.governance.classification.domain.ProposalState;
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
import java.util.UUID;

/** One version of all masking rules, from a day on (R3.2d). What it says never changes; a change is a later version. */
@Entity
class MaskingRuleSet {

    @Id
    private UUID id;

    private int number;
    private LocalDate validFrom;

    @Convert(converter = RulesConverter.class)
    private MaskingRules rules;

    private String source;

    @Enumerated(EnumType.STRING)
    private ProposalState state;

    private String proposer;
    private String proposerName;
    private Instant proposedAt;
    private String decider;
    private String deciderName;
    private Instant decidedAt;
    private String decisionReason;

    @Version
    private long revision;

    protected MaskingRuleSet() {}

    MaskingRuleSet(
            UUID id, int number, MaskingRulesRequest request, MaskingRules rules, Caller proposer, Instant proposedAt) {
        this.id = id;
        this.number = number;
        this.validFrom = request.validFrom();
        this.rules = rules;
        this.source = request.source();
        this.state = ProposalState.PROPOSED;
        this.proposer = proposer.subject();
        this.proposerName = proposer.name();
        this.proposedAt = proposedAt;
    }

    /** Decides, or takes it back; who proposed it does not decide (two-person rule). */
    void moveTo(ProposalState target, Caller who, String why, Instant at) {
        if (target.isDecision() && who.subject().equals(proposer)) {
            throw new RuleRefused(
                            "two-person-rule",
                            new Text("提议人不能决定自己的提议", "Who proposed masking rules may not decide on them"))
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
        return "masking-rules/" + id;
    }

    /** Counts the versions that were ever proposed, from 1. */
    int number() {
        return number;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    MaskingRules rules() {
        return rules;
    }

    String source() {
        return source;
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

    /** Who decided or took it back; {@code null} before, and for what came with the installation. */
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
