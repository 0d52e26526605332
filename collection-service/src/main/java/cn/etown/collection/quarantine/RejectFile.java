package cn.etown.collection.quarantine;

import cn.etown.collection.quarantine.QuarantinedRecord.FailureView;
import cn.etown.evidence.record.Operation;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.Rule;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Refused records as a table to be mended in a spreadsheet: the columns of its cells, then what is wrong. It begins with a byte
 * order mark, without which Excel does not take it for UTF-8.
 */
final class RejectFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final CsvWriter csv;
    private final RecordFormat sentIn;
    private final RecordFormat mendedIn;
    private final List<String> headings;

    /**
     * @param sentIn the format in which the records came
     * @param mendedIn that in which they can be sent once they are mended: the same, or that of corrections, where what came with them
     *     was accepted
     */
    RejectFile(Writer out, RecordFormat sentIn, RecordFormat mendedIn) {
        this.sentIn = sentIn;
        this.mendedIn = mendedIn;
        headings = mendedIn.headings();
        csv = writer(out);
    }

    /** What stands before the records. */
    void begin() {
        List<String> all = new ArrayList<>(headings);
        all.set(0, BYTE_ORDER_MARK + SafeCell.of(all.get(0)));
        write(all, RecordFormat.NOTES);
    }

    void add(QuarantinedRecord record) {
        boolean inColumns = isInColumns(record);
        write(
                inColumns ? cells(record) : Collections.nCopies(headings.size(), ""),
                List.of(
                        Integer.toString(record.part()),
                        Long.toString(record.line()),
                        joined(record, FailureView::rule, ", "),
                        record.cellsAre() == CellsAre.NOT_KEPT
                                ? "原文未保留，请先改正前面的记录"
                                : joined(record, FailureView::zh, "；"),
                        record.cellsAre() == CellsAre.NOT_KEPT
                                ? "not kept; mend the records before it first"
                                : joined(record, FailureView::en, "; "),
                        inColumns ? "" : text(record)));
    }

    /** One that was refused late is kept in canonical text, which is not how its source writes it. */
    private List<String> cells(QuarantinedRecord record) {
        List<String> cells = new ArrayList<>(record.cells());
        if (record.cellsAre() == CellsAre.CANONICAL) {
            for (int place = 0; place < sentIn.schema().fields().size(); place++) {
                cells.set(place, sentIn.cellOf(place, cells.get(place)));
            }
        }
        if (mendedIn.corrects() && !sentIn.corrects()) {
            cells.add(isDouble(record) ? "" : Operation.UPSERT.name());
        }
        return cells;
    }

    /** Sent as it is, a double would take the place of the record that was accepted: which of them is right is for its source to say. */
    private static boolean isDouble(QuarantinedRecord record) {
        return record.failures().stream().anyMatch(failure -> failure.rule().equals(Rule.UNIQUE.code()));
    }

    /** One with the wrong number of cells has them as they were sent, and may have as many as there are headings all the same. */
    private boolean isInColumns(QuarantinedRecord record) {
        return record.cells().size() == sentIn.headings().size()
                && record.failures().stream()
                        .noneMatch(failure -> failure.rule().equals(Rule.COLUMNS.code()));
    }

    private static String joined(QuarantinedRecord record, Function<FailureView, String> part, String separator) {
        String told = record.failures().stream().map(part).collect(Collectors.joining(separator));
        return record.moreFailures() == 0 ? told : told + separator + "+" + record.moreFailures();
    }

    /** The record as it was sent, as far as it is known. */
    private static String text(QuarantinedRecord record) {
        if (record.cellsAre() == CellsAre.WHOLE_TEXT) {
            return record.cells().get(0);
        }
        StringWriter line = new StringWriter();
        writer(line).writeRecord(record.cells());
        return line.toString().strip();
    }

    private void write(List<String> cells, List<String> notes) {
        List<String> all = new ArrayList<>(cells);
        all.addAll(notes);
        all.replaceAll(SafeCell::of);
        csv.writeRecord(all);
    }

    private static CsvWriter writer(Writer out) {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(out);
    }
}
