package cn.etown.governance.access.domain;

import cn.etown.governance.contract.domain.Field;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value of a filter, read as its field's type: dates and times in ISO 8601, numbers in plain decimal of at most 38 digits.
 *
 * @param order where it stands among the values of its type, if these have an order
 */
record TypedValue(Optional<BigDecimal> order) {

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,37})");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,37})(\\.[0-9]{1,37})?");
    private static final int MOST_DIGITS = 38;
    private static final int LONGEST_TIME = 40;
    private static final int MOST_YEAR = 9999;
    private static final int NANO_DIGITS = 9;

    /** The value that {@code text} is for {@code field}, or nothing where it is none. */
    static Optional<TypedValue> read(Field field, String text) {
        return switch (field.type()) {
            case STRING -> Optional.of(new TypedValue(Optional.empty()));
            case BOOLEAN ->
                text.equals("true") || text.equals("false")
                        ? Optional.of(new TypedValue(Optional.empty()))
                        : Optional.empty();
            case INTEGER -> number(text, INTEGER);
            case NUMBER -> number(text, NUMBER);
            case DATE, TIMESTAMP, TIME -> time(field, text);
        };
    }

    boolean isAbove(TypedValue other) {
        return order.orElseThrow().compareTo(other.order.orElseThrow()) > 0;
    }

    private static Optional<TypedValue> number(String text, Pattern form) {
        return Optional.of(text)
                .filter(written -> form.matcher(written).matches())
                .map(BigDecimal::new)
                .filter(number -> number.precision() <= MOST_DIGITS)
                .map(TypedValue::at);
    }

    private static Optional<TypedValue> time(Field field, String text) {
        if (text.length() > LONGEST_TIME) {
            return Optional.empty();
        }
        try {
            return Optional.of(moment(field, text))
                    .filter(at -> at.getYear() >= 1 && at.getYear() <= MOST_YEAR)
                    .map(at -> at(
                            BigDecimal.valueOf(at.toEpochSecond()).add(BigDecimal.valueOf(at.getNano(), NANO_DIGITS))));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static OffsetDateTime moment(Field field, String text) {
        return switch (field.type()) {
            case DATE -> LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
            case TIME -> LocalDate.EPOCH.atTime(LocalTime.parse(text)).atOffset(ZoneOffset.UTC);
            default ->
                Boolean.TRUE.equals(field.withOffset())
                        ? OffsetDateTime.parse(text)
                        : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
        };
    }

    private static TypedValue at(BigDecimal order) {
        return new TypedValue(Optional.of(order));
    }
}
