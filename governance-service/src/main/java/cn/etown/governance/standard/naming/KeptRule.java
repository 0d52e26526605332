package cn.etown.governance.standard.naming;

import cn.etown.governance.contract.domain.FieldType;
import cn.etown.governance.standard.domain.NamedThing;
import cn.etown.governance.standard.domain.NamingRule;
import cn.etown.governance.standard.domain.Severity;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A naming rule as it is kept: what it says now, and who said so. */
@Entity
@Table(name = "naming_rule")
class KeptRule {

    @Id
    private String code;

    @Enumerated(EnumType.STRING)
    private NamedThing subject;

    private String appliesTo;
    private String mustMatch;
    private String[] types;
    private boolean needsCodeList;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private String messageZh;
    private String messageEn;
    private boolean active;
    private String changedBy;
    private Instant changedAt;

    @Convert(converter = ProposalConverter.class)
    private NamingRuleRequest proposal;

    private String proposer;
    private String proposerName;
    private Instant proposedAt;

    @Version
    private long revision;

    protected KeptRule() {}

    /** A rule that contracts are not held against until another person puts it in force. */
    KeptRule(NamingRule rule, Caller who, Instant at) {
        this.code = rule.code();
        say(rule, false, who, at);
    }

    /** What it is to say; in the place of what was proposed before, if anything was. */
    void propose(NamingRuleRequest request, Caller who, Instant at) {
        proposal = request;
        proposer = who.subject();
        proposerName = who.name();
        proposedAt = at;
    }

    /** Says what was proposed, on the word of another person. */
    void putInForce(Caller who, Instant at) {
        if (who.subject().equals(proposer)) {
            throw new RuleRefused(
                            "two-person-rule", new Text("提案人不能使自己的提案生效", "Who proposed a rule may not put it in force"))
                    .withClause("R3.2b");
        }
        say(proposal.rule(code), proposal.active(), who, at);
        forget();
    }

    /** Forgets what was proposed. */
    void forget() {
        proposal = null;
        proposer = null;
        proposerName = null;
        proposedAt = null;
    }

    private void say(NamingRule rule, boolean isActive, Caller who, Instant at) {
        subject = rule.subject();
        appliesTo = rule.appliesTo();
        mustMatch = rule.mustMatch();
        types = rule.types().stream().map(Enum::name).sorted().toArray(String[]::new);
        needsCodeList = rule.needsCodeList();
        severity = rule.severity();
        messageZh = rule.message().zh();
        messageEn = rule.message().en();
        active = isActive;
        changedBy = who.name();
        changedAt = at;
    }

    NamingRule rule() {
        return new NamingRule(
                code, subject, appliesTo, mustMatch, types(), needsCodeList, severity, new Text(messageZh, messageEn));
    }

    private Set<FieldType> types() {
        var found = EnumSet.noneOf(FieldType.class);
        Arrays.stream(types).map(FieldType::valueOf).forEach(found::add);
        return found;
    }

    String code() {
        return code;
    }

    boolean active() {
        return active;
    }

    /** What it is to say; {@code null} while nothing is proposed. */
    NamingRuleProposalView proposal() {
        return proposal == null ? null : new NamingRuleProposalView(proposal, proposerName, proposedAt);
    }

    /** How history, audit and feed name it. */
    String path() {
        return "naming-rules/" + code;
    }

    String changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    long revision() {
        return revision;
    }
}
