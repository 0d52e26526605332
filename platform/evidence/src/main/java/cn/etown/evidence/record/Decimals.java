package cn.etown.evidence.record;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** Exact decimal numbers and their one canonical text: no exponent, no trailing zero, no negative zero. */
public final class Decimals {

    /** Most digits a number may be written with. */
    public static final int MAX_DIGITS = 38;

    /** Characters of a number that fits a {@code long} whatever its digits are. */
    private static final int SHORT = 18;

    private Decimals() {}

    /** The number a plain decimal stands for, or {@code null} where {@code text} is not one. */
    public static BigDecimal parse(String text) {
        if (!isPlain(text)) {
            return null;
        }
        return text.length() <= SHORT ? shortNumber(text) : canonical(new BigDecimal(text));
    }

    /** Most numbers are short and are read millions of times; what their canonical form leaves out is never made. */
    private static BigDecimal shortNumber(String text) {
        long unscaled = 0;
        int scale = 0;
        boolean afterPoint = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                afterPoint = true;
            } else if (c != '-') {
                unscaled = unscaled * 10 + c - '0';
                scale += afterPoint ? 1 : 0;
            }
        }
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return BigDecimal.valueOf(text.charAt(0) == '-' ? -unscaled : unscaled, scale);
    }

    /** The same number with as few decimal places as it needs. */
    public static BigDecimal canonical(BigDecimal number) {
        if (number.scale() <= 0) {
            return number.setScale(0);
        }
        // Most numbers that come are canonical, and finding that out by stripping them costs more than all the rest of
        // reading them.
        BigInteger unscaled = number.unscaledValue();
        if (unscaled.bitLength() < Long.SIZE && unscaled.longValue() % 10 != 0) {
            return number;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public static String text(BigDecimal number) {
        return canonical(number).toPlainString();
    }

    /** The text of each number, in the order of the names. */
    public static Map<String, String> texts(Map<String, BigDecimal> numbers) {
        Map<String, String> texts = new TreeMap<>();
        numbers.forEach((name, number) -> texts.put(name, text(number)));
        return texts;
    }

    /** Whether {@code text} is {@code -?digits(.digits)?} in ASCII and at most {@value #MAX_DIGITS} digits long. */
    private static boolean isPlain(String text) {
        int start = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        int point = -1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        int digits = text.length() - start - (point < 0 ? 0 : 1);
        boolean digitOnEachSide = point < 0 || point > start && point < text.length() - 1;
        return digits > 0 && digits <= MAX_DIGITS && digitOnEachSide;
    }
}
