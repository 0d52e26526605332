package cn.etown.collection.batch.domain;

import cn.etown.evidence.record.BatchRule;
import cn.etown.evidence.record.BatchRule.Severity;

import java.util.List;

/**
 * What a rule on a whole delivery came to (R3.2c).
 *
 * @param name what the contract calls it, or {@code null}
 * @param metric what it counts: {@code rowCount}, {@code nullValues} and so on
 * @param fields whose values it looks at
 * @param limit what is allowed, such as {@code < 5%}
 * @param found how many records it counted
 * @param of how many it counted them among
 */
public record RuleResult(
        String name,
        String metric,
        List<String> fields,
        String limit,
        Severity severity,
        long found,
        long of,
        boolean holds) {

    public static RuleResult of(BatchRule rule, long found, long of) {
        return new RuleResult(
                rule.name(),
                rule.metric().code(),
                rule.fields(),
                rule.limit(),
                rule.severity(),
                found,
                of,
                rule.holds(found, of));
    }

    /** Whether a delivery is refused for it. */
    public boolean refuses() {
        return !holds && severity == Severity.ERROR;
    }
}
