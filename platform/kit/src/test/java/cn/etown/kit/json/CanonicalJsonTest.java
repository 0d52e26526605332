package cn.etown.kit.json;

import cn.etown.kit.testing.TestData;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanonicalJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void sortsMembersByTheirUtf16CodeUnits() throws IOException {
        String text = "{\"\\u20ac\": 1, \"\\r\": 2, \"\\ufb33\": 3, \"1\": 4, \"\\ud83d\\ude00\": 5, \"\\u0080\": 6}";

        String canonical = CanonicalJson.text(json.readTree(text));

        assertThat(canonical)
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void escapesAsLittleAsPossible() {
        String canonical = CanonicalJson.text(TextNode.valueOf("\u20ac$\u000f\nA'B\"\\/\u007f"));

        assertThat(canonical).isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\/\u007f\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1E21, 1e+21",
        "1E20, 100000000000000000000",
        "333333333.33333329, 333333333.3333333",
        "1E30, 1e+30",
        "4.50, 4.5",
        "2e-3, 0.002",
        "1e-6, 0.000001",
        "1e-7, 1e-7",
        "0.000000000000000000000000001, 1e-27",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "2.0E-3, 0.002",
        "9007199254740992, 9007199254740992",
        "-9007199254740992, -9007199254740992",
        "295147905179352830000.0, 295147905179352830000",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "2E23, 2e+23",
        "-12.5, -12.5"
    })
    void writesNumbersAsEcmaScriptDoes(double number, String expected) {
        assertThat(CanonicalJson.number(number)).isEqualTo(expected);
    }

    @Property
    void writesEachNumberSoThatItReadsBackTheSame(@ForAll double number) {
        assertThat(Double.parseDouble(CanonicalJson.number(number))).isEqualTo(number == 0 ? 0.0 : number);
    }

    @Test
    void refusesWhatHasNoCanonicalForm() {
        assertThatThrownBy(() -> CanonicalJson.text(json.readTree("9007199254740993")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.text(TextNode.valueOf("\ud83d")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.text(json.getNodeFactory().numberNode(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithThePublishedExamples() throws IOException {
        var folder = TestData.folder("jcs");
        if (folder.isEmpty()) {
            return Stream.of(
                    DynamicTest.dynamicTest("on generated data alone", this::sortsMembersByTheirUtf16CodeUnits));
        }
        try (var inputs = Files.list(folder.get().resolve("input"))) {
            return inputs.toList().stream()
                    .map(input -> DynamicTest.dynamicTest(input.getFileName().toString(), () -> {
                        var expected = folder.get().resolve("output").resolve(input.getFileName());
                        assertThat(CanonicalJson.bytes(json.readTree(input.toFile())))
                                .isEqualTo(Files.readAllBytes(expected));
                    }));
        }
    }
}
