package cn.etown.governance.standard.domain;

import cn.etown.evidence.record.SafePattern;
import cn.etown.governance.contract.domain.FieldType;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One rule of naming (命名规范).
 *
 * @param appliesTo a regular expression that is found in the names the rule is for
 * @param mustMatch a regular expression that must be found in such a name too, or {@code null}
 * @param types the types a field of such a name may have; none: any
 * @param needsCodeList whether such a field must refer to a data element with a code list
 * @param message what the rule asks for
 */
public record NamingRule(
        String code,
        NamedThing subject,
        String appliesTo,
        String mustMatch,
        Set<FieldType> types,
        boolean needsCodeList,
        Severity severity,
        Text message) {

    /** Names are no longer than this. */
    private static final int LONGEST_NAME = 200;

    /** @throws RuleRefused {@code naming-rule-form}, where a pattern cannot be used or the rule asks for nothing */
    public NamingRule {
        types = Set.copyOf(types);
        var wrong = new ArrayList<FieldError>();
        object(appliesTo, "/appliesTo", wrong);
        if (mustMatch != null) {
            object(mustMatch, "/mustMatch", wrong);
        }
        if (mustMatch == null && types.isEmpty() && !needsCodeList) {
            wrong.add(new FieldError(
                    "/mustMatch",
                    new Text(
                            "mustMatch、types、needsCodeList 至少给出一项",
                            "State at least one of mustMatch, types, needsCodeList")));
        }
        if (subject != NamedThing.FIELD_NAME && (!types.isEmpty() || needsCodeList)) {
            wrong.add(new FieldError(
                    "/subject",
                    new Text("只有字段名的规则可要求类型或代码集", "Only a rule of field names asks for types or code lists")));
        }
        if (!wrong.isEmpty()) {
            throw new RuleRefused("naming-rule-form", new Text("命名规则不可用", "The naming rule cannot be used"))
                    .withClause("R3.2b")
                    .withErrors(List.copyOf(wrong));
        }
    }

    /** Whether a field of this name, type and code list breaks the rule. */
    boolean isBrokenBy(String name, FieldType type, boolean hasCodeList) {
        boolean allowed = types.isEmpty() || types.contains(type);
        return concerns(name) && !(isWellFormed(name) && allowed && (hasCodeList || !needsCodeList));
    }

    /** Whether this name of another thing breaks the rule. */
    boolean isBrokenBy(String name) {
        return concerns(name) && !isWellFormed(name);
    }

    private boolean concerns(String name) {
        return Pattern.compile(appliesTo).matcher(name).find();
    }

    private boolean isWellFormed(String name) {
        return mustMatch == null || Pattern.compile(mustMatch).matcher(name).find();
    }

    private static void object(String pattern, String pointer, List<FieldError> wrong) {
        SafePattern.objectionTo(pattern, LONGEST_NAME)
                .ifPresent(objection -> wrong.add(new FieldError(pointer, objection)));
    }
}
