package cn.etown.evidence.content;

import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordFixtures;
import cn.etown.kit.problem.Refusal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static cn.etown.evidence.content.ContentFixtures.SALES;
import static cn.etown.evidence.content.ContentFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class XlsxContentTest {

    private static final ContentFormat XLSX = new ContentFormat.Xlsx();
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final byte[] PLAIN = Sheets.of(sheet -> {
        Sheets.heading(sheet);
        sheet.value(1, 0, "536365");
    });

    @Test
    void takesEachCellAsItsColumnWantsIt() {
        byte[] book = Sheets.of(sheet -> {
            Sheets.heading(sheet);
            sheet.value(2, 0, 536365);
            sheet.value(2, 1, "茶叶");
            sheet.value(2, 2, 6);
            sheet.value(2, 3, 2.55);
            sheet.value(2, 4, LocalDateTime.of(2010, 12, 1, 8, 26, 59));
            sheet.style(2, 4).format("yyyy-MM-dd HH:mm:ss").set();
            sheet.value(2, 5, true);
            sheet.value(3, 1, LocalDate.of(2010, 12, 1));
            sheet.style(3, 1).format("yyyy/m/d;@").set();
            sheet.value(3, 3, 40513.5);
            sheet.style(3, 3).format("[Red]0.0_);\"d\"0").set();
        });

        List<TextRecord> records = read(XLSX, book);

        assertThat(records)
                .containsExactly(
                        TextRecord.of(3, List.of("536365", "茶叶", "6", "2.55", "2010-12-01 08:26:59", "true")),
                        TextRecord.of(4, List.of("", "2010-12-01", "", "40513.5", "", "")));
        ReadRecord typed = records.get(0).typedBy(SALES.under(RecordFixtures.HEADING, RecordFixtures.DAY));
        assertThat(typed.failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2.5499999999999998, 2.55",
        "0.10000000000000001, 0.1",
        "1.0999999999999999E-2, 0.011",
        "1.23E+3, 1230",
        "1E999, 1E999",
        "1e999999, 1e999999",
        "123456789012345678, 123456789012345678",
        "0.12345678901234567, 0.12345678901234567",
        "0.1234567890123456789, 0.1234567890123456789",
        "2.50, 2.50",
        "NaN, NaN"
    })
    void takesTheNumberThatWasMeant(String written, String meant) {
        assertThat(XlsxContent.numberText(written)).isEqualTo(meant);
    }

    @Test
    void takesDaysByEitherEra() {
        assertThat(dates(false, "1", "59", "61", "60", "40513.35138888889", "-1", "1e999"))
                .containsExactly("1900-01-01", "1900-02-28", "1900-03-01", "60", "2010-12-01T08:26", "-1", "1e999");
        assertThat(dates(true, "0", "1")).containsExactly("1904-01-01", "1904-01-02");
    }

    /** What dates in a column of text come to. */
    private static List<String> dates(boolean since1904, String... serials) {
        byte[] book = Sheets.of(sheet -> {
            Sheets.heading(sheet);
            for (int i = 0; i < serials.length; i++) {
                sheet.value(i + 1, 0, 777_000 + i);
                sheet.style(i + 1, 0).format("yyyy-mm-dd").set();
            }
        });
        String xml = Sheets.file(book, SHEET);
        for (int i = 0; i < serials.length; i++) {
            xml = xml.replace("<v>" + (777_000 + i) + "</v>", "<v>" + serials[i] + "</v>");
        }
        String workbook = Sheets.file(book, "xl/workbook.xml");
        if (since1904) {
            workbook = workbook.replace("date1904=\"false\"", "date1904=\"1\"");
            assertThat(workbook).contains("date1904=\"1\"");
        }
        return read(XLSX, Sheets.with(Sheets.with(book, SHEET, xml), "xl/workbook.xml", workbook)).stream()
                .map(record -> record.cells().get(0))
                .toList();
    }

    @Test
    void readsInlineAndEscapedTextsWithoutTheReadingsOfCharacters() {
        String row =
                "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><r><t>a_x000D_</t></r><rPh><t>x</t></rPh><r><t>b</t></r></is></c>"
                        + "<c t=\"str\"><v>_x005F_x0041_ _xZZZZ_</v></c><c/><c r=\"Z2\" s=\"0\"/></row>";

        List<TextRecord> records = read(XLSX, withRow(row));

        assertThat(records).containsExactly(TextRecord.of(2, List.of("a\rb", "_x0041_ _xZZZZ_", "", "", "", "")));
    }

    @Test
    void keepsARecordWithAnErrorOrTooManyCells() {
        List<TextRecord> records = read(
                XLSX,
                withRow("<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#N/A</v></c></row><row><c r=\"G3\"><v>1</v></c></row>"));

        assertThat(records.get(0).unfit().en()).contains("Cell 1");
        assertThat(records.get(1)).isEqualTo(TextRecord.of(3, List.of("", "", "", "", "", "", "1")));
    }

    private static byte[] withRow(String row) {
        String xml = Sheets.file(PLAIN, SHEET);
        int second = xml.indexOf("<row r=\"2\"");
        return Sheets.with(PLAIN, SHEET, xml.substring(0, second) + row + "</sheetData></worksheet>");
    }

    @Nested
    class Refused {

        @Test
        void areFormulas() {
            byte[] book = Sheets.of(sheet -> {
                Sheets.heading(sheet);
                sheet.formula(4, 2, "A1&B1");
            });

            Refusal refusal = refusal(book);

            assertThat(refusal.code()).isEqualTo("spreadsheet-formula");
            assertThat(refusal.detail().en()).startsWith("Cell 3 of row 5");
        }

        @Test
        void areMacrosAndLinks() {
            assertThat(refusal(Sheets.with(PLAIN, "xl/vbaProject.bin", "x")).code())
                    .isEqualTo("spreadsheet-macros");
            assertThat(refusal(Sheets.with(PLAIN, "xl/externalLinks/externalLink1.xml", "<x/>"))
                            .code())
                    .isEqualTo("spreadsheet-links");
            String rels = Sheets.file(PLAIN, "xl/_rels/workbook.xml.rels");
            assertThat(refusal(
                                    Sheets.with(
                                            PLAIN,
                                            "xl/_rels/workbook.xml.rels",
                                            rels.replace(
                                                    "</Relationships>",
                                                    "<Relationship Id=\"x\" Target=\"http://x\" TargetMode=\"External\"/></Relationships>")))
                            .code())
                    .isEqualTo("spreadsheet-links");
        }

        @Test
        void isWhatIsEncryptedOrNoSpreadsheet() {
            byte[] encrypted = Arrays.copyOf(
                    new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
                    },
                    5000);

            assertThat(refusal(encrypted).code()).isEqualTo("spreadsheet-encrypted");
            assertThat(refusal(new byte[0]).code()).isEqualTo("malformed-spreadsheet");
            assertThat(refusal("单号,商品\n1,2\n3,4\n5,6\n7,8\n".getBytes(StandardCharsets.UTF_8))
                            .code())
                    .isEqualTo("malformed-spreadsheet");
            assertThat(refusal(Arrays.copyOf(PLAIN, PLAIN.length - 30)).code()).isEqualTo("malformed-spreadsheet");
            assertThat(refusal(Sheets.with(PLAIN, SHEET, "<worksheet><sheetData><row"))
                            .code())
                    .isIn("malformed-spreadsheet", "heading-missing");
            assertThat(refusal(Sheets.of(sheet -> sheet.value(3, 3, ""))).code())
                    .isEqualTo("heading-missing");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<row r=\"2\"><c r=\"ZZZZ2\"><v>1</v></c></row>",
                    "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>",
                    "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>",
                    "<row r=\"0\"><c><v>1</v></c></row>",
                    "<row r=\"1\"><c><v>1</v></c></row>",
                    "<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>",
                    "<row r=\"3\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>",
                    "<row r=\"2\"><c t=\"s\"><v>99</v></c></row>",
                    "<row r=\"2\"><c t=\"s\"><v>-1</v></c></row>",
                    "<row r=\"2\"><c><v>&x;</v></c></row>"
                })
        void areCellsThatNoSpreadsheetHas(String row) {
            assertThat(refusal(withRow(row)).code()).isEqualTo("malformed-spreadsheet");
        }

        @Test
        void areEntitiesAndTokensWithoutBound() {
            assertThat(refusal(
                                    Sheets.with(
                                            PLAIN,
                                            SHEET,
                                            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                                                    + "<worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>"))
                            .code())
                    .isEqualTo("malformed-spreadsheet");
            assertThat(refusal(withRow("<row r=\"2\"><c t=\"str\"><v>" + "x".repeat(70_000) + "</v></c></row>"))
                            .code())
                    .isEqualTo("malformed-spreadsheet");
            assertThat(refusal(withRow("<row r=\"2\"><c x=\"" + "x".repeat(10_000_000) + "\"/></row>"))
                            .code())
                    .isEqualTo("malformed-spreadsheet");
        }

        @ParameterizedTest
        @ValueSource(strings = {SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"})
        void areElementsAndNamesWithoutBound(String file) {
            String deep = "<a>".repeat(60) + "</a>".repeat(60);

            assertThat(refusal(beginningWith(deep, file)).code()).isEqualTo("malformed-spreadsheet");
            assertThat(refusal(beginningWith(numbered("<a%d/>"), file)).code()).isEqualTo("malformed-spreadsheet");
            assertThat(refusal(beginningWith("<a" + numbered(" b%d=\"\"") + "/>", file))
                            .code())
                    .isEqualTo("malformed-spreadsheet");
            assertThat(refusal(beginningWith(numbered("<a xmlns:b%d=\"c\"/>"), file))
                            .code())
                    .isEqualTo("malformed-spreadsheet");
            assertThat(refusal(beginningWith(numbered("<a xmlns:b=\"c%d\"/>"), file))
                            .code())
                    .isEqualTo("malformed-spreadsheet");
            assertThat(refusal(beginningWith(numbered("<?a%d?>"), file)).code()).isEqualTo("malformed-spreadsheet");
            assertThat(refusal(beginningWith("<" + "a".repeat(300) + "/>", file))
                            .code())
                    .isEqualTo("malformed-spreadsheet");
        }

        /** The plain spreadsheet with something at the beginning of the root of one of its files. */
        private byte[] beginningWith(String more, String file) {
            Matcher root = Pattern.compile("<[a-zA-Z][^>]*>").matcher(Sheets.file(PLAIN, file));
            return Sheets.with(PLAIN, file, root.replaceFirst("$0" + Matcher.quoteReplacement(more)));
        }

        private String numbered(String form) {
            return IntStream.range(0, 1001).mapToObj(form::formatted).collect(Collectors.joining());
        }

        @Test
        void areFormatsAndAttributesWithoutBound() {
            assertThat(refusal(withFormats("<numFmt numFmtId=\"200\" formatCode=\"" + "[".repeat(256) + "\"/>"))
                            .code())
                    .isEqualTo("malformed-spreadsheet");
            assertThat(refusal(withFormats("<numFmt numFmtId=\"200\"/>")).code())
                    .isEqualTo("malformed-spreadsheet");
            String many = IntStream.range(200, 2201)
                    .mapToObj("<numFmt numFmtId=\"%d\" formatCode=\"0\"/>"::formatted)
                    .collect(Collectors.joining());
            assertThat(refusal(withFormats(many)).code()).isEqualTo("malformed-spreadsheet");
            assertThat(refusal(withFormats("<xf numFmtId=\"" + "1".repeat(33_000) + "\"/>"))
                            .code())
                    .isEqualTo("malformed-spreadsheet");
            String long17MiB = IntStream.range(0, 1_200_000)
                    .mapToObj(i -> "<!--" + (10_000_000 + i) + "-->")
                    .collect(Collectors.joining());
            assertThat(refusal(withFormats(long17MiB)).code()).isEqualTo("expands-too-far");
            assertThat(read(XLSX, withFormats("<numFmt numFmtId=\"200\" formatCode=\"" + "[".repeat(255) + "\"/>")))
                    .hasSize(1);
        }

        private byte[] withFormats(String formats) {
            return Sheets.with(PLAIN, "xl/styles.xml", "<styleSheet><cellXfs>" + formats + "</cellXfs></styleSheet>");
        }

        @Test
        void isAnArchiveWhoseEndIsNotWhereItSays() {
            byte[] longer = Arrays.copyOf(PLAIN, PLAIN.length + 22);
            assertThat(refusal(longer).code()).as("with more behind it").isEqualTo("malformed-spreadsheet");
            ByteBuffer second = ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN);
            second.putShort(PLAIN.length - 2, (short) 22);
            assertThat(read(XLSX, longer)).as("with a comment").hasSize(1);
            second.putInt(PLAIN.length, 0x06054b50).putShort(longer.length - 2, (short) 1);
            assertThat(refusal(longer).code())
                    .as("with a false end in its comment")
                    .isEqualTo("malformed-spreadsheet");
        }

        @Test
        void isABomb() {
            byte[] bomb = withRow(" ".repeat(40_000_000));

            assertThat(refusal(bomb).code()).isEqualTo("expands-too-far");
            assertThat(refusal(withSizeOfAllSaidToBe(1000, bomb)).code())
                    .as("also where its directory says otherwise")
                    .isIn("expands-too-far", "malformed-spreadsheet");
        }

        private byte[] withSizeOfAllSaidToBe(int size, byte[] book) {
            byte[] lying = book.clone();
            ByteBuffer bytes = ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < lying.length - 46; at++) {
                if (bytes.getInt(at) == 0x02014b50) {
                    bytes.putInt(at + 24, size);
                }
            }
            return lying;
        }

        @Test
        void leavesNothingBehind() throws IOException {
            long before = filesAside();

            refusal(withRow("<row r=\"0\"/>"));
            refusal(Sheets.with(PLAIN, "xl/vbaProject.bin", "x"));
            read(XLSX, PLAIN);

            assertThat(filesAside()).isEqualTo(before);
        }

        private long filesAside() throws IOException {
            try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                return files.filter(file -> file.getFileName().toString().endsWith(".xlsx"))
                        .count();
            }
        }
    }

    private static Refusal refusal(byte[] book) {
        return catchThrowableOfType(Refusal.class, () -> read(XLSX, book));
    }
}
