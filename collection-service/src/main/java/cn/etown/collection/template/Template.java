package cn.etown.collection.template;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.Operation;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.kit.problem.Text;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A file with the headings of a contract and no records, which is filled in and sent as a part. */
final class Template {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String MADE_BY = "etown";
    private static final String MADE_BY_VERSION = "1.0";

    /** Rows that the lists of values hold for. */
    private static final int LAST_ROW = 100_000;

    private static final String TEXT = "@";
    private static final List<String> OPERATIONS =
            Arrays.stream(Operation.values()).map(Operation::name).toList();
    private static final String YES = "是 yes";
    private static final String REQUIRED_COLOUR = "FFF2CC";
    private static final String OTHER_COLOUR = "EDEDED";

    private final CollectedInterface source;
    private final RecordFormat format;
    private final List<Field> fields;

    /** @param kind of the batch that it is to be sent in */
    Template(CollectedInterface source, BatchKind kind) {
        this.source = source;
        format = kind.format(source.contract().format());
        fields = source.contract().schema().fields();
    }

    /** The heading alone; with a byte order mark, so that Excel takes it for UTF-8. */
    byte[] csv() {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
        csv.writeRecord(format.headings());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A sheet to fill in, one that explains it, and a hidden one with the values of lists. */
    byte[] xlsx() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, MADE_BY, MADE_BY_VERSION)) {
            Worksheet data = book.newWorksheet("数据 Data");
            explain(book.newWorksheet("填报说明 Instructions"));
            Worksheet lists = book.newWorksheet("取值 Values");
            lists.setVisibilityState(VisibilityState.HIDDEN);
            for (int column = 0; column < fields.size(); column++) {
                prepare(data, lists, column);
            }
            if (format.corrects()) {
                prepareOperation(data, lists);
            }
            data.freezePane(0, 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void prepare(Worksheet data, Worksheet lists, int column) {
        Field field = fields.get(column);
        head(data, column, field.physicalName(), cellFormat(field.type()), format.isRequired(field));
        offer(data, lists, column, valuesOf(field), format.isRequired(field));
    }

    private void prepareOperation(Worksheet data, Worksheet lists) {
        head(data, fields.size(), Operation.HEADING, TEXT, true);
        offer(data, lists, fields.size(), OPERATIONS, true);
    }

    private static void head(Worksheet data, int column, String heading, String cellFormat, boolean required) {
        data.value(0, column, heading);
        data.style(column).format(cellFormat).set();
        data.style(0, column)
                .bold()
                .fillColor(required ? REQUIRED_COLOUR : OTHER_COLOUR)
                .set();
        data.width(column, Math.min(40, 8 + 2 * heading.length()));
    }

    private static void offer(Worksheet data, Worksheet lists, int column, List<String> values, boolean required) {
        for (int row = 0; row < values.size(); row++) {
            lists.value(row, column, values.get(row));
        }
        if (!values.isEmpty()) {
            data.range(1, column, LAST_ROW, column)
                    .validateWithList(lists.range(0, column, values.size() - 1, column))
                    .allowBlank(!required);
        }
    }

    private static List<String> valuesOf(Field field) {
        if (field.type() == FieldType.BOOLEAN && field.allowed() == null) {
            return List.of("true", "false");
        }
        return field.allowed() == null ? List.of() : field.allowed();
    }

    /** In a column of text a spreadsheet leaves what is typed as it is: a code keeps its leading zeros. */
    private static String cellFormat(FieldType type) {
        return switch (type) {
            case STRING, BOOLEAN -> TEXT;
            case INTEGER, NUMBER -> "General";
            case DATE -> "yyyy-mm-dd";
            case TIMESTAMP -> "yyyy-mm-dd hh:mm:ss";
            case TIME -> "hh:mm:ss";
        };
    }

    private void explain(Worksheet sheet) {
        sheet.value(0, 0, "数据接口 Interface");
        sheet.value(0, 1, source.code());
        sheet.value(1, 0, "接口规范版本 Contract version");
        sheet.value(1, 1, source.contract().documentVersion());
        sheet.value(2, 0, "填报 To fill in");
        sheet.value(
                2,
                1,
                "在第一张表中从第 2 行起每行填一条记录，不改表头，不用公式、宏和外部链接。 "
                        + "One record a row from row 2 of the first sheet on; keep the heading; no formulas, macros or links.");
        List<String> titles = List.of("列 Column", "字段 Field", "类型 Type", "必填 Required", "业务主键 Key", "要求", "Rules");
        for (int column = 0; column < titles.size(); column++) {
            sheet.value(4, column, titles.get(column));
            sheet.style(4, column).bold().fillColor(OTHER_COLOUR).set();
            sheet.width(column, column < 5 ? 18 : 60);
        }
        for (int place = 0; place < fields.size(); place++) {
            explain(sheet, 5 + place, fields.get(place), format.hints(place));
        }
        if (format.corrects()) {
            explainOperation(sheet, 5 + fields.size());
        }
    }

    private static void explainOperation(Worksheet sheet, int row) {
        sheet.value(row, 0, Operation.HEADING);
        sheet.value(row, 2, FieldType.STRING.name());
        sheet.value(row, 3, YES);
        sheet.value(row, 5, "UPSERT：以本行替换业务主键相同的记录，没有则新增；WITHDRAW：撤回业务主键相同的记录，其余各列可为空");
        sheet.value(
                row,
                6,
                "UPSERT: the line takes the place of the record with its business key, or is added where there is none;"
                        + " WITHDRAW: the record with this business key is taken away, other columns may be empty");
    }

    private void explain(Worksheet sheet, int row, Field field, List<Text> hints) {
        sheet.value(row, 0, field.physicalName());
        sheet.value(row, 1, field.name());
        sheet.value(row, 2, field.type().name());
        sheet.value(row, 3, format.isRequired(field) ? YES : "否 no");
        sheet.value(row, 4, field.isKey() ? field.key().toString() : "");
        sheet.value(row, 5, joined(hints, Text::zh, "；"));
        sheet.value(row, 6, joined(hints, Text::en, "; "));
    }

    private static String joined(List<Text> hints, Function<Text, String> language, String separator) {
        return hints.stream().map(language).collect(Collectors.joining(separator));
    }
}
