package cn.etown.governance.standard.naming;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.UUID;

/** What a naming rule says from one moment to the next version's. Never changed; the database refuses it too. */
@Entity
@Immutable
class NamingRuleVersion {

    @Id
    private UUID id;

    private String rule;
    private int number;

    @Convert(converter = ProposalConverter.class)
    private NamingRuleRequest content;

    private Instant holdsFrom;
    private String proposedBy;
    private String putInForceBy;

    protected NamingRuleVersion() {}

    /** @param number which version of the rule it is, counted from 1 */
    NamingRuleVersion(UUID id, KeptRule rule, int number, NamingRuleProposalView proposed) {
        this.id = id;
        this.rule = rule.code();
        this.number = number;
        this.content = proposed.content();
        this.holdsFrom = rule.changedAt();
        this.proposedBy = proposed.proposedBy();
        this.putInForceBy = rule.changedBy();
    }

    int number() {
        return number;
    }

    NamingRuleVersionView view() {
        return new NamingRuleVersionView(number, content, holdsFrom, proposedBy, putInForceBy);
    }
}
