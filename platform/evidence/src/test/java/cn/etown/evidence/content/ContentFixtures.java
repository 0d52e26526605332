package cn.etown.evidence.content;

import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordFixtures;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.RecordReader;
import cn.etown.evidence.record.RecordSetDigest;
import cn.etown.kit.json.Digests;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sales lines as files of every form. */
final class ContentFixtures {

    static final RecordFormat SALES = new RecordFormat(RecordFixtures.sales());

    private ContentFixtures() {}

    static List<TextRecord> read(ContentFormat format, String text) {
        return read(format, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<TextRecord> read(ContentFormat format, byte[] bytes) {
        return read(format, new ByteArrayInputStream(bytes));
    }

    static List<TextRecord> read(ContentFormat format, InputStream bytes) {
        List<TextRecord> records = new ArrayList<>();
        try (Content content = format.open(bytes, SALES)) {
            content.heading();
            for (TextRecord record = content.next(); record != null; record = content.next()) {
                records.add(record);
            }
        }
        return records;
    }

    /** The record-set digest of a file. */
    static String digest(ContentFormat format, byte[] bytes) {
        Map<Integer, List<byte[]>> buckets = new HashMap<>();
        try (Content content = format.open(new ByteArrayInputStream(bytes), SALES)) {
            RecordReader reader = SALES.under(content.heading(), RecordFixtures.DAY);
            for (TextRecord record = content.next(); record != null; record = content.next()) {
                ReadRecord typed = record.typedBy(reader);
                buckets.computeIfAbsent(typed.bucket(), bucket -> new ArrayList<>())
                        .add(typed.digest());
            }
        }
        Map<Integer, byte[]> leaves = new HashMap<>();
        buckets.forEach((bucket, digests) -> leaves.put(bucket, RecordSetDigest.leaf(digests)));
        return Digests.text(RecordSetDigest.root(leaves));
    }
}
