package cn.etown.evidence.content;

import cn.etown.evidence.record.Failure;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordFixtures;
import cn.etown.evidence.record.RecordReader;
import cn.etown.evidence.record.Rule;
import cn.etown.kit.problem.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static cn.etown.evidence.content.ContentFixtures.SALES;
import static cn.etown.evidence.content.ContentFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class JsonContentTest {

    private static final ContentFormat LINES = new ContentFormat.Json(true);
    private static final ContentFormat ARRAY = new ContentFormat.Json(false);

    @Test
    void takesMembersByHeadingOrNameAndNumbersAsTheyAreWritten() {
        List<TextRecord> records = read(
                LINES,
                "{\"单号\":\"1\",\"product\":\"a\\u00e9\",\"数量\":1e999999,\"price\":2.50,\"时间\":null,\"member\":true}\n"
                        + "\n  {\"order\":7}\n");

        assertThat(records)
                .containsExactly(
                        TextRecord.of(1, List.of("1", "a\u00e9", "1e999999", "2.50", "", "true")),
                        TextRecord.of(3, List.of("7", "", "", "", "", "")));
    }

    @Test
    void tellsTheLineOnWhichAnElementBegins() {
        List<TextRecord> records = read(ARRAY, "[\n{\"order\":\n\"],}\"},\n\n {\"order\":\"\\\"\"}]");

        assertThat(records).extracting(TextRecord::line).containsExactly(2L, 5L);
        assertThat(records.get(0).cells()).startsWith("],}");
        assertThat(records.get(1).cells()).startsWith("\"");
    }

    @Test
    void tellsTheElementsOfOneLineApart() {
        assertThat(read(ARRAY, "[{},{},17,{}]")).extracting(TextRecord::line).containsExactly(1L, 2L, 3L, 4L);
        assertThat(read(ARRAY, "[{},{},\n{},\n\n\n{},{}]"))
                .extracting(TextRecord::line)
                .containsExactly(1L, 2L, 3L, 5L, 6L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"order\":\"1\",\"colour\":\"red\"}",
                "{\"order\":\"1\",\"单号\":\"1\"}",
                "{\"order\":\"1\",\"order\":\"1\"}",
                "{\"order\":{\"number\":[1,{}]}}",
                "{\"order\":null,\"order\":[]}",
                "[\"1\"]",
                "17"
            })
    void keepsTheTextOfARecordThatDoesNotFit(String text) {
        TextRecord record = read(LINES, "{}\n" + text + " \n").get(1);

        assertThat(record.unfit()).isNotNull();
        assertThat(record.cells()).containsExactly(text);
        RecordReader reader = SALES.under(RecordFixtures.HEADING, RecordFixtures.DAY);
        ReadRecord refused = record.typedBy(reader);
        assertThat(refused.failures()).extracting(Failure::rule).containsExactly(Rule.COLUMNS);
        assertThat(refused.wholeText()).isTrue();
        assertThat(refused.digest())
                .as("as of a record whose only cell is that text")
                .isEqualTo(reader.read(2, List.of(text)).digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"order\":1",
                "{\"order\":1} {}",
                "{\"order\":1}}",
                "{order:1}",
                "{\"order\":01}",
                "{\"order\":NaN}",
                "{\"order\":\"\\ud800\"}",
                "{\"order\":\"\\udc00\\ud800\"}",
                "{\"order\":\"a\nb\"}",
                "nothing"
            })
    void refusesWhatIsNotJson(String text) {
        assertThat(refusal(LINES, "{}\n" + text)).isEqualTo("malformed-json");
        assertThat(refusal(ARRAY, "[{},\n" + text + "]")).isEqualTo("malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "[{}", "[{},]", "[,{}]", "[{}]{}", "[{}],", "[{} {}]", "[{}]]"})
    void refusesWhatIsNotOneArray(String text) {
        assertThat(refusal(ARRAY, text)).isEqualTo("malformed-json");
    }

    @Test
    void readsAnArrayOfNothing() {
        assertThat(read(ARRAY, " [ ] ")).isEmpty();
        assertThat(read(LINES, "")).isEmpty();
    }

    @Test
    void refusesANulBehindAnEscape() {
        assertThat(refusal(LINES, "{\"order\":\"\\u0000\"}")).isEqualTo("nul-character");
        assertThat(refusal(LINES, "{\"\\u0000\":\"1\"}")).isEqualTo("nul-character");
    }

    @Test
    void refusesValuesNamesAndRecordsWithoutBound() {
        assertThat(refusal(LINES, "{\"order\":\"" + "x".repeat(70_000) + "\"}")).isEqualTo("malformed-json");
        assertThat(refusal(LINES, "{\"order\":" + "9".repeat(70_000) + "}")).isEqualTo("malformed-json");
        assertThat(refusal(LINES, "{\"" + "x".repeat(2_000) + "\":1}")).isEqualTo("malformed-json");
        assertThat(refusal(LINES, "{\"order\":" + "[".repeat(100) + "]".repeat(100) + "}"))
                .isEqualTo("malformed-json");
        assertThat(refusal(LINES, "{\"order\":\"" + "x".repeat(10_000_000))).isEqualTo("malformed-json");
        assertThat(refusal(ARRAY, "[{}," + "[".repeat(2_000_000))).isEqualTo("malformed-json");
    }

    private static String refusal(ContentFormat format, String text) {
        return catchThrowableOfType(Malformed.class, () -> read(format, text)).code();
    }
}
