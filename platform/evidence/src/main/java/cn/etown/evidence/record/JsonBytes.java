package cn.etown.evidence.record;

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
