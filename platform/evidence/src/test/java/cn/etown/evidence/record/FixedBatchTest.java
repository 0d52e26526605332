package cn.etown.evidence.record;

import cn.etown.kit.json.Digests;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Freezes the digests of a fixed batch. The golden values were computed apart from this code, with a JSON writer and
 * SHA-256 alone, as a unit would that checks the center: bucket and digest of each record, and the record-set digest.
 */
class FixedBatchTest {

    @Test
    void hasTheDigestsThatAreOnRecord() throws IOException {
        List<String> golden = lines("/golden/fixed-batch.digests");
        RecordReader reader = RecordFixtures.reader(RecordFixtures.sales());
        List<String> found = new ArrayList<>();
        Map<Integer, List<byte[]>> buckets = new HashMap<>();
        for (CsvRecord row : rows()) {
            ReadRecord record = reader.read(row.getStartingLineNumber(), row.getFields());
            found.add(record.bucket() + " " + Digests.text(record.digest()));
            buckets.computeIfAbsent(record.bucket(), bucket -> new ArrayList<>())
                    .add(record.digest());
        }
        Map<Integer, byte[]> leaves = new HashMap<>();
        buckets.forEach((bucket, digests) -> leaves.put(bucket, RecordSetDigest.leaf(digests)));

        found.add(Digests.text(RecordSetDigest.root(leaves)));

        assertThat(found)
                .isEqualTo(golden.stream().map(FixedBatchTest::withoutText).toList());
    }

    /** A golden line ends with what its digest was made of, for the reader. */
    private static String withoutText(String line) {
        return line.replaceFirst("(sha-256:\\S+).*", "$1");
    }

    private static List<CsvRecord> rows() throws IOException {
        String csv = String.join("\n", lines("/golden/fixed-batch.csv"));
        try (var reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream().skip(1).toList();
        }
    }

    private static List<String> lines(String resource) throws IOException {
        try (var file = FixedBatchTest.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
