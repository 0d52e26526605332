package cn.etown.evidence.content;

import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records that are JSON objects, each a line (NDJSON) or an element of one array. A member is named by its field's heading or
 * name; one that is {@code null} or absent is an empty cell. A number is the text it was written as, however large: nothing is
 * computed from it here.
 */
final class JsonContent extends Content {

    private static final int MAX_NESTING = 50;
    private static final int MAX_NAME = 1000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_CELL)
                    .maxNumberLength(MAX_CELL)
                    .maxNameLength(MAX_NAME)
                    .build())
            // What members there are is the sender's to say; none of it must stay.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final Text NOT_AN_OBJECT = new Text("记录应为一个 JSON 对象", "The record must be a JSON object");
    private static final Text NESTED = new Text(
            "成员的值应为文本、数字、true、false 或 null，不能嵌套",
            "A member must be text, a number, true, false or null, and not nested");
    private static final Text UNKNOWN =
            new Text("有接口规范中没有的成员", "The record has a member that the contract does not have");
    private static final Text DOUBLED = new Text("有成员重复", "The record has a member twice");

    private final JsonTexts records;
    private final List<String> heading;
    /** The place of each field by its heading, and by its name where that is no other's heading. */
    private final Map<String, Integer> places = new HashMap<>();

    JsonContent(Reader text, boolean lines, RecordFormat contract) {
        records = new JsonTexts(text, lines);
        heading = contract.headings();
        for (int place = 0; place < heading.size(); place++) {
            places.put(heading.get(place), place);
        }
        List<Field> fields = contract.schema().fields();
        for (int place = 0; place < fields.size(); place++) {
            places.putIfAbsent(fields.get(place).name(), place);
        }
    }

    @Override
    public List<String> heading() {
        return heading;
    }

    @Override
    TextRecord read() {
        if (!records.next()) {
            return null;
        }
        String text = records.text().toString();
        try (JsonParser in = JSON.createParser(text)) {
            String[] cells = new String[heading.size()];
            Text unfit = read(in, cells);
            if (in.nextToken() != null) {
                throw JsonTexts.malformed(records.line());
            }
            return unfit == null
                    ? TextRecord.of(records.line(), Arrays.asList(cells))
                    : TextRecord.unfit(records.line(), text.strip(), unfit);
        } catch (JsonProcessingException notJson) {
            throw JsonTexts.malformed(records.line());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Fills {@code cells} from one value; returns why it does not fit, {@code null} where it does. */
    private Text read(JsonParser in, String[] cells) throws IOException {
        JsonToken first = in.nextToken();
        if (first == null) {
            throw JsonTexts.malformed(records.line());
        }
        if (first != JsonToken.START_OBJECT) {
            text(in);
            in.skipChildren();
            return NOT_AN_OBJECT;
        }
        Text unfit = null;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            Integer place = places.get(requireFit(in.currentName()));
            in.nextToken();
            String value = text(in);
            if (value == null) {
                in.skipChildren();
            }
            Text wrong = place == null ? UNKNOWN : cells[place] != null ? DOUBLED : value == null ? NESTED : null;
            unfit = unfit == null ? wrong : unfit;
            if (place != null) {
                cells[place] = value == null ? "" : value;
            }
        }
        for (int place = 0; place < cells.length; place++) {
            cells[place] = cells[place] == null ? "" : cells[place];
        }
        return unfit;
    }

    /** The value at hand as a cell, {@code null} where it is nested. */
    private String text(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_NULL -> "";
            case VALUE_STRING -> requireFit(in.getText());
            case START_OBJECT, START_ARRAY -> null;
            default -> in.getText();
        };
    }

    /** By an escape there can be what no text may hold: a NUL, or half of a pair. */
    private String requireFit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw PlainText.nulFound();
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw JsonTexts.malformed(records.line());
                }
                i++;
            }
        }
        return text;
    }
}
