package cn.etown.evidence.record;

import cn.etown.evidence.record.RecordFixtures.FieldBuilder;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static cn.etown.evidence.record.RecordFixtures.failedRules;
import static cn.etown.evidence.record.RecordFixtures.failures;
import static cn.etown.evidence.record.RecordFixtures.field;
import static cn.etown.evidence.record.RecordFixtures.reader;
import static cn.etown.evidence.record.RecordFixtures.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FieldRuleTest {

    @Test
    void countsCharactersNotUtf16Units() {
        FieldBuilder name = field("s", FieldType.STRING).length(2, 3);

        assertThat(failedRules(name, "𠮷𠮷𠮷")).isEmpty();
        assertThat(failedRules(name, "𠮷")).containsExactly(Rule.MIN_LENGTH);
        assertThat(failedRules(name, "一二三四")).containsExactly(Rule.MAX_LENGTH);
    }

    @Test
    void findsAPatternAnywhereInTheValue() {
        FieldBuilder code = field("s", FieldType.STRING).pattern("C?[0-9]{6}");

        assertThat(failedRules(code, "C536365")).isEmpty();
        assertThat(failedRules(code, "AC536365B")).isEmpty();
        assertThat(failedRules(code, "C53636")).containsExactly(Rule.PATTERN);
    }

    @Test
    void holdsAnAnchoredPatternToTheWholeValue() {
        FieldBuilder code = field("s", FieldType.STRING).pattern("^C?[0-9]{6}$");

        assertThat(failedRules(code, "C536365")).isEmpty();
        assertThat(failedRules(code, "AC536365")).containsExactly(Rule.PATTERN);
        assertThat(failedRules(code, "C536365B")).containsExactly(Rule.PATTERN);
        assertThat(failedRules(code, "C536365\n")).containsExactly(Rule.PATTERN);
        assertThat(failedRules(code, "C536365\nC536365")).containsExactly(Rule.PATTERN);
    }

    @Test
    void takesAnEscapedDollarForItself() {
        FieldBuilder price = field("s", FieldType.STRING).pattern("^\\$[0-9]+[$]$");

        assertThat(failedRules(price, "$5$")).isEmpty();
        assertThat(failedRules(price, "$5")).containsExactly(Rule.PATTERN);
    }

    @Test
    void neverMatchesAValueThatIsTooLong() {
        FieldBuilder code = field("s", FieldType.STRING).length(1, 60).pattern("^[A-Z0-9]*[0-9]*[A-Z0-9]*$");

        assertThat(failedRules(code, "7".repeat(59) + "!")).containsExactly(Rule.PATTERN);
        assertThat(failedRules(code, "7".repeat(4_000) + "!")).containsExactly(Rule.MAX_LENGTH);
    }

    @Test
    void limitsAValueThatIsMatchedWhereTheContractDoesNot() {
        FieldBuilder digits = field("s", FieldType.STRING).pattern("^[0-9]*$");
        String longest = "7".repeat(FieldRule.LONGEST_TO_MATCH);

        assertThat(failedRules(digits, longest)).isEmpty();
        assertThat(failedRules(digits, longest + "!")).containsExactly(Rule.MAX_LENGTH);
        assertThat(failedRules(field("s", FieldType.STRING), longest + "!")).isEmpty();
    }

    @Test
    void holdsNumbersWithinTheirBounds() {
        assertThat(failedRules(field("n", FieldType.NUMBER).minimum("1"), "1")).isEmpty();
        assertThat(failedRules(field("n", FieldType.NUMBER).minimum("1"), "0.99"))
                .containsExactly(Rule.MINIMUM);
        assertThat(failedRules(field("n", FieldType.NUMBER).maximum("1"), "1.0"))
                .isEmpty();
        assertThat(failedRules(field("n", FieldType.NUMBER).maximum("1"), "1.01"))
                .containsExactly(Rule.MAXIMUM);
        assertThat(failedRules(field("n", FieldType.NUMBER).exclusiveMinimum("1"), "1"))
                .containsExactly(Rule.EXCLUSIVE_MINIMUM);
        assertThat(failedRules(field("n", FieldType.NUMBER).exclusiveMaximum("1"), "1"))
                .containsExactly(Rule.EXCLUSIVE_MAXIMUM);
        assertThat(failedRules(field("n", FieldType.NUMBER).multipleOf("0.05"), "0.15"))
                .isEmpty();
        assertThat(failedRules(field("n", FieldType.NUMBER).multipleOf("0.05"), "0.12"))
                .containsExactly(Rule.MULTIPLE_OF);
    }

    @Test
    void holdsDatesWithinBoundsInCanonicalTextOrAsInACell() {
        FieldBuilder date = field("d", FieldType.DATE)
                .format("dd/MM/yyyy")
                .minimum("2010-12-01")
                .maximum("31/12/2010");

        assertThat(failedRules(date, "01/12/2010")).isEmpty();
        assertThat(failedRules(date, "30/11/2010")).containsExactly(Rule.MINIMUM);
        assertThat(failedRules(date, "01/01/2011")).containsExactly(Rule.MAXIMUM);
    }

    @Test
    void countsDigitsOfTheValueNotOfItsSpelling() {
        FieldBuilder price = field("n", FieldType.NUMBER).precision(5).scale(2);

        assertThat(failedRules(price, "123.4500")).isEmpty();
        assertThat(failedRules(price, "999.99")).isEmpty();
        assertThat(failedRules(price, "1000")).containsExactly(Rule.PRECISION);
        assertThat(failedRules(price, "0.005")).containsExactly(Rule.SCALE);
    }

    @Test
    void takesOnlyAllowedValues() {
        assertThat(failedRules(field("s", FieldType.STRING).allowed("CN", "UK"), "UK"))
                .isEmpty();
        assertThat(failedRules(field("s", FieldType.STRING).allowed("CN", "UK"), "uk"))
                .containsExactly(Rule.ALLOWED);
        assertThat(failedRules(field("n", FieldType.NUMBER).allowed("1.0"), "1.00"))
                .isEmpty();
    }

    @Test
    void namesAFewOfManyAllowedValues() {
        String[] thousand = IntStream.range(0, 1000).mapToObj(i -> "品类" + i).toArray(String[]::new);

        Failure failure = failure(field("s", FieldType.STRING).allowed(thousand), "x");

        assertThat(failure.hint().zh()).isEqualTo("“s”只能是接口规范所列 1000 个值之一，如 品类0、品类1、品类2、品类3、品类4、品类5、品类6、品类7、品类8、品类9");
        assertThat(failure.hint().en()).contains("one of the 1000 values").endsWith("品类8, 品类9");
    }

    @Test
    void cutsWhatTheContractMakesLong() {
        Failure failure = failure(field("s", FieldType.STRING).pattern("^(" + "😀".repeat(500) + ")$"), "x");

        assertThat(failure.hint().zh()).hasSizeBetween(399, 400).endsWith("😀…");
        assertThat(failure.hint().en()).hasSizeBetween(399, 400).endsWith("😀…");
    }

    @Test
    void isToldOfEveryRecordByTheSameObject() {
        RecordReader reader = reader(sales());
        List<String> row = List.of("1", "A", "1", "-1", "2010-12-01 08:26:00", "");

        assertThat(reader.read(2, row).failures().get(0))
                .isSameAs(reader.read(3, row).failures().get(0));
    }

    private static Failure failure(FieldBuilder field, String cell) {
        return failures(field, cell).get(0);
    }

    @Test
    void keepsEveryRuleThatFails() {
        FieldBuilder code =
                field("s", FieldType.STRING).length(3, 9).pattern("^[0-9]+$").allowed("123");

        assertThat(failedRules(code, "x")).containsExactly(Rule.MIN_LENGTH, Rule.PATTERN, Rule.ALLOWED);
    }

    @Test
    void refusesAContractWhoseBoundIsNoValue() {
        assertThatThrownBy(() -> failedRules(field("d", FieldType.DATE).minimum("soon"), "2010-12-01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("soon");
    }
}
