package cn.etown.evidence.rule;

import cn.etown.evidence.record.Decimals;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that an expression writes as text, for the language has no literal for them. */
final class Constants {

    private static final long NANOS_OF_A_SECOND = 1_000_000_000L;
    private static final Pattern DURATION = Pattern.compile("-?([0-9]{1,9}(\\.[0-9]{1,9})?(h|m|s|ms|us|ns)){1,6}");
    private static final Pattern DURATION_PART = Pattern.compile("([0-9]+)(?:\\.([0-9]+))?(h|ms|m|s|us|ns)");

    private Constants() {}

    /** The value that {@code text} is for the function named {@code function}, empty where it is none. */
    static Optional<Object> of(String function, String text) {
        return switch (function) {
            case "decimal" -> Optional.ofNullable(Decimals.parse(text));
            case "timestamp" -> instant(text).map(Object.class::cast);
            default -> duration(text).map(Object.class::cast);
        };
    }

    private static Optional<Instant> instant(String text) {
        try {
            OffsetDateTime at = OffsetDateTime.parse(text);
            return at.getYear() > 0 && at.getYear() < 10_000 ? Optional.of(at.toInstant()) : Optional.empty();
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        if (!DURATION.matcher(text).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        for (Matcher part = DURATION_PART.matcher(text); part.find(); ) {
            sum = sum.plus(part(Long.parseLong(part.group(1)), part.group(2), nanosOf(part.group(3))));
        }
        return Optional.of(text.startsWith("-") ? sum.negated() : sum);
    }

    private static Duration part(long whole, String fraction, long nanos) {
        Duration span = Duration.ofSeconds(nanos / NANOS_OF_A_SECOND, nanos % NANOS_OF_A_SECOND)
                .multipliedBy(whole);
        if (fraction == null) {
            return span;
        }
        // At most 9 digits of an hour, so this fits.
        long part = Long.parseLong((fraction + "000000000").substring(0, 9));
        return span.plusSeconds(nanos / NANOS_OF_A_SECOND * part / NANOS_OF_A_SECOND)
                .plusNanos(nanos / NANOS_OF_A_SECOND * part % NANOS_OF_A_SECOND)
                .plusNanos(nanos % NANOS_OF_A_SECOND * part / NANOS_OF_A_SECOND);
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "h" -> 3600 * NANOS_OF_A_SECOND;
            case "m" -> 60 * NANOS_OF_A_SECOND;
            case "s" -> NANOS_OF_A_SECOND;
            case "ms" -> 1_000_000;
            case "us" -> 1_000;
            default -> 1;
        };
    }

    static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
