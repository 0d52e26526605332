package cn.etown.governance.papers.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much of what was asked for is there (R8.5): there ÷ asked for.
 *
 * @param asked how many were asked for
 * @param there how many of these are there
 */
public record Completeness(long asked, long there) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 4;

    public Completeness {
        if (there < 0 || there > asked) {
            throw new IllegalArgumentException("Of " + asked + " there cannot be " + there);
        }
    }

    /** From 0 to 100 with four decimals, rounded down so that 100 means all; absent where nothing was asked for. */
    public Optional<BigDecimal> value() {
        if (asked == 0) {
            return Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(there)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(asked), DECIMALS, RoundingMode.DOWN));
    }
}
