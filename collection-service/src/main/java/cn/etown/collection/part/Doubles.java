package cn.etown.collection.part;

import cn.etown.evidence.record.BatchRule;
import cn.etown.evidence.record.BatchRule.Metric;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.kit.json.Digests;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Counts the records of a rehearsal that have the values of one before them. It remembers the values of all by half of their SHA-256,
 * so that what it holds does not depend on how long they are.
 */
final class Doubles {

    private static final int FEWEST_PLACES = 1024;

    private final int[] places;
    private final MessageDigest sha256 = Digests.sha256();
    /** The digests, two to each place, at the first free place from where they belong; nothing is at a place of zeros. */
    private long[] seen = new long[2 * FEWEST_PLACES];

    private int remembered;
    private long found;

    Doubles(BatchRule rule, RecordSchema schema) {
        places = rule.metric() == Metric.DUPLICATE_VALUES
                ? rule.fields().stream()
                        .map(schema::field)
                        .mapToInt(schema.fields()::indexOf)
                        .toArray()
                : new int[0];
    }

    /** A record that lacks a value has not those of another. */
    void add(ReadRecord record) {
        if (places.length == 0 || Arrays.stream(places).anyMatch(place -> record.values()[place] == null)) {
            return;
        }
        for (int place : places) {
            byte[] text = record.canonicalText(place).getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
            sha256.update(text);
        }
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
        // Both being zero would say that there is nothing.
        if (!remember(digest.getLong() | 1, digest.getLong())) {
            found++;
        }
    }

    long found() {
        return found;
    }

    /** Of how many records the values are remembered. */
    int remembered() {
        return remembered;
    }

    private boolean remember(long first, long second) {
        if (4 * remembered >= seen.length) {
            grow();
        }
        int at = placeOf(first, second);
        if (seen[at] != 0) {
            return false;
        }
        seen[at] = first;
        seen[at + 1] = second;
        remembered++;
        return true;
    }

    /** Where it is, or is to be. At least every second place is free. */
    private int placeOf(long first, long second) {
        int mask = seen.length - 1;
        int at = (int) (second << 1) & mask;
        while (seen[at] != 0 && (seen[at] != first || seen[at + 1] != second)) {
            at = at + 2 & mask;
        }
        return at;
    }

    private void grow() {
        long[] before = seen;
        seen = new long[2 * before.length];
        for (int i = 0; i < before.length; i += 2) {
            if (before[i] != 0) {
                int at = placeOf(before[i], before[i + 1]);
                seen[at] = before[i];
                seen[at + 1] = before[i + 1];
            }
        }
    }
}
