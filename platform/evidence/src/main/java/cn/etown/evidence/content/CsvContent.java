package cn.etown.evidence.content;

import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.Text;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/** CSV after RFC 4180, with a heading. Empty lines are no records. */
final class CsvContent extends Content {

    private final Iterator<CsvRecord> records;

    CsvContent(Reader text, char delimiter, char quote) {
        records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(MAX_CELL)
                                .maxRecordSize(MAX_RECORD)
                                .maxFields(MAX_CELLS)
                                .build(),
                        text)
                .iterator();
    }

    @Override
    public List<String> heading() {
        CsvRecord first = nextRecord();
        if (first == null) {
            throw headingMissing();
        }
        return first.getFields();
    }

    @Override
    TextRecord read() {
        CsvRecord record = nextRecord();
        return record == null ? null : TextRecord.of(record.getStartingLineNumber(), record.getFields());
    }

    private CsvRecord nextRecord() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException notCsv) {
            throw broken(notCsv);
        }
    }

    private static RuntimeException broken(CsvParseException failure) {
        if (failure.getCause() instanceof Refusal refused) {
            return refused;
        }
        if (failure.getCause() instanceof IOException cut) {
            return new UncheckedIOException(cut);
        }
        return new Malformed(
                "malformed-csv",
                new Text(
                        "CSV 格式有误：引号未闭合，或单元格、记录过长",
                        "Not CSV as taken here: a quote is not closed, or a cell or record is too long"));
    }
}
