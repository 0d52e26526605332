package cn.etown.assessment.scheme.domain;

import cn.etown.kit.problem.Text;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One thing a scheme gives points for.
 *
 * @param code stable within a scheme
 * @param clause the clause of the regulation it serves
 * @param maximum the points of a faultless month, above 0
 */
public record Indicator(String code, Text name, String clause, BigDecimal maximum, Formula formula) {

    public Indicator {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(formula, "formula");
        if (maximum.signum() <= 0) {
            throw new IllegalArgumentException("An indicator without points: " + code);
        }
    }
}
