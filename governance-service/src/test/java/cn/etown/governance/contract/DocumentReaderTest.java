package cn.etown.governance.contract;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.TooLarge;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DocumentReaderTest {

    private final DocumentReader reader = new DocumentReader();

    @Nested
    class Yaml {

        @Test
        void keepsTextAsTextAndNumbersExact() {
            var document = read("""
                    version: 1.0.0
                    date: 2026-01-01
                    yes: yes
                    quoted: "1"
                    whole: 12
                    decimal: 0.10
                    flag: true
                    nothing:
                    list: [a, 1]
                    """);

            assertThat(document)
                    .isInstanceOfSatisfying(
                            Map.class, map -> assertThat(map.get("nothing")).isNull());
            ((Map<?, ?>) document).remove("nothing");
            assertThat(document)
                    .isEqualTo(Map.of(
                            "version",
                            "1.0.0",
                            "date",
                            "2026-01-01",
                            "yes",
                            "yes",
                            "quoted",
                            "1",
                            "whole",
                            BigInteger.valueOf(12),
                            "decimal",
                            new BigDecimal("0.10"),
                            "flag",
                            true,
                            "list",
                            List.of("a", BigInteger.ONE)));
        }

        @Test
        void refusesABombBeforeItGoesOff() {
            var bomb = new StringBuilder("a0: &a0 [lol]\n");
            for (int i = 1; i < 10; i++) {
                bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
            }
            assertRefused(bomb.toString(), "malformed-yaml");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a: 1\na: 2",
                    "a: !!java.net.URL [x]",
                    "a: !local x",
                    "a: &anchor x",
                    "a: *missing",
                    "? [a]\n: b",
                    "a: [1, 2",
                    "a: 1\n---\nb: 2",
                    "",
                    "a: .inf",
                    "a:\tb: c",
                    "a: 1e99999999999"
                })
        void refusesWhatIsNotOnePlainDocument(String text) {
            assertRefused(text, "malformed-yaml");
        }

        @Test
        void refusesDeepNesting() {
            assertRefused("[".repeat(5000) + "]".repeat(5000), "malformed-yaml");
        }

        private Object read(String text) {
            return reader.read(text, DocumentFormat.YAML);
        }

        private void assertRefused(String text, String code) {
            assertThatThrownBy(() -> read(text))
                    .isInstanceOfSatisfying(
                            Malformed.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(code));
        }
    }

    @Nested
    class Json {

        @ParameterizedTest
        @ValueSource(strings = {"1e999999999", "-1e101", "1e-999999999", "0e999999999", "0.1e-100"})
        void refusesANumberThatIsTooLongWrittenOut(String number) {
            for (var format : DocumentFormat.values()) {
                var text = format == DocumentFormat.JSON ? "{\"a/b\": [" + number + "]}" : "a/b: [" + number + "]";
                assertThatThrownBy(() -> reader.read(text, format)).isInstanceOfSatisfying(Malformed.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("number-too-long");
                    assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("/a~1b/0");
                });
            }
        }

        @Test
        void keepsNumbersExact() {
            assertThat(reader.read("{\"a\": 12345678901234567890.10, \"b\": 7}", DocumentFormat.JSON))
                    .isEqualTo(Map.of("a", new BigDecimal("12345678901234567890.10"), "b", BigInteger.valueOf(7)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{\"a\":1,\"a\":2}", "{} {}", "{'a':1}", "{\"a\":", "", "{\"a\": NaN}", "{\"a\":\"\u0000\"}"
                })
        void refusesWhatIsNotOneStrictDocument(String text) {
            assertThatThrownBy(() -> reader.read(text, DocumentFormat.JSON))
                    .isInstanceOfSatisfying(
                            Malformed.class,
                            refusal -> assertThat(refusal.code()).isEqualTo("malformed-json"));
        }

        @Test
        void refusesDeepNesting() {
            assertThatThrownBy(() -> reader.read("[".repeat(5000) + "]".repeat(5000), DocumentFormat.JSON))
                    .isInstanceOf(Malformed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void refusesControlCharactersAndNamesTheirPlace(DocumentFormat format) {
        for (String character : List.of("\\u0000", "\\u0007", "\\u007f", "\\ud800")) {
            assertThatThrownBy(() -> reader.read("{\"a\": [\"b\", \"" + character + "\"]}", format))
                    .as(character)
                    .isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> reader.read("{\"a\": [\"b\", \"\\u0000\"]}", format))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors().get(0).pointer()).isEqualTo("/a/1"));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> reader.text(new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0x28}))
                .isInstanceOfSatisfying(
                        Malformed.class, refusal -> assertThat(refusal.code()).isEqualTo("malformed-utf-8"));
    }

    @Test
    void refusesADocumentAboveTheLimit() {
        var large = new byte[DocumentReader.MOST_BYTES + 1];
        Arrays.fill(large, (byte) 'a');

        assertThatThrownBy(() -> reader.text(large)).isInstanceOf(TooLarge.class);
        assertThat(reader.text(Arrays.copyOf(large, DocumentReader.MOST_BYTES))).hasSize(DocumentReader.MOST_BYTES);
    }

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void writesWhatItHasRead(DocumentFormat format) {
        var document = reader.read(ContractFixtures.sales(), DocumentFormat.YAML);

        assertThat(reader.read(reader.write(document, format), format)).isEqualTo(document);
    }

    @Test
    void takesAByteOrderMarkForWhatItIs() {
        var text = reader.text("\uFEFF{\"a\": 1}".getBytes(StandardCharsets.UTF_8));

        assertThat(reader.read(text, DocumentFormat.JSON)).isEqualTo(Map.of("a", BigInteger.ONE));
    }
}
