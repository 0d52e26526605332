package cn.etown.evidence.record;

import cn.etown.kit.json.Digests;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The canonical form of a typed record and the digests made of it.
 *
 * <p>It is the RFC 8785 JSON object of the fields that have a value: numbers as decimal strings without exponent or
 * trailing zeros, booleans as such, dates in ISO 8601, timestamps in UTC with {@code Z} and either no fraction or six
 * digits, text as sent (business keys in normal form C). Not safe for use by two threads at once.
 */
final class CanonicalRecord {

    private static final DateTimeFormatter TIME_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter TIME_MICROS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final FixedTime DATE_TIME =
            FixedTime.of("uuuu-MM-dd'T'HH:mm:ss").orElseThrow();
    private static final int FRACTION_AND_ZONE = ".000000Z".length();
    private static final int MICRO_DIGITS = 6;

    /** The places of the members in the order of their names, as the canonical form has them. */
    private final int[] order;
    /** {@code "name":} of each member, by its place. */
    private final byte[][] names;

    private final JsonBytes json = new JsonBytes();
    private final MessageDigest sha256 = Digests.sha256();

    /** @param members the names of the values, in ASCII */
    CanonicalRecord(List<String> members) {
        order = IntStream.range(0, members.size())
                .boxed()
                .sorted(Comparator.comparing(members::get))
                .mapToInt(Integer::intValue)
                .toArray();
        names = members.stream()
                .map(name -> ("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** SHA-256 of the canonical form of {@code values}, which stand in the order of the members. */
    byte[] digest(Comparable<?>[] values) {
        write(values);
        return json.digest(sha256);
    }

    /** SHA-256 of the canonical array of {@code values}. */
    byte[] digestOfArray(Comparable<?>... values) {
        json.clear().raw('[');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                json.raw(',');
            }
            value(values[i]);
        }
        json.raw(']');
        return json.digest(sha256);
    }

    byte[] bytes(Comparable<?>[] values) {
        write(values);
        return json.toBytes();
    }

    private void write(Comparable<?>[] values) {
        json.clear().raw('{');
        boolean first = true;
        for (int place : order) {
            if (values[place] != null) {
                if (!first) {
                    json.raw(',');
                }
                first = false;
                json.raw(names[place]);
                value(values[place]);
            }
        }
        json.raw('}');
    }

    private void value(Comparable<?> value) {
        if (value instanceof Boolean truth) {
            json.raw((truth ? "true" : "false").getBytes(StandardCharsets.US_ASCII));
        } else if (value instanceof BigDecimal number) {
            json.number(number);
        } else {
            json.string(text(value));
        }
    }

    /** The canonical text of a value. */
    static String text(Comparable<?> value) {
        if (value instanceof BigDecimal number) {
            return Decimals.text(number);
        }
        if (value instanceof Instant instant) {
            LocalDateTime utc =
                    LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
            return withZone(DATE_TIME.write(utc, FRACTION_AND_ZONE), instant.getNano());
        }
        if (value instanceof LocalTime time) {
            return (time.getNano() == 0 ? TIME_SECONDS : TIME_MICROS).format(time);
        }
        return value.toString();
    }

    /** With six digits where there is a fraction of a second. */
    private static String withZone(char[] time, int nanos) {
        int end = time.length - FRACTION_AND_ZONE;
        if (nanos > 0) {
            time[end] = '.';
            FixedTime.digits(time, end + 1, MICRO_DIGITS, nanos / 1000);
            end += 1 + MICRO_DIGITS;
        }
        time[end] = 'Z';
        return new String(time, 0, end + 1);
    }
}
