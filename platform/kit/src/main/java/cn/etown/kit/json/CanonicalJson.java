package cn.etown.kit.json;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;

/**
 * JSON in its one canonical form after RFC 8785, so that equal content has equal bytes: members sorted by their UTF-16
 * code units, no white space, strings escaped as little as possible, numbers as ECMAScript writes them.
 */
public final class CanonicalJson {

    /** Beyond this, not every integer has a double of its own (2^53). */
    private static final BigDecimal EXACT = new BigDecimal(1L << 53);

    private static final int MOST_DIGITS = 17;
    private static final int PLAIN_UP_TO = 21;
    private static final int PLAIN_DOWN_TO = -6;

    private CanonicalJson() {}

    /** The canonical bytes of {@code node}; see {@link #text}. */
    public static byte[] bytes(JsonNode node) {
        return text(node).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The canonical text of {@code node}.
     *
     * @throws IllegalArgumentException where the value has no canonical form: an integer that a double cannot hold, a
     *     number without bounds, half of a surrogate pair
     */
    public static String text(JsonNode node) {
        var out = new StringBuilder();
        append(node, out);
        return out.toString();
    }

    private static void append(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> appendObject(node, out);
            case ARRAY -> appendArray(node, out);
            case STRING -> appendString(node.textValue(), out);
            case NUMBER -> out.append(number(node));
            case BOOLEAN, NULL -> out.append(node.asText());
            default -> throw new IllegalArgumentException("No JSON value: " + node.getNodeType());
        }
    }

    private static void appendObject(JsonNode object, StringBuilder out) {
        var names = new ArrayList<String>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        out.append('{');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            appendString(names.get(i), out);
            out.append(':');
            append(object.get(names.get(i)), out);
        }
        out.append('}');
    }

    private static void appendArray(JsonNode array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            append(array.get(i), out);
        }
        out.append(']');
    }

    /** Appends {@code value} as a canonical JSON string, quotes included. */
    public static void appendString(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        requirePaired(value, i);
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void requirePaired(String value, int at) {
        char c = value.charAt(at);
        boolean lone = Character.isHighSurrogate(c)
                ? at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1))
                : Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
        if (lone) {
            throw new IllegalArgumentException("Half of a surrogate pair at " + at);
        }
    }

    private static String number(JsonNode node) {
        double value = node.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("No finite number: " + node);
        }
        if (node.isIntegralNumber() && node.decimalValue().abs().compareTo(EXACT) > 0) {
            throw new IllegalArgumentException("A double cannot hold this integer exactly: " + node);
        }
        return number(value);
    }

    /**
     * {@code value} as ECMAScript's Number::toString writes it (ECMA-262, 6.1.6.1.20), which RFC 8785 prescribes. Until
     * JDK 19 {@link Double#toString} does not always give the shortest digits, so they are found here.
     */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        String magnitude = magnitude(digits, point);
        return value < 0 ? "-" + magnitude : magnitude;
    }

    private static BigDecimal shortest(double value) {
        var exact = new BigDecimal(value);
        for (int precision = 1; precision < MOST_DIGITS; precision++) {
            BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** @param point where the decimal point stands, counted from before the first digit */
    private static String magnitude(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= PLAIN_UP_TO) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= PLAIN_UP_TO) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (PLAIN_DOWN_TO < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
