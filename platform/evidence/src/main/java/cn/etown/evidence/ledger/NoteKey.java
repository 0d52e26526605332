package cn.etown.evidence.ledger;

import cn.etown.evidence.proof.Ed25519;
import cn.etown.kit.json.Digests;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A public Ed25519 key that signs notes, with the name it signs under; written as C2SP signed-note writes verifier keys:
 * {@code name+12345678+base64}.
 *
 * @param name without spaces and plus signs, like {@code etown.example/ledger}
 * @param kind whether it signs a ledger's own checkpoints or those of others
 * @param key the key's 32 bytes after RFC 8032
 */
public record NoteKey(String name, Kind kind, byte[] key) {

    /** What a key signs, by the byte that stands for it. */
    public enum Kind {
        /** The note itself: what a ledger says of itself. */
        LOG((byte) 1),
        /** The note with the time at which it was seen: what a witness says of a ledger (C2SP tlog-cosignature). */
        WITNESS((byte) 4);

        private final byte code;

        Kind(byte code) {
            this.code = code;
        }

        static Kind of(byte code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Unknown kind of key: " + code));
        }
    }

    private static final int ID_BYTES = 4;
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}\\p{Cc}+]{1," + MOST_CHARACTERS + "}");

    public NoteKey {
        requireName(name);
        Ed25519.key(key);
        key = key.clone();
    }

    public static NoteKey of(String name, Kind kind, PublicKey key) {
        return new NoteKey(name, kind, Ed25519.bytes(key));
    }

    /** @throws IllegalArgumentException when {@code text} is no verifier key of a kind that is known here */
    public static NoteKey parse(String text) {
        String[] pieces = text.strip().split("\\+", 3);
        if (pieces.length != 3) {
            throw new IllegalArgumentException("Not a verifier key: " + text);
        }
        byte[] coded = Base64.getDecoder().decode(pieces[2]);
        if (coded.length == 0) {
            throw new IllegalArgumentException("Not a verifier key: " + text);
        }
        NoteKey key = new NoteKey(pieces[0], Kind.of(coded[0]), Arrays.copyOfRange(coded, 1, coded.length));
        if (!HexFormat.of().formatHex(key.id()).equals(pieces[1])) {
            throw new IllegalArgumentException("The key's id is not that of its name and bytes: " + text);
        }
        return key;
    }

    /** @throws IllegalArgumentException when {@code name} cannot be the name of a key */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of a key: " + name);
        }
        return name;
    }

    /** The first bytes of each of its signatures. */
    public byte[] id() {
        byte[] digest = Digests.sha256(concat(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n'}, coded()));
        return Arrays.copyOf(digest, ID_BYTES);
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    boolean isSignature(byte[] message, byte[] signature) {
        return Ed25519.isSignature(Ed25519.key(key), message, signature);
    }

    boolean is(String otherName, byte[] otherId) {
        return name.equals(otherName) && Arrays.equals(id(), otherId);
    }

    /** The key as one line, without its end. */
    public String text() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(coded());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }

    static byte[] concat(byte[]... pieces) {
        var out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private byte[] coded() {
        return ByteBuffer.allocate(1 + Ed25519.KEY_BYTES)
                .put(kind.code)
                .put(key)
                .array();
    }
}
