package cn.etown.governance.coverage.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many items in scope stand how, and the coverage (全面性) they make: connected ÷ (in scope − live exemptions), after
 * R4.3a. A disputed item counts as missing.
 *
 * @param counts of the items in scope; a standing that is not there counts 0
 */
public record Tally(Map<ItemCoverage, Long> counts) {

    public static final Tally NONE = new Tally(Map.of());

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 4;

    public Tally {
        if (counts.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("Items cannot be fewer than none: " + counts);
        }
        var copy = new EnumMap<ItemCoverage, Long>(ItemCoverage.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
    }

    public long of(ItemCoverage standing) {
        return counts.getOrDefault(standing, 0L);
    }

    public long inScope() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What should be connected today. */
    public long due() {
        return inScope() - of(ItemCoverage.EXEMPT);
    }

    /**
     * From 0 to 100 with at most four decimals, rounded down so that 100 means all; absent where there is nothing to
     * connect.
     */
    public Optional<BigDecimal> coverage() {
        if (due() == 0) {
            return Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(of(ItemCoverage.CONNECTED))
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(due()), DECIMALS, RoundingMode.DOWN));
    }

    /** This tally after {@code change} more items, or fewer, stand as {@code standing}. */
    public Tally with(ItemCoverage standing, long change) {
        var changed = new EnumMap<ItemCoverage, Long>(ItemCoverage.class);
        changed.putAll(counts);
        changed.merge(standing, change, Long::sum);
        return new Tally(changed);
    }
}
