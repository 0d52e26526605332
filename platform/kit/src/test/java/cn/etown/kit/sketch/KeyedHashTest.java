package cn.etown.kit.sketch;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class KeyedHashTest {

    private final KeyedHash hash = new KeyedHash("a key of the center".getBytes(StandardCharsets.UTF_8));

    /** As {@code printf '\0\0\0\x0b13800138000' | openssl dgst -sha256 -hmac 'a key of the center'} has it: sketches are kept. */
    @Test
    void staysWhatItIs() {
        assertThat(hash.of("13800138000")).isEqualTo(0x4E5D274241017FE9L);
    }

    @Test
    void isTheSameOfTheSameThingWhateverCameBefore() {
        long first = hash.of("13800138000");
        hash.of("13900139000");

        assertThat(hash.of("13800138000")).isEqualTo(first);
    }

    @Test
    void isAnotherUnderAnotherKey() {
        KeyedHash other = new KeyedHash("another key".getBytes(StandardCharsets.UTF_8));

        assertThat(other.of("13800138000")).isNotEqualTo(hash.of("13800138000"));
    }

    @Test
    void tellsWhereATextEndsAndTheNextBegins() {
        assertThat(hash.of("ab", "c")).isNotEqualTo(hash.of("a", "bc")).isNotEqualTo(hash.of("abc"));
    }
}
