package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.LibraryRule;
import cn.etown.governance.contract.domain.Limit;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.governance.contract.domain.ReferenceRule;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import java.util.List;

/**
 * All of a contract that is enforced, as the feed tells it: what a record looks like, and the rules on records and
 * deliveries as a whole, where there are any.
 */
record ToldSchema(
        @JsonUnwrapped RecordSchema schema,
        @JsonInclude(JsonInclude.Include.NON_NULL) Rules rules) {

    /** Rules beside those of single fields; which are not there are not told. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Rules(List<Row> rows, List<OnDelivery> batch, List<Codes> codeLists, List<Reference> references) {

        private boolean areNone() {
            return rows.isEmpty() && batch.isEmpty() && codeLists.isEmpty() && references.isEmpty();
        }
    }

    /** A rule that every record is held to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(String name, String expression, String message) {}

    /** That the values of a field are codes of a list, whose codes {@code code-list-codes} tells. */
    record Codes(String field, String list) {}

    /** That the values of a field are keys of records of another dataset. */
    record Reference(String field, String dataset, String of, ReferenceRule.Scope scope) {}

    /** A rule that a delivery is held to as a whole. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record OnDelivery(
            String name,
            String metric,
            List<String> fields,
            Limit.Comparison operator,
            List<String> thresholds,
            Limit.Counted unit,
            List<String> values,
            String pattern,
            QualityRuleView.Severity severity) {

        static OnDelivery of(LibraryRule rule) {
            var shown = QualityRuleView.of(rule);
            return new OnDelivery(
                    rule.name(),
                    shown.metric(),
                    shown.fields(),
                    shown.operator(),
                    shown.thresholds(),
                    shown.unit(),
                    shown.values(),
                    shown.pattern(),
                    shown.severity());
        }
    }

    static ToldSchema of(ContractDocument document) {
        var rules = new Rules(
                document.rowRules().stream()
                        .map(rule -> new Row(rule.name(), rule.expression(), rule.message()))
                        .toList(),
                document.libraryRules().stream()
                        .filter(rule -> !rule.holdsEachRecord())
                        .map(OnDelivery::of)
                        .toList(),
                document.codeLists().stream()
                        .map(rule -> new Codes(rule.field(), rule.list()))
                        .toList(),
                document.references().stream()
                        .map(rule -> new Reference(rule.field(), rule.dataset(), rule.of(), rule.scope()))
                        .toList());
        return new ToldSchema(document.schema(), rules.areNone() ? null : rules);
    }
}
