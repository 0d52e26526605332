package cn.etown.evidence.content;

import cn.etown.evidence.record.RecordFixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.Worksheet;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import static cn.etown.evidence.content.ContentFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

/** What is digested is the records, in whatever form they are sent. */
class FormatLawsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES =
            RecordFixtures.sales().fields().stream().map(field -> field.name()).toList();

    @Property(tries = 200)
    void theSameRecordsHaveTheSameDigestInEveryForm(@ForAll("rows") List<List<String>> rows) {
        String plain = digest(ContentFormat.Csv.PLAIN, csv(rows, ',', '"').getBytes(StandardCharsets.UTF_8));
        Charset gb18030 = Charset.forName("GB18030");

        assertThat(digest(
                        new ContentFormat.Csv(gb18030, '\t', '\''),
                        csv(rows, '\t', '\'').getBytes(gb18030)))
                .isEqualTo(plain);
        assertThat(digest(new ContentFormat.Json(true), lines(rows).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(plain);
        assertThat(digest(new ContentFormat.Json(false), array(rows).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(plain);
    }

    @Property(tries = 50)
    void theSameRecordsHaveTheSameDigestInASpreadsheet(@ForAll("rows") List<List<String>> rows) {
        List<List<String>> legible = rows.stream()
                .map(row -> {
                    List<String> cells = new ArrayList<>(row);
                    cells.replaceAll(cell -> cell.replaceAll("\\p{Cntrl}", " "));
                    return cells;
                })
                .toList();
        byte[] book = Sheets.of(sheet -> {
            Sheets.heading(sheet);
            for (int row = 0; row < legible.size(); row++) {
                for (int column = 0; column < NAMES.size(); column++) {
                    put(sheet, row + 1, column, legible.get(row).get(column));
                }
            }
        });

        assertThat(digest(new ContentFormat.Xlsx(), book))
                .isEqualTo(
                        digest(ContentFormat.Csv.PLAIN, csv(legible, ',', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static void put(Worksheet sheet, int row, int column, String cell) {
        switch (cell) {
            case "" -> {}
            case "true", "false" -> sheet.value(row, column, Boolean.parseBoolean(cell));
            case "1", "2.50", "-3" -> sheet.value(row, column, new BigDecimal(cell));
            case "2010-12-01 08:26:00", "2010-12-02 08:26:00" -> {
                sheet.value(row, column, LocalDateTime.parse(cell.replace(' ', 'T')));
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> sheet.value(row, column, cell);
        }
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> orders = Arbitraries.of("1", "2", "3", "", "e\u0301", "\u00e9");
        Arbitrary<String> products = Arbitraries.strings()
                .withCharRange('\u0001', '\u0300')
                .withChars("\"\\/\b\f\n\r\t',;|{}[]:中文\u2028")
                .ofMaxLength(20)
                .map(text -> text + "𠮷");
        Arbitrary<String> numbers = Arbitraries.of("1", "2.50", "-3", "x", "", "0.0", "1e999999");
        Arbitrary<String> times = Arbitraries.of("2010-12-01 08:26:00", "2010-12-02 08:26:00", "never");
        return Combinators.combine(orders, products, numbers, numbers, times, Arbitraries.of("true", "false", "", "no"))
                .as((order, product, quantity, price, time, member) ->
                        List.of(order, product, quantity, price, time, member))
                .list()
                .ofMaxSize(20);
    }

    private static String csv(List<List<String>> rows, char delimiter, char quote) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .bufferSize(0)
                .build(text);
        writer.writeRecord(RecordFixtures.HEADING);
        rows.forEach(writer::writeRecord);
        return text.toString();
    }

    private static String lines(List<List<String>> rows) {
        StringBuilder text = new StringBuilder("\n");
        rows.forEach(row -> text.append(object(row, RecordFixtures.HEADING)).append("\r\n"));
        return text.toString();
    }

    private static String array(List<List<String>> rows) {
        StringJoiner text = new StringJoiner(" ,\n", "\uFEFF [ ", " ]\n ");
        text.setEmptyValue("[]");
        rows.forEach(row -> text.add(object(row, NAMES).toPrettyString()));
        return text.toString();
    }

    /** With numbers and truths as JSON has them, and without some of what is empty. */
    private static ObjectNode object(List<String> row, List<String> names) {
        ObjectNode object = JSON.createObjectNode();
        List<Integer> places = new ArrayList<>(List.of(5, 3, 1, 0, 2, 4));
        for (int place : places) {
            if (!row.get(place).isEmpty()) {
                object.set(names.get(place), value(row.get(place)));
            } else if (place % 2 == 0) {
                object.putNull(names.get(place));
            }
        }
        return object;
    }

    private static JsonNode value(String cell) {
        ArrayNode one = JSON.createArrayNode();
        return switch (cell) {
            case "true", "false" -> one.add(Boolean.parseBoolean(cell)).get(0);
            case "1", "2.50", "-3", "0.0" -> one.add(new BigDecimal(cell)).get(0);
            default -> one.add(cell).get(0);
        };
    }
}
