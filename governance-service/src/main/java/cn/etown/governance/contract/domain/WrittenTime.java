package cn.etown.governance.contract.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.Optional;

/**
 * How the values of a date, timestamp or time field are written.
 *
 * @param type DATE, TIMESTAMP or TIME
 * @param format the formatter's pattern, or {@code null} for ISO 8601
 * @param withOffset whether each value states its offset from UTC; else it is meant in the county's time zone
 */
record WrittenTime(FieldType type, String format, boolean withOffset) {

    private static final int MOST_CHARACTERS = 60;
    private static final OffsetDateTime SAMPLE = OffsetDateTime.of(2024, 12, 30, 17, 0, 0, 0, ZoneOffset.ofHours(8));
    private static final OffsetDateTime ELSEWHERE = SAMPLE.withOffsetSameLocal(ZoneOffset.ofHours(-5));

    /** Whether a value written in the format reads back as the same value, and an offset stands in it just where said. */
    boolean readsBack() {
        if (format == null) {
            return true;
        }
        if (format.length() > MOST_CHARACTERS) {
            return false;
        }
        try {
            var formatter = DateTimeFormatter.ofPattern(format, Locale.ROOT);
            return formatter.parse(formatter.format(SAMPLE), query()).equals(query().queryFrom(SAMPLE))
                    && (withOffset || formatter.format(SAMPLE).equals(formatter.format(ELSEWHERE)));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return false;
        }
    }

    /** Reads {@code text} in the field's format, or in ISO 8601, and gives it in ISO 8601. */
    Optional<Moment> read(String text) {
        return read(text, format == null ? iso() : DateTimeFormatter.ofPattern(format, Locale.ROOT))
                .or(() -> read(text, iso()));
    }

    private Optional<Moment> read(String text, DateTimeFormatter formatter) {
        try {
            return Optional.of(Moment.of(formatter.parse(text, query())));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private TemporalQuery<? extends TemporalAccessor> query() {
        return switch (type) {
            case DATE -> LocalDate::from;
            case TIME -> LocalTime::from;
            default -> withOffset ? OffsetDateTime::from : LocalDateTime::from;
        };
    }

    private DateTimeFormatter iso() {
        return switch (type) {
            case DATE -> DateTimeFormatter.ISO_LOCAL_DATE;
            case TIME -> DateTimeFormatter.ISO_LOCAL_TIME;
            default -> withOffset ? DateTimeFormatter.ISO_OFFSET_DATE_TIME : DateTimeFormatter.ISO_LOCAL_DATE_TIME;
        };
    }

    /**
     * A date or time that can be told from earlier and later ones of its field.
     *
     * @param iso in ISO 8601
     * @param order seconds and nanoseconds on one line of time
     */
    record Moment(String iso, long seconds, int nanos) implements Comparable<Moment> {

        private static Moment of(TemporalAccessor value) {
            OffsetDateTime at;
            if (value instanceof OffsetDateTime offset) {
                at = offset;
            } else if (value instanceof LocalDateTime local) {
                at = local.atOffset(ZoneOffset.UTC);
            } else if (value instanceof LocalDate day) {
                at = day.atStartOfDay().atOffset(ZoneOffset.UTC);
            } else {
                at = LocalDate.EPOCH.atTime((LocalTime) value).atOffset(ZoneOffset.UTC);
            }
            return new Moment(text(value), at.toEpochSecond(), at.getNano());
        }

        private static String text(TemporalAccessor value) {
            if (value instanceof OffsetDateTime) {
                return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
            }
            if (value instanceof LocalDateTime) {
                return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value);
            }
            return value instanceof LocalTime ? DateTimeFormatter.ISO_LOCAL_TIME.format(value) : value.toString();
        }

        @Override
        public int compareTo(Moment other) {
            return seconds == other.seconds
                    ? Integer.compare(nanos, other.nanos)
                    : Long.compare(seconds, other.seconds);
        }
    }
}
