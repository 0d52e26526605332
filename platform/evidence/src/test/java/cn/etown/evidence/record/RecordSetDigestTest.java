package cn.etown.evidence.record;

import cn.etown.kit.json.Digests;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The expected roots were computed outside of Java, from the definition. */
class RecordSetDigestTest {

    @Test
    void isThatOf256EmptyBucketsForNoRecords() {
        assertThat(hex(RecordSetDigest.root(Map.of())))
                .isEqualTo("1a1a9265f869676c206824aa7bfc2fe8c7fe34691dddfb35797b6a321f977dfc");
    }

    @Test
    void countsADoubledRecordTwice() {
        byte[] first = digestOf(0);
        Map<Integer, byte[]> leaves = new HashMap<>();
        leaves.put(0x6e, RecordSetDigest.leaf(List.of(first, first)));
        leaves.put(0x4b, RecordSetDigest.leaf(List.of(digestOf(1))));
        leaves.put(0xdb, RecordSetDigest.leaf(List.of(digestOf(2))));

        assertThat(hex(RecordSetDigest.root(leaves)))
                .isEqualTo("123449f42c88b81f8cb7789041b4e97621f41e75fedeca6a635e6fa186c0b462");
    }

    @Test
    void sortsADigestsBytesAsUnsigned() {
        byte[] low = new byte[32];
        byte[] high = new byte[32];
        low[0] = 0x7f;
        high[0] = (byte) 0x80;

        assertThat(RecordSetDigest.leaf(List.of(high, low))).isEqualTo(RecordSetDigest.leaf(List.of(low, high)));
        assertThat(hex(RecordSetDigest.leaf(List.of(high, low)))).isEqualTo(hex(sha256(new byte[1], low, high)));
    }

    private static byte[] digestOf(int content) {
        return sha256(new byte[] {(byte) content});
    }

    private static byte[] sha256(byte[]... pieces) {
        var digest = Digests.sha256();
        for (byte[] piece : pieces) {
            digest.update(piece);
        }
        return digest.digest();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
