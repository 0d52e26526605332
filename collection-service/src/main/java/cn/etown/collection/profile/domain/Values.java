package cn.etown.collection.profile.domain;

import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.kit.sketch.TextHash;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** The typed values of fields: their hash, and their text there and back. */
final class Values {

    /** Characters of a text that are kept; the rest tells of no profile, and texts may be long. */
    static final int LONGEST = 100;

    /** So many digits come unchanged through a double. */
    private static final int DIGITS_OF_A_DOUBLE = 15;

    private Values() {}

    /** The same for equal values of one type, and for no others but by chance. */
    static long hash(Comparable<?> value) {
        if (value instanceof String text) {
            return TextHash.of(text);
        }
        if (value instanceof BigDecimal number) {
            return number.precision() <= DIGITS_OF_A_DOUBLE
                    ? TextHash.mix(Double.doubleToRawLongBits(number.doubleValue()))
                    : TextHash.of(number.toPlainString());
        }
        if (value instanceof LocalDate day) {
            return TextHash.mix(day.toEpochDay());
        }
        if (value instanceof Instant instant) {
            return TextHash.mix(instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000);
        }
        return value instanceof LocalTime time ? TextHash.mix(time.toNanoOfDay()) : TextHash.of(value.toString());
    }

    /** The value as it is kept. */
    static Comparable<?> cut(Comparable<?> value) {
        return value instanceof String text && text.length() > LONGEST ? cut(text) : value;
    }

    /** A character beyond the basic plane is not cut in two. */
    private static String cut(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    static String text(Comparable<?> value) {
        return ReadRecord.canonicalText(value);
    }

    /** The value of a canonical text. */
    static Comparable<?> of(FieldType type, String text) {
        return switch (type) {
            case STRING -> text;
            case INTEGER, NUMBER -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> Instant.parse(text);
            case TIME -> LocalTime.parse(text);
        };
    }
}
