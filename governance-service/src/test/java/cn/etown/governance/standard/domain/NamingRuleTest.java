package cn.etown.governance.standard.domain;

import cn.etown.governance.contract.domain.FieldType;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class NamingRuleTest {

    @Test
    void looksOnlyAtTheNamesItIsFor() {
        var rule = rule(NamedThing.FIELD_NAME, "[a-z]At$", null, Set.of(FieldType.TIMESTAMP), false);

        assertThat(rule.isBrokenBy("soldAt", FieldType.STRING, false)).isTrue();
        assertThat(rule.isBrokenBy("soldAt", FieldType.TIMESTAMP, false)).isFalse();
        assertThat(rule.isBrokenBy("soldat", FieldType.STRING, false)).isFalse();
    }

    @Test
    void asksForAForm() {
        var rule = rule(NamedThing.FIELD_NAME, ".", "^[a-z][A-Za-z0-9]*$", Set.of(), false);

        assertThat(rule.isBrokenBy("sale_amount", FieldType.NUMBER, false)).isTrue();
        assertThat(rule.isBrokenBy("saleAmount", FieldType.NUMBER, false)).isFalse();
    }

    @Test
    void asksForACodeList() {
        var rule = rule(NamedThing.FIELD_NAME, "[a-z]Code$", null, Set.of(), true);

        assertThat(rule.isBrokenBy("placeCode", FieldType.STRING, false)).isTrue();
        assertThat(rule.isBrokenBy("placeCode", FieldType.STRING, true)).isFalse();
    }

    @Test
    void refusesPatternsThatCannotBeUsedAndRulesThatAskForNothing() {
        assertThat(wrong(NamedThing.FIELD_NAME, "(a+)+$", "^a", Set.of())).containsExactly("/appliesTo");
        assertThat(wrong(NamedThing.FIELD_NAME, ".", "(", Set.of())).containsExactly("/mustMatch");
        assertThat(wrong(NamedThing.FIELD_NAME, ".", null, Set.of())).containsExactly("/mustMatch");
        assertThat(wrong(NamedThing.HEADING, ".", "a", Set.of(FieldType.DATE))).containsExactly("/subject");
    }

    private static List<String> wrong(NamedThing subject, String appliesTo, String mustMatch, Set<FieldType> types) {
        var refused = catchThrowableOfType(RuleRefused.class, () -> rule(subject, appliesTo, mustMatch, types, false));
        assertThat(refused.code()).isEqualTo("naming-rule-form");
        return refused.errors().stream().map(FieldError::pointer).toList();
    }

    private static NamingRule rule(
            NamedThing subject, String appliesTo, String mustMatch, Set<FieldType> types, boolean needsCodeList) {
        return new NamingRule(
                "rule", subject, appliesTo, mustMatch, types, needsCodeList, Severity.SHOULD, new Text("规则", "rule"));
    }
}
