package cn.etown.evidence.statement;

import cn.etown.kit.json.Digests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class RecordSpoolTest {

    /** Runs of one record, of some, and one run for all. */
    @ParameterizedTest
    @ValueSource(longs = {1, 1000, RecordSpool.RUN})
    void givesTheRecordsOfABucketSortedHoweverTheyAreCut(long run) throws IOException {
        List<byte[]> digests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            digests.add(Digests.sha256(("record " + i / 2).getBytes(StandardCharsets.UTF_8)));
        }
        List<String> given = new ArrayList<>();
        Collections.shuffle(digests, new Random(7));

        try (RecordSpool spool = new RecordSpool(run)) {
            for (byte[] digest : digests) {
                spool.add(digest, bucketSeven(digest), Digests.text(digest).getBytes(StandardCharsets.UTF_8));
            }
            spool.forEach(6, (digest, identity, key) -> given.add("none"));
            spool.forEach(7, (digest, identity, key) -> {
                assertThat(identity).isEqualTo(bucketSeven(digest));
                assertThat(new String(key, StandardCharsets.UTF_8)).isEqualTo(Digests.text(digest));
                given.add(Digests.text(digest));
            });
        }

        assertThat(given).isEqualTo(digests.stream().map(Digests::text).sorted().toList());
    }

    private static byte[] bucketSeven(byte[] digest) {
        byte[] identity = digest.clone();
        identity[0] = 7;
        return identity;
    }
}
