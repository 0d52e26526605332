package cn.etown.governance.standard.naming;

import cn.etown.governance.contract.domain.FieldType;
import cn.etown.governance.standard.domain.NamedThing;
import cn.etown.governance.standard.domain.NamingRule;
import cn.etown.governance.standard.domain.Severity;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.Text;
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

    @Version
    private long revision;

    protected KeptRule() {}

    KeptRule(NamingRule rule, boolean active, Caller who, Instant at) {
        this.code = rule.code();
        say(rule, active, who, at);
    }

    final void say(NamingRule rule, boolean isActive, Caller who, Instant at) {
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
