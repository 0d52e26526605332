package cn.etown.evidence.ledger;

import cn.etown.evidence.ledger.SignedNote.NoteSignature;
import cn.etown.evidence.proof.NotProven;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignedNoteTest {

    /** The key and note by which golang.org/x/mod/sumdb/note, the first implementation, explains itself. */
    private static final String OF_OTHERS = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NOTE_OF_OTHERS = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final String TEXT = "etown.test/ledger\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    private static final Instant SEEN = Instant.parse("2026-11-26T01:02:03Z");

    private final NoteSigner log = NoteSigner.make("etown.test/ledger", NoteKey.Kind.LOG);
    private final NoteSigner other = NoteSigner.make("etown.test/ledger", NoteKey.Kind.LOG);
    private final NoteSigner witness = NoteSigner.make("etown.test/auditor", NoteKey.Kind.WITNESS);

    @Test
    void takesTheNotesOfOthers() {
        NoteKey key = NoteKey.parse(OF_OTHERS);
        SignedNote note = SignedNote.parse(NOTE_OF_OTHERS.getBytes(StandardCharsets.UTF_8));

        note.requireSigned(List.of(key));

        assertThat(note.note()).isEqualTo(NOTE_OF_OTHERS);
        assertThat(key.text()).isEqualTo(OF_OTHERS);
    }

    @Test
    void isSignedByEachOfTwoKeysWhileTheyOverlap() {
        SignedNote note = new SignedNote(TEXT, List.of(log.sign(TEXT), other.sign(TEXT)));

        SignedNote read = SignedNote.parse(note.note());

        read.requireSigned(List.of(log.key()));
        read.requireSigned(List.of(other.key()));
        assertThat(read).isEqualTo(note);
    }

    @Test
    void isNotSignedWhereOnlyOthersSigned() {
        SignedNote note = new SignedNote(TEXT, List.of(other.sign(TEXT)));

        assertThatThrownBy(() -> note.requireSigned(List.of(log.key()))).isInstanceOf(NotProven.class);
    }

    @Test
    void isNotSignedWhereTheTextIsAnother() {
        NoteSignature signature = log.sign(TEXT);
        SignedNote note = new SignedNote(TEXT.replace("\n0\n", "\n1\n"), List.of(signature));

        assertThatThrownBy(() -> note.requireSigned(List.of(log.key()))).isInstanceOf(NotProven.class);
    }

    @Test
    void isRefusedWhereOneSignatureOfAKnownKeyIsForged() {
        SignedNote note = new SignedNote(TEXT, List.of(log.sign(TEXT), log.sign("other\n")));

        assertThatThrownBy(() -> note.requireSigned(List.of(log.key()))).isInstanceOf(NotProven.class);
    }

    @Test
    void tellsWhenAWitnessSawIt() {
        SignedNote note = new SignedNote(TEXT, List.of(log.sign(TEXT))).with(List.of(witness.cosign(TEXT, SEEN)));

        assertThat(SignedNote.parse(note.note()).seenBy(witness.key())).contains(SEEN);
        assertThat(new SignedNote(TEXT, List.of(log.sign(TEXT))).seenBy(witness.key()))
                .isEmpty();
    }

    @Test
    void refusesATimeThatTheWitnessDidNotSign() {
        byte[] value = witness.cosign(TEXT, SEEN).value();
        value[11]++;
        SignedNote note = new SignedNote(TEXT, List.of(new NoteSignature("etown.test/auditor", value)));

        assertThatThrownBy(() -> note.seenBy(witness.key())).isInstanceOf(NotProven.class);
    }

    @Test
    void addsASignatureOnce() {
        NoteSignature seen = witness.cosign(TEXT, SEEN);
        SignedNote note = new SignedNote(TEXT, List.of(log.sign(TEXT)));

        assertThat(note.with(List.of(seen)).with(List.of(seen)).signatures()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name AAAA\n",
                "text\n\n\u2014 na+me AAAAAAA=\n",
                "text\n\n- name AAAAAAA=\n",
                "text\n\n\u2014 name AAAAAAA=",
                "te\u0000xt\n\n\u2014 name AAAAAAA=\n",
                "te\rxt\n\n\u2014 name AAAAAAA=\n",
                "text\n\n\u2014 name  AAAAAAA=\n",
                "text\n\n\u2014 name !AAAAAAA\n"
            })
    void refusesWhatIsNoNote(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff, '\n', '\n'}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpcARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+",
                "PeterNeumann",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void refusesWhatIsNoKey(String key) {
        assertThatThrownBy(() -> NoteKey.parse(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysOfBothSignsAreWrittenAndRead() {
        for (int i = 0; i < 20; i++) {
            NoteSigner made = NoteSigner.make("etown.test/key-" + i, NoteKey.Kind.LOG);
            SignedNote note = new SignedNote(TEXT, List.of(made.sign(TEXT)));

            note.requireSigned(List.of(NoteKey.parse(made.key().text())));
            assertThat(Base64.getEncoder().encodeToString(made.key().key())).hasSize(44);
        }
    }
}
