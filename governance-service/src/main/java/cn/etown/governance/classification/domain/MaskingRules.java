package cn.etown.governance.classification.domain;

import java.util.Comparator;
import java.util.List;

/** All masking rules that hold on a day. */
public record MaskingRules(List<MaskingRule> rules) {

    public MaskingRules {
        rules = List.copyOf(rules);
    }

    /**
     * How a field's values are masked: by the strictest of the rules that hold for it, not at all where none does. Nothing is
     * shown of what nobody has classified, for no rule can know what it is.
     */
    public Masking maskingOf(Marking marking, ValueKind kind) {
        if (!marking.isClassified()) {
            return Masking.EVERYTHING;
        }
        return rules.stream()
                .filter(rule -> rule.holdsFor(marking, kind))
                .map(MaskingRule::masking)
                .max(Comparator.naturalOrder())
                .orElse(Masking.NOTHING);
    }
}
