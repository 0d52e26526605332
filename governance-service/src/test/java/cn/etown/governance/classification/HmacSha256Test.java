package cn.etown.governance.classification;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class HmacSha256Test {

    /** Test case 2 of RFC 4231. */
    @Test
    void isTheOneOfTheStandard() {
        var hash = new HmacSha256("Jefe".getBytes(StandardCharsets.US_ASCII));

        assertThat(hash.of("any", "what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void differsFromKeyToKey() {
        assertThat(HmacSha256.withNewKey().of("any", "值"))
                .isNotEqualTo(HmacSha256.withNewKey().of("any", "值"));
    }
}
