package cn.etown.evidence.verifier;

import cn.etown.evidence.content.Content;
import cn.etown.evidence.content.ContentFormat;
import cn.etown.evidence.content.TextRecord;
import cn.etown.evidence.record.Decimals;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordReader;
import cn.etown.evidence.record.RecordSetDigest;
import cn.etown.evidence.record.Totals;
import cn.etown.evidence.statement.BucketDigest;
import cn.etown.evidence.statement.RecordSpool;
import cn.etown.evidence.statement.StatedBucket;
import cn.etown.kit.json.Digests;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Says of a source's own files what they hold, as the center reads them: how many records, their control totals, and a digest of each
 * bucket; and names the records of the buckets that the center asks for. Sorts on disk, so the files may be of any size.
 */
final class StatementTool {

    private static final byte[] NOTHING = {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaFile schema;
    private final Period period;
    private final ContentFormat form;
    private final List<Path> files;
    private final Totals totals;
    private long records;
    private long failing;

    StatementTool(SchemaFile schema, Period period, ContentFormat form, List<Path> files) {
        this.schema = schema;
        this.period = period;
        this.form = form;
        this.files = List.copyOf(files);
        totals = schema.format().totals();
    }

    /** The statement, as the center takes it ({@code POST /statements}). */
    String statement() throws IOException {
        try (RecordSpool spool = new RecordSpool()) {
            read(spool, bucket -> true, false);
            List<StatedBucket> buckets = new ArrayList<>();
            Map<Integer, byte[]> leaves = new HashMap<>();
            for (int bucket = 0; bucket < RecordSetDigest.BUCKETS; bucket++) {
                BucketDigest digest = new BucketDigest();
                spool.forEach(bucket, (of, identity, key) -> digest.add(of, identity));
                StatedBucket stated = digest.stated(bucket);
                if (stated.records() > 0) {
                    buckets.add(stated);
                    leaves.put(bucket, Digests.parse(stated.digest()));
                }
            }
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document(buckets, leaves));
        }
    }

    private Map<String, Object> document(List<StatedBucket> buckets, Map<Integer, byte[]> leaves) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("statementVersion", 1);
        document.put("interface", schema.interfaceCode());
        document.put("contractVersion", schema.version());
        document.put(
                "period",
                new TreeMap<>(Map.of(
                        "from", period.from().toString(), "to", period.to().toString())));
        document.put("records", records);
        document.put("failing", failing);
        document.put("totals", new TreeMap<>(Decimals.texts(totals.byName())));
        document.put("recordSetDigest", Digests.text(RecordSetDigest.root(leaves)));
        document.put("buckets", buckets);
        return document;
    }

    /** Writes the records of {@code wanted} buckets into {@code folder}, a file for each; returns the files. */
    List<Path> recordsOf(SortedSet<Integer> wanted, Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        try (RecordSpool spool = new RecordSpool()) {
            read(spool, wanted::contains, true);
            Files.createDirectories(folder);
            for (int bucket : wanted) {
                Path file = folder.resolve("bucket-%03d.ndjson".formatted(bucket));
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    spool.forEach(bucket, (digest, identity, line) -> {
                        out.write(line);
                        out.write('\n');
                    });
                }
                written.add(file);
            }
        }
        return written;
    }

    /** The buckets that are named in {@code list}, as {@code 0,17,255}. */
    static SortedSet<Integer> buckets(String list) {
        SortedSet<Integer> buckets = new TreeSet<>();
        for (String number : list.split(",", -1)) {
            buckets.add(bucket(number.strip()));
        }
        return buckets;
    }

    /** The buckets that the center asks for: its answer to {@code GET /reconciliations/{id}/wanted-buckets}. */
    static SortedSet<Integer> buckets(JsonNode wanted) {
        SortedSet<Integer> buckets = new TreeSet<>();
        wanted.path("items")
                .forEach(item -> buckets.add(bucket(item.path("bucket").asText())));
        return buckets;
    }

    private static int bucket(String number) {
        int bucket = number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : RecordSetDigest.BUCKETS;
        if (bucket >= RecordSetDigest.BUCKETS) {
            throw new UsageError("桶号应为 0 至 255 · a bucket is 0 to 255: " + number);
        }
        return bucket;
    }

    private void read(RecordSpool spool, IntPredicate wanted, boolean named) throws IOException {
        for (Path file : files) {
            try (InputStream bytes = Files.newInputStream(file);
                    Content content = form.open(bytes, schema.format())) {
                RecordReader reader = schema.format().under(content.heading(), period);
                for (TextRecord text = content.next(); text != null; text = content.next()) {
                    ReadRecord record = text.typedBy(reader);
                    records++;
                    failing += record.isGood() ? 0 : 1;
                    totals.add(record);
                    byte[] identity = reader.identity(record);
                    if (wanted.test(Byte.toUnsignedInt(identity[0]))) {
                        spool.add(record.digest(), identity, named ? line(record, reader) : NOTHING);
                    }
                }
            }
        }
    }

    /** How a record is named to the center. */
    private static byte[] line(ReadRecord record, RecordReader reader) throws JsonProcessingException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("digest", Digests.text(record.digest()));
        reader.keyTexts(record).ifPresent(key -> line.put("key", key));
        return JSON.writeValueAsBytes(line);
    }
}
