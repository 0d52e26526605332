package cn.etown.evidence.record;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Writes canonical JSON (RFC 8785) straight into bytes that are used again for the next record: a part has millions of
 * records, and building a tree for each would cost more than all the rest.
 */
final class JsonBytes {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    /** The most bytes one UTF-16 unit can become: {@code \}{@code u001f}. */
    private static final int LONGEST_UNIT = 6;

    /** Digits of a number that a {@code long} holds whatever they are. */
    private static final int SHORT = 18;
    /** Characters of such a number as a string: its digits, a sign, a zero and a point before them, and quotes. */
    private static final int LONGEST_SHORT = SHORT + 5;

    private byte[] bytes = new byte[1024];
    private int length;

    JsonBytes clear() {
        length = 0;
        return this;
    }

    JsonBytes raw(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    JsonBytes raw(byte[] ready) {
        reserve(ready.length);
        System.arraycopy(ready, 0, bytes, length, ready.length);
        length += ready.length;
        return this;
    }

    /** Writes {@code text} as a JSON string. */
    JsonBytes string(String text) {
        reserve(text.length() * LONGEST_UNIT + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                continuation(c);
            } else if (Character.isSurrogate(c)) {
                supplementary(text, i++);
            } else {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                continuation(c >> 6);
                continuation(c);
            }
        }
        bytes[length++] = '"';
        return this;
    }

    /** Writes {@link Decimals#text} of {@code number} as a JSON string; most numbers are short, and the text of those is never made. */
    JsonBytes number(BigDecimal number) {
        if (number.precision() > SHORT || number.scale() < 0 || number.scale() > SHORT) {
            return string(Decimals.text(number));
        }
        long unscaled = number.unscaledValue().longValue();
        int scale = number.scale();
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return number(unscaled, scale);
    }

    private JsonBytes number(long unscaled, int scale) {
        reserve(LONGEST_SHORT);
        bytes[length++] = '"';
        if (unscaled < 0) {
            bytes[length++] = '-';
        }
        long rest = Math.abs(unscaled);
        int digits = Math.max(digits(rest), scale + 1);
        int end = length + digits + (scale > 0 ? 1 : 0);
        int at = end;
        for (int digit = 0; digit < digits; digit++) {
            if (digit == scale && scale > 0) {
                bytes[--at] = '.';
            }
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
        bytes[length++] = '"';
        return this;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long left = number / 10; left > 0; left /= 10) {
            digits++;
        }
        return digits;
    }

    byte[] digest(MessageDigest digest) {
        digest.update(bytes, 0, length);
        return digest.digest();
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void ascii(char c) {
        switch (c) {
            case '"', '\\' -> escape((byte) c);
            case '\b' -> escape((byte) 'b');
            case '\t' -> escape((byte) 't');
            case '\n' -> escape((byte) 'n');
            case '\f' -> escape((byte) 'f');
            case '\r' -> escape((byte) 'r');
            default -> {
                if (c < 0x20) {
                    escape((byte) 'u');
                    bytes[length++] = '0';
                    bytes[length++] = '0';
                    bytes[length++] = HEX[c >> 4];
                    bytes[length++] = HEX[c & 0xF];
                } else {
                    bytes[length++] = (byte) c;
                }
            }
        }
    }

    private void escape(byte c) {
        bytes[length++] = '\\';
        bytes[length++] = c;
    }

    private void supplementary(String text, int at) {
        int point = text.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw new IllegalArgumentException("A lone surrogate has no canonical form");
        }
        bytes[length++] = (byte) (0xF0 | point >> 18);
        continuation(point >> 12);
        continuation(point >> 6);
        continuation(point);
    }

    private void continuation(int bits) {
        bytes[length++] = (byte) (0x80 | bits & 0x3F);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
