package cn.etown.governance.contract;

import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.rule.RowRuleCompiler;
import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.governance.contract.domain.RowRule;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** Holds the row rules of a contract against the compiler by which collection runs them (R3.2b). */
@Singleton
class RowRules {

    private static final int MOST_FINDINGS = 50;

    /**
     * Refuses the rules that do not compile to a truth about one record, with the place in document and expression, and those
     * that could not be told from another in a later version.
     */
    void check(RecordSchema schema, List<RowRule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        var compiler = new RowRuleCompiler(
                schema.fields().stream().map(RowRules::field).toList(), schema.zone());
        var errors = Stream.concat(seconds(rules).stream(), rules.stream().flatMap(rule -> errors(compiler, rule)))
                .limit(MOST_FINDINGS)
                .toList();
        if (!errors.isEmpty()) {
            throw new RuleRefused(
                            "contract-refused", new Text("行级规则有误，见 errors", "A row rule is not right; see errors"))
                    .withClause("R3.2b")
                    .withErrors(errors);
        }
    }

    private static List<FieldError> seconds(List<RowRule> rules) {
        var firsts = new HashMap<String, String>();
        var errors = new ArrayList<FieldError>();
        for (RowRule rule : rules) {
            var first = firsts.putIfAbsent(rule.identity(), rule.pointer());
            if (first != null) {
                var detail = new Text(
                        "与 " + first + " 同名；没有名称的规则则是表达式相同",
                        "Has the name of " + first + ", or its expression where neither has a name");
                errors.add(new FieldError(rule.pointer(), detail));
            }
        }
        return errors;
    }

    private static Stream<FieldError> errors(RowRuleCompiler compiler, RowRule rule) {
        return compiler.objectionsTo(rule.expression()).stream()
                .map(objection -> new FieldError(rule.pointer(), objection));
    }

    /** What a rule sees of a field: its name, heading and type. */
    private static cn.etown.evidence.record.Field field(Field field) {
        return new cn.etown.evidence.record.Field(
                field.name(),
                field.physicalName(),
                FieldType.valueOf(field.type().name()),
                field.required(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
