package cn.etown.evidence.ledger;

import cn.etown.evidence.proof.NotProven;
import cn.etown.kit.problem.Text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A text with the signatures of those who stand for it, after C2SP signed-note. Nothing may be taken from a text before
 * {@link #requireSigned} has found the signature of a key that is trusted.
 *
 * @param text with its last line's end
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Most signatures that are looked at. */
    public static final int MOST_SIGNATURES = 100;

    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final String DASH = "\u2014 ";
    private static final int ID_BYTES = 4;
    private static final int TIME_BYTES = Long.BYTES;

    /**
     * One signature of a note.
     *
     * @param name the name of its key
     * @param value the key's id, and what the key made
     */
    public record NoteSignature(String name, byte[] value) {

        public NoteSignature {
            NoteKey.requireName(name);
            if (value.length <= ID_BYTES) {
                throw new IllegalArgumentException("A signature has more than the id of its key");
            }
            value = value.clone();
        }

        @Override
        public byte[] value() {
            return value.clone();
        }

        /** As it stands in a note, with the line's end. */
        public String line() {
            return DASH + name + " " + Base64.getEncoder().encodeToString(value) + "\n";
        }

        /** @throws IllegalArgumentException when {@code line}, which is without its end, is no signature */
        public static NoteSignature parse(String line) {
            String[] pieces = line.split(" ", -1);
            if (pieces.length != 3 || !line.startsWith(DASH)) {
                throw new IllegalArgumentException("Not the signature of a note: " + line);
            }
            return new NoteSignature(pieces[1], Base64.getDecoder().decode(pieces[2]));
        }

        boolean isOf(NoteKey key) {
            return key.is(name, Arrays.copyOf(value, ID_BYTES));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NoteSignature that && line().equals(that.line());
        }

        @Override
        public int hashCode() {
            return line().hashCode();
        }

        @Override
        public String toString() {
            return line();
        }
    }

    public SignedNote {
        if (!text.endsWith("\n") || text.chars().anyMatch(character -> character < ' ' && character != '\n')) {
            throw new IllegalArgumentException("A note is lines of text without control characters");
        }
        if (text.length() > MOST_CHARACTERS || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("The note is too long");
        }
        signatures = List.copyOf(signatures);
    }

    /** @throws IllegalArgumentException when the bytes are no signed note */
    public static SignedNote parse(byte[] bytes) {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException("Not a signed note: it is not UTF-8", notUtf8);
        }
    }

    /** @throws IllegalArgumentException when {@code note} is no signed note */
    public static SignedNote parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (note.length() > MOST_CHARACTERS || blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
            throw new IllegalArgumentException("Not a signed note: no signatures follow its text");
        }
        List<NoteSignature> signatures = Arrays.stream(
                        note.substring(blank + 2, note.length() - 1).split("\n", -1))
                .map(NoteSignature::parse)
                .toList();
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /** {@code text} signed by a ledger's own {@code key}, whose private part is behind {@code sign}. */
    public static NoteSignature sign(String text, NoteKey key, UnaryOperator<byte[]> sign) {
        return new NoteSignature(key.name(), NoteKey.concat(key.id(), sign.apply(bytes(text))));
    }

    /** {@code text} as a witness signs it, who saw it at {@code at}. */
    public static NoteSignature cosign(String text, NoteKey witness, Instant at, UnaryOperator<byte[]> sign) {
        long seconds = at.getEpochSecond();
        byte[] time = ByteBuffer.allocate(TIME_BYTES).putLong(seconds).array();
        return new NoteSignature(
                witness.name(), NoteKey.concat(witness.id(), time, sign.apply(cosigned(text, seconds))));
    }

    /** The same note with further signatures; those that it has already stay as they are. */
    public SignedNote with(List<NoteSignature> further) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        further.stream().filter(signature -> !all.contains(signature)).forEach(all::add);
        return new SignedNote(text, all);
    }

    /**
     * Shows that one of {@code keys} signed the text.
     *
     * @throws NotProven when none of them did, or a signature under one of their names is not theirs
     */
    public void requireSigned(List<NoteKey> keys) {
        boolean signed = false;
        for (NoteSignature signature : signatures) {
            for (NoteKey key : keys) {
                if (signature.isOf(key)) {
                    requireGenuine(signature, key);
                    signed = true;
                }
            }
        }
        if (!signed) {
            throw new NotProven(new Text("检查点没有所给公钥的签名", "None of the keys that were given has signed the checkpoint"));
        }
    }

    /**
     * When the witness with {@code key} saw the note, in whole seconds; empty where it did not sign.
     *
     * @throws NotProven when a signature under its name is not its own
     */
    public Optional<Instant> seenBy(NoteKey key) {
        if (key.kind() != NoteKey.Kind.WITNESS) {
            throw new IllegalArgumentException("Not the key of a witness: " + key);
        }
        return signatures.stream()
                .filter(signature -> signature.isOf(key))
                .peek(signature -> requireGenuine(signature, key))
                .map(signature -> Instant.ofEpochSecond(seconds(signature)))
                .max(Instant::compareTo);
    }

    /** The note with all its signatures. */
    public String note() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    private void requireGenuine(NoteSignature signature, NoteKey key) {
        byte[] value = signature.value();
        boolean genuine = switch (key.kind()) {
            case LOG -> key.isSignature(bytes(text), Arrays.copyOfRange(value, ID_BYTES, value.length));
            case WITNESS ->
                value.length > ID_BYTES + TIME_BYTES
                        && key.isSignature(
                                cosigned(text, seconds(signature)),
                                Arrays.copyOfRange(value, ID_BYTES + TIME_BYTES, value.length));
        };
        if (!genuine) {
            throw new NotProven(
                    new Text("签名无效：" + key.name(), "The signature under the name " + key.name() + " is not genuine"));
        }
    }

    private static long seconds(NoteSignature signature) {
        return ByteBuffer.wrap(signature.value(), ID_BYTES, TIME_BYTES).getLong();
    }

    private static byte[] cosigned(String text, long seconds) {
        return bytes("cosignature/v1\ntime " + seconds + "\n" + text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
