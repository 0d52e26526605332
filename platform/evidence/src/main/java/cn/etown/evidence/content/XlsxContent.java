package cn.etown.evidence.content;

import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first sheet of a spreadsheet, whose first row that is not empty is the heading. Rows come as a stream. A spreadsheet does not
 * say where a row ends, so cells that are missing at its end are empty; empty rows are no records.
 *
 * <p>Formulas are refused: what such a cell shows is not what it holds, and changes with where it is opened.
 */
final class XlsxContent extends Content {

    private static final Pattern PLACE = Pattern.compile("([A-Z]{1,3})[0-9]{1,7}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");
    private static final int LONGEST_PLAIN = 60;

    /** Digits that a spreadsheet shows and takes of a number, and those with which it writes one down. */
    private static final int DIGITS_MEANT = 15;

    private static final int DIGITS_WRITTEN = 17;

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_OF_1904 = LocalDate.of(1904, 1, 1);
    /** 29 February 1900, which never was. From the day after it on, days are counted from {@link #DAY_ZERO}. */
    private static final int NO_DAY = 60;

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final BigDecimal MILLIS_OF_A_DAY = BigDecimal.valueOf(86_400_000);

    private final Workbook workbook;
    private final RecordFormat contract;
    private final BoundedEntry bytes;
    private final XmlEvents xml;
    /** The place in the contract of each column's field, -1 where it has none. */
    private int[] places = {};

    private final List<String> cells = new ArrayList<>();
    private int characters;
    private long line;
    private Text unfit;

    XlsxContent(Workbook workbook, RecordFormat contract) {
        this.workbook = workbook;
        this.contract = contract;
        bytes = workbook.sheet();
        xml = new XmlEvents(bytes);
    }

    @Override
    public List<String> heading() {
        if (!nextRow()) {
            throw headingMissing();
        }
        List<String> fields =
                contract.schema().fields().stream().map(Field::physicalName).toList();
        places = cells.stream().mapToInt(fields::indexOf).toArray();
        return List.copyOf(cells);
    }

    @Override
    TextRecord read() {
        if (!nextRow()) {
            return null;
        }
        while (cells.size() < places.length) {
            cells.add("");
        }
        return unfit == null
                ? TextRecord.of(line, List.copyOf(cells))
                : TextRecord.unfit(line, String.join("\t", cells), unfit);
    }

    @Override
    public long unpacked() {
        return bytes.count();
    }

    @Override
    public void close() {
        workbook.close();
    }

    /** Reads the next row that is not empty; whether there was one. */
    private boolean nextRow() {
        while (xml.next()) {
            if (xml.isStart("row")) {
                readRow();
                if (!cells.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void readRow() {
        String row = xml.attribute("r");
        long before = line;
        line = row == null ? line + 1 : Workbook.number(row, 0);
        if (line <= before) {
            throw Workbook.malformed();
        }
        cells.clear();
        characters = 0;
        unfit = null;
        int column = -1;
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                column = column(xml.attribute("r"), column + 1);
                put(column, readCell(column));
            }
        }
    }

    private void put(int column, String text) {
        if (text.isEmpty()) {
            return;
        }
        characters += text.length();
        if (column < cells.size() || column >= MAX_CELLS || characters > MAX_RECORD) {
            throw Workbook.malformed();
        }
        while (cells.size() < column) {
            cells.add("");
        }
        cells.add(text);
    }

    /** From 0; the one that follows where none is stated. */
    private static int column(String place, int next) {
        if (place == null) {
            return next;
        }
        Matcher named = PLACE.matcher(place);
        if (!named.matches()) {
            throw Workbook.malformed();
        }
        int column = 0;
        for (char letter : named.group(1).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    private String readCell(int column) {
        String type = xml.attribute("t");
        boolean date = workbook.isDate(xml.attribute("s"));
        StringBuilder value = new StringBuilder();
        String inline = null;
        boolean within = false;
        while (xml.next() && !xml.isEnd("c")) {
            if (xml.isStart("f")) {
                throw formula(column);
            }
            if (xml.isStart("is")) {
                inline = Workbook.text(xml, "is");
            } else if (xml.isText()) {
                if (within) {
                    xml.appendTo(value);
                }
            } else {
                within = xml.isStart("v");
            }
        }
        return inline == null ? text(type, value.toString(), date, column) : inline;
    }

    private String text(String type, String value, boolean date, int column) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (type == null ? "n" : type) {
            case "s" -> workbook.string(value);
            case "str" -> Workbook.unescaped(value);
            case "b" -> value.equals("1") ? "true" : "false";
            case "e" -> error(value, column);
            case "n" -> date ? dateText(value, column) : numberText(value);
            default -> value;
        };
    }

    private String error(String value, int column) {
        unfit = new Text("第 " + (column + 1) + " 列是错误值", "Cell " + (column + 1) + " holds an error");
        return value;
    }

    /**
     * The number that was meant. A spreadsheet keeps 2.55 as the nearest binary number and writes that down with 17 digits; it is
     * taken for the number of 15 digits that is kept the same. Whatever no spreadsheet wrote so stays as it is.
     */
    static String numberText(String value) {
        if (!NUMBER.matcher(value).matches()) {
            return value;
        }
        BigDecimal written = new BigDecimal(value);
        boolean exponent = value.indexOf('E') >= 0 || value.indexOf('e') >= 0;
        if ((exponent || value.indexOf('.') >= 0)
                && written.precision() > DIGITS_MEANT
                && written.precision() <= DIGITS_WRITTEN) {
            BigDecimal meant = written.round(new MathContext(DIGITS_MEANT, RoundingMode.HALF_EVEN));
            if (meant.doubleValue() == written.doubleValue()) {
                return plain(meant.stripTrailingZeros(), value);
            }
        }
        return exponent ? plain(written, value) : value;
    }

    private static String plain(BigDecimal number, String otherwise) {
        return Math.abs(number.scale()) > LONGEST_PLAIN ? otherwise : number.toPlainString();
    }

    /** As the column's field wants it. */
    private String dateText(String value, int column) {
        LocalDateTime at = NUMBER.matcher(value).matches() ? dateOf(new BigDecimal(value)) : null;
        if (at == null) {
            return value;
        }
        int place = column < places.length ? places[column] : -1;
        return contract.cellOf(place, at);
    }

    private LocalDateTime dateOf(BigDecimal serial) {
        if (serial.signum() < 0 || serial.compareTo(LAST_DAY) >= 0) {
            return null;
        }
        int day = serial.intValue();
        if (day == NO_DAY && !workbook.since1904()) {
            return null;
        }
        LocalDate zero = workbook.since1904() ? DAY_ZERO_OF_1904 : DAY_ZERO;
        boolean early = !workbook.since1904() && day > 0 && day < NO_DAY;
        long millis = serial.subtract(BigDecimal.valueOf(day))
                .multiply(MILLIS_OF_A_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return zero.plusDays(early ? day + 1 : day).atStartOfDay().plusNanos(millis * 1_000_000);
    }

    private RuleRefused formula(int column) {
        return new RuleRefused(
                "spreadsheet-formula",
                new Text(
                        "第 " + line + " 行第 " + (column + 1) + " 列是公式，请粘贴为数值后再报送",
                        "Cell " + (column + 1) + " of row " + line
                                + " is a formula; paste the values and send it again"));
    }
}
