package cn.etown.governance.coverage.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many items in scope stand how, and of how many source systems, and the coverage (全面性) they make, after R4.3a:
 * connected ÷ (in scope − live exemptions) × systems with a listing ÷ systems. A disputed item counts as missing; a system
 * that never uploaded a listing counts as one of average size with nothing connected, for what it holds is not known.
 *
 * @param counts what is not there counts 0
 */
public record Tally(Map<Counted, Long> counts) {

    public static final Tally NONE = new Tally(Map.of());

    private static final Set<Counted> ITEMS =
            EnumSet.of(Counted.CONNECTED, Counted.PLANNED, Counted.EXEMPT, Counted.MISSING, Counted.DISPUTED);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 4;

    public Tally {
        if (counts.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("There cannot be fewer than none: " + counts);
        }
        var copy = new EnumMap<Counted, Long>(Counted.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
    }

    public long of(Counted counted) {
        return counts.getOrDefault(counted, 0L);
    }

    public long inScope() {
        return ITEMS.stream().mapToLong(this::of).sum();
    }

    /** What should be connected today. */
    public long due() {
        return inScope() - of(Counted.EXEMPT);
    }

    /**
     * From 0 to 100 with at most four decimals, rounded down so that 100 means all; absent where there is nothing to
     * connect and every system has a listing.
     */
    public Optional<BigDecimal> coverage() {
        long unlisted = of(Counted.UNLISTED);
        long systems = Math.max(of(Counted.SYSTEM), Math.max(unlisted, 1));
        if (due() == 0) {
            return unlisted == 0 ? Optional.empty() : Optional.of(BigDecimal.ZERO.setScale(DECIMALS));
        }
        return Optional.of(BigDecimal.valueOf(of(Counted.CONNECTED))
                .multiply(BigDecimal.valueOf(systems - unlisted))
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(due()).multiply(BigDecimal.valueOf(systems)), DECIMALS, RoundingMode.DOWN));
    }

    /** This tally after {@code change} more, or fewer, of what is {@code counted}. */
    public Tally with(Counted counted, long change) {
        var changed = new EnumMap<Counted, Long>(Counted.class);
        changed.putAll(counts);
        changed.merge(counted, change, Long::sum);
        return new Tally(changed);
    }
}
