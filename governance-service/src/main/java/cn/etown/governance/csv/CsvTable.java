package cn.etown.governance.csv;

import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of so few lines that it is read whole: CSV after RFC 4180 in strict UTF-8, with a heading. Every line has the cells of
 * the heading; an empty line is none.
 */
public record CsvTable(List<String> heading, List<Line> lines) {

    /** @param number as an editor shows it, the first line of the content being 1 */
    public record Line(long number, List<String> cells) {}

    /**
     * What {@code bytes} say, without a byte order mark.
     *
     * @throws Malformed {@code malformed-utf-8}
     */
    public static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed(
                    "malformed-utf-8",
                    new Text("内容不是有效的 UTF-8，请另存为 UTF-8 编码", "The content is not valid UTF-8; save it as UTF-8"));
        }
    }

    /**
     * Reads a table.
     *
     * @param most how many lines are taken; one more is read and no further, so that the caller can refuse it
     * @throws Malformed {@code malformed-csv}
     */
    public static CsvTable read(String text, int most) {
        var lines = new ArrayList<Line>();
        try (var records = CsvReader.builder()
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.STRICT)
                        .missingFieldStrategy(FieldMismatchStrategy.STRICT)
                        .skipEmptyLines(true)
                        .ofCsvRecord(text);
                var stream = records.stream()) {
            stream.limit(most + 2L).map(CsvTable::line).forEach(lines::add);
        } catch (CsvParseException | IOException unreadable) {
            throw malformed();
        }
        if (lines.isEmpty()) {
            throw malformed();
        }
        return new CsvTable(lines.get(0).cells(), lines.subList(1, lines.size()));
    }

    /** The cell of {@code line} under {@code heading}; empty where the table has no such column. */
    public String cell(Line line, String heading) {
        int at = this.heading.indexOf(heading);
        return at < 0 ? "" : line.cells().get(at);
    }

    private static Line line(CsvRecord read) {
        return new Line(read.getStartingLineNumber(), read.getFields());
    }

    private static Malformed malformed() {
        return new Malformed(
                "malformed-csv",
                new Text(
                        "不是有效的 CSV：须有表头，各行列数须与表头一致，引号须成对",
                        "Not valid CSV: it has a heading, each line has the cells of the heading, and quotes are closed"));
    }
}
