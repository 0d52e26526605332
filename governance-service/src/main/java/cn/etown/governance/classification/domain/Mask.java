package cn.etown.governance.classification.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.regex.Pattern;

/**
 * Masks values (脱敏). A value is text as the platform delivers it: numbers as plain decimals, dates and times in ISO 8601. What
 * is no value of its kind cannot be masked as one, so nothing is shown of it.
 */
public final class Mask {

    private static final String HIDDEN = "*";

    /** Province, city and county take two digits each; township and village three more. */
    private static final Pattern PLACE = Pattern.compile("[0-9]{6}([0-9]{3}){0,2}");

    /** Longer numbers are none that a contract allows, and exponents would unfold to any length. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,200}(\\.[0-9]{1,200})?");

    private final ZoneId zone;
    private final KeyedHash hash;

    /** @param zone the county's: a day is a day there */
    public Mask(ZoneId zone, KeyedHash hash) {
        this.zone = zone;
        this.hash = hash;
    }

    /**
     * What is shown of {@code value}.
     *
     * @return {@code null} for no value, for NULL, and for what is no value of {@code kind}
     */
    public String of(String value, ValueKind kind, Masking masking) {
        if (value == null) {
            return null;
        }
        return switch (masking.method()) {
            case NONE -> value;
            case GENERALISE_DATE -> generaliseDate(dayOf(value, kind), masking.to());
            case GENERALISE_PLACE -> generalisePlace(value, masking.to());
            case TRUNCATE ->
                kind == ValueKind.NUMBER ? leadingDigits(value, masking.keep()) : first(value, masking.keep());
            case KEEP_LAST -> last(value, masking.keep());
            case HASH_WITH_KEY -> hashed(value, kind, masking.key());
            case NULL -> null;
        };
    }

    /** The last {@code keep} characters, each one before hidden; all hidden where that would show the whole. */
    private static String last(String value, int keep) {
        int length = value.codePointCount(0, value.length());
        if (length <= keep) {
            return HIDDEN.repeat(length);
        }
        return HIDDEN.repeat(length - keep) + value.substring(value.offsetByCodePoints(0, length - keep));
    }

    /** The first {@code keep} characters, whatever follows hidden; all hidden where that would show the whole. */
    private static String first(String value, int keep) {
        return value.codePointCount(0, value.length()) <= keep
                ? HIDDEN
                : value.substring(0, value.offsetByCodePoints(0, keep)) + HIDDEN;
    }

    /** The first {@code keep} digits and zeros after them; zero where the whole part has no more digits than are kept. */
    private static String leadingDigits(String value, int keep) {
        var number = number(value);
        if (number == null) {
            return null;
        }
        var whole = number.setScale(0, RoundingMode.DOWN);
        return whole.precision() <= keep
                ? "0"
                : whole.round(new MathContext(keep, RoundingMode.DOWN)).toPlainString();
    }

    /** A month as 2024-02, a quarter as 2024-Q1, a year as 2024. */
    private static String generaliseDate(LocalDate day, Coarseness to) {
        if (day == null) {
            return null;
        }
        return switch (to) {
            case MONTH -> YearMonth.from(day).toString();
            case QUARTER -> year(day) + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
            default -> year(day);
        };
    }

    private static String year(LocalDate day) {
        return DateTimeFormatter.ofPattern("uuuu").format(day);
    }

    /** The code of the county, city or province: its digits and zeros up to six. */
    private static String generalisePlace(String code, Coarseness to) {
        if (!PLACE.matcher(code).matches()) {
            return null;
        }
        return switch (to) {
            case COUNTY -> code.substring(0, 6);
            case CITY -> code.substring(0, 4) + "00";
            default -> code.substring(0, 2) + "0000";
        };
    }

    /** Values that are equal have equal hashes, however they are written. */
    private String hashed(String value, ValueKind kind, String key) {
        String text = canonical(value, kind);
        return text == null ? null : hash.of(key, text);
    }

    private String canonical(String value, ValueKind kind) {
        return switch (kind) {
            case NUMBER -> {
                var number = number(value);
                yield number == null ? null : number.stripTrailingZeros().toPlainString();
            }
            case DATE -> {
                var day = dayOf(value, kind);
                yield day == null ? null : day.toString();
            }
            case TIMESTAMP -> {
                var time = timeOf(value);
                yield time == null ? null : time.toInstant().toString();
            }
            default -> Normalizer.normalize(value, Normalizer.Form.NFC);
        };
    }

    private static BigDecimal number(String value) {
        return NUMBER.matcher(value).matches() ? new BigDecimal(value) : null;
    }

    private LocalDate dayOf(String value, ValueKind kind) {
        if (kind == ValueKind.TIMESTAMP) {
            var time = timeOf(value);
            return time == null ? null : time.atZoneSameInstant(zone).toLocalDate();
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** A time that states no offset is one of the county. */
    private OffsetDateTime timeOf(String value) {
        try {
            var read = DateTimeFormatter.ISO_DATE_TIME.parseBest(value, OffsetDateTime::from, LocalDateTime::from);
            return read instanceof LocalDateTime local ? local.atZone(zone).toOffsetDateTime() : (OffsetDateTime) read;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
