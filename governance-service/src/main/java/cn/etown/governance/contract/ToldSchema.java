package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.RecordSchema;
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
    record Rules(List<Row> rows) {

        private boolean isEmpty() {
            return rows.isEmpty();
        }
    }

    /** A rule that every record is held to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(String name, String expression, String message) {}

    static ToldSchema of(ContractDocument document) {
        var rules = new Rules(document.rowRules().stream()
                .map(rule -> new Row(rule.name(), rule.expression(), rule.message()))
                .toList());
        return new ToldSchema(document.schema(), rules.isEmpty() ? null : rules);
    }
}
