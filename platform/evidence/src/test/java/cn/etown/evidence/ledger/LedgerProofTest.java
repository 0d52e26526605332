package cn.etown.evidence.ledger;

import cn.etown.evidence.proof.NotProven;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerProofTest {

    private static final String ORIGIN = "etown.test/ledger";
    private static final String RECEIPT = "head.payload.signature";
    private static final int SIZE = 300;
    private static final int INDEX = 257;
    private static final byte[] NONCE = new byte[32];

    private final NoteSigner log = NoteSigner.make(ORIGIN, NoteKey.Kind.LOG);
    private final List<Hash> leaves = leaves();
    private final LedgerProof proof = proof(ORIGIN);

    private static List<Hash> leaves() {
        List<Hash> leaves = new ArrayList<>(Leaves.of(SIZE));
        leaves.set(INDEX, LedgerProof.leaf(NONCE, RECEIPT));
        return leaves;
    }

    private LedgerProof proof(String origin) {
        String text = new Checkpoint(origin, SIZE, Leaves.root(leaves)).text();
        return new LedgerProof(
                NONCE,
                INDEX,
                Proofs.inclusion(INDEX, SIZE, Leaves.subtrees(leaves)),
                new SignedNote(text, List.of(log.sign(text))));
    }

    @Test
    void showsAReceiptToStandInTheLedger() {
        LedgerProof read = LedgerProof.parse(proof.text());

        Checkpoint shown = read.requireShows(RECEIPT, List.of(log.key()));

        assertThat(read).isEqualTo(proof);
        assertThat(shown).isEqualTo(new Checkpoint(ORIGIN, SIZE, Leaves.root(leaves)));
    }

    @Test
    void doesNotShowAnotherReceipt() {
        assertThatThrownBy(() -> proof.requireShows(RECEIPT + "x", List.of(log.key())))
                .isInstanceOf(NotProven.class);
    }

    @Test
    void doesNotShowAnythingUnderAnotherNonce() {
        byte[] nonce = new byte[32];
        nonce[0] = 1;

        assertThatThrownBy(() -> new LedgerProof(nonce, INDEX, proof.path(), proof.checkpoint())
                        .requireShows(RECEIPT, List.of(log.key())))
                .isInstanceOf(NotProven.class);
    }

    @Test
    void doesNotShowAnythingOfAnotherLedgerThatTheKeySigned() {
        assertThatThrownBy(() -> proof("etown.test/other").requireShows(RECEIPT, List.of(log.key())))
                .isInstanceOf(NotProven.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nextra AAAA\nindex 0\n\na\n1\nAAAA\n\n\u2014 a AAAAAAA=\n",
                "c2sp.org/tlog-proof@v2\nextra AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nindex 0\n\na\n\n\u2014 a AAAAAAA=\n",
                "c2sp.org/tlog-proof@v1\nextra AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nindex -1\n\na\n\n\u2014 a AAAAAAA=\n",
                "c2sp.org/tlog-proof@v1\nextra AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nindex 0\nAAAA\n\na\n\n\u2014 a AAAAAAA=\n"
            })
    void refusesWhatIsNoProof(String text) {
        assertThatThrownBy(() -> LedgerProof.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "etown.test\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "etown.test\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "etown.test\n99999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "etown.test\n1\n47DEQpj8HBSa\n",
                "etown.test\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n",
                "etown.test\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "etown test\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
            })
    void refusesWhatIsNoCheckpoint(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
