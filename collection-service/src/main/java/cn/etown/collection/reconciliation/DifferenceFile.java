package cn.etown.collection.reconciliation;

import cn.etown.collection.quarantine.SafeCell;
import cn.etown.collection.reconciliation.domain.DifferenceKind;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The differences of a reconciliation as a table to be worked through in a spreadsheet; with a byte order mark, for Excel. */
@ApplicationScoped
class DifferenceFile {

    private static final int READ_AT_ONCE = 1000;
    private static final Duration LOOK_UP = Duration.ofSeconds(30);
    private static final List<String> HEADINGS =
            List.of("\uFEFF序号", "类型", "业务主键", "来源的记录摘要", "中心的记录摘要", "批次", "分片号", "行号", "在隔离区");

    private final Reconciliations reconciliations;

    DifferenceFile(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    /** @param id of a reconciliation that the caller may see */
    StreamingOutput of(UUID id, DifferenceKind kind) {
        return out -> {
            try (Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                CsvWriter csv = CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .bufferSize(0)
                        .build(text);
                csv.writeRecord(HEADINGS);
                long after = 0;
                List<DifferenceView> some = read(id, after, kind);
                while (!some.isEmpty()) {
                    some.forEach(difference -> csv.writeRecord(cells(difference)));
                    after = some.get(some.size() - 1).number();
                    some = read(id, after, kind);
                }
            }
        };
    }

    private List<DifferenceView> read(UUID id, long after, DifferenceKind kind) {
        return reconciliations
                .differences(id, after, kind, READ_AT_ONCE)
                .await()
                .atMost(LOOK_UP);
    }

    private static List<String> cells(DifferenceView difference) {
        return List.of(
                text(difference.number()),
                difference.kind().name(),
                SafeCell.of(difference.key() == null ? "" : String.join(" / ", difference.key())),
                text(difference.statedDigest()),
                text(difference.heldDigest()),
                text(difference.batch()),
                text(difference.part()),
                text(difference.line()),
                difference.quarantined() ? "是" : "");
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
