package cn.etown.evidence.ledger;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;

class LeafTest {

    /** The expected hash was computed outside of Java, from the definition. */
    @Test
    void hashesALeafAsRfc6962DoesWithTheNonceBeforeTheReceipt() {
        byte[] nonce = new byte[32];
        nonce[31] = 7;

        assertThat(HexFormat.of()
                        .formatHex(LedgerProof.leaf(nonce, "head.payload.signature")
                                .bytes()))
                .isEqualTo("2cb242b151043153684b06b24b8ce44f8d4a6a5c20cf8b0490ede158fcc9f8b2");
    }
}
