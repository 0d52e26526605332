package cn.etown.governance.classification.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * One masking rule: it holds for values of some kinds, from a class up, of persons only or of everything.
 *
 * @param from the least strict class it holds for; {@code null} where the class does not matter
 * @param personalOnly whether it holds for personal data only
 * @param kinds the kinds of value it holds for, at least one
 */
public record MaskingRule(SensitivityClass from, boolean personalOnly, Set<ValueKind> kinds, Masking masking) {

    /** @throws RuleRefused {@code masking-unsuitable}, where values of a kind cannot be masked so */
    public MaskingRule {
        Objects.requireNonNull(masking, "masking");
        kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
        var unsuited = new TreeSet<>(kinds);
        unsuited.removeIf(masking.method()::suits);
        if (kinds.isEmpty() || !unsuited.isEmpty()) {
            var detail = new Text(
                    masking.method() + " 不适用于 " + unsuited + "；至少写一种适用的值",
                    masking.method() + " does not suit " + unsuited + "; name at least one kind that it suits");
            throw new RuleRefused("masking-unsuitable", detail)
                    .withClause("R3.2d")
                    .withErrors(List.of(new FieldError("/kinds", detail)));
        }
    }

    boolean holdsFor(Marking marking, ValueKind kind) {
        return kinds.contains(kind)
                && (from == null || !marking.sensitivityClass().isBelow(from))
                && (!personalOnly || marking.personalData());
    }
}
