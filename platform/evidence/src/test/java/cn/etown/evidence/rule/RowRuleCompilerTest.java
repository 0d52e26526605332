package cn.etown.evidence.rule;

import cn.etown.evidence.record.ContractRules;
import cn.etown.evidence.record.Failure;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordFixtures;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.evidence.record.RowRule;
import cn.etown.evidence.record.Rule;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import static cn.etown.evidence.record.RecordFixtures.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowRuleCompilerTest {

    private static final List<Field> FIELDS = List.of(
            field("quantity", FieldType.INTEGER).heading("数量").build(),
            field("price", FieldType.NUMBER).heading("单价").build(),
            field("amount", FieldType.NUMBER).heading("金额").build(),
            field("note", FieldType.STRING).heading("备注").build(),
            field("gift", FieldType.BOOLEAN).heading("赠品").build(),
            field("soldOn", FieldType.DATE).heading("日期").build(),
            field("closedAt", FieldType.TIME).heading("打烊").build(),
            field("paidAt", FieldType.TIMESTAMP).heading("付款时间").build(),
            field("timestamp", FieldType.INTEGER).build());

    /** 2010-12-01 is a Wednesday. */
    private static final Comparable<?>[] RECORD = {
        new BigDecimal("3"),
        new BigDecimal("0.1"),
        new BigDecimal("0.3"),
        "茶叶 b",
        false,
        LocalDate.of(2010, 12, 1),
        LocalTime.of(21, 30),
        Instant.parse("2010-11-30T16:30:00Z"),
        null
    };

    private static final Comparable<?>[] EMPTY = new Comparable<?>[FIELDS.size()];

    private final RowRuleCompiler compiler = new RowRuleCompiler(FIELDS, RecordFixtures.COUNTY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quantity > 0",
                "quantity * price == amount",
                "price + price + price == amount",
                "amount - price * 3 == 0",
                "amount == decimal(\"0.30\") && amount in [decimal(\"0.300\")]",
                "-price < price && 0 != price && price != 1",
                "quantity / 2 == 1 && quantity % 2 == 1 && -quantity / 2 == -1 && -quantity % 2 == -1",
                "quantity in [1, 2, 3] && !(quantity in [4])",
                "quantity in [1, quantity]",
                "9223372036854775807 + quantity > 9223372036854775807",
                "decimal(quantity) == 3",
                "note == \"茶叶 b\" && size(note) == 4 && note.size() < 5",
                "note.startsWith(\"茶\") && note.endsWith(\"b\") && note.contains(\" \")",
                "note.matches(\"^茶.{1,5}$\") && !note.matches(\"^c\")",
                "note + \"!\" == \"茶叶 b!\" && note < \"龙\" && note < note + \"a\"",
                "gift ? false : true",
                "gift == false && !gift",
                "soldOn < timestamp(\"2026-01-01T00:00:00+08:00\")",
                "soldOn == timestamp(\"2010-11-30T16:00:00Z\")",
                "soldOn.getDate(\"Asia/Shanghai\") == 1 && soldOn.getMonth(\"Asia/Shanghai\") == 11",
                "soldOn.getDayOfWeek(\"Asia/Shanghai\") == 3 && paidAt.getFullYear(\"Asia/Shanghai\") == 2010",
                "paidAt.getHours(\"Asia/Shanghai\") == 0 && paidAt.getMinutes(\"Asia/Shanghai\") == 30",
                "paidAt - soldOn == duration(\"30m\") && soldOn + duration(\"0.5h\") == paidAt",
                "paidAt - duration(\"1800s\") == soldOn && paidAt >= soldOn",
                "closedAt - duration(\"1h30m\") == duration(\"20h\")",
                "given(quantity) && given(soldOn) && given(gift)",
            })
    void holdsARecordToIt(String expression) {
        assertThat(failed(expression, RECORD)).isNull();
        assertThat(failed("!(" + expression + ")", RECORD)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quantity > 0",
                "!(quantity > 0)",
                "quantity * price == amount",
                "quantity > 0 && gift",
                "quantity > 0 || gift",
                "gift ? quantity > 0 : false",
                "note in [\"a\", note]",
                "note in [\"a\"]",
                "given(note) || note == \"a\"",
                "soldOn < paidAt",
                "closedAt < duration(\"1h\")",
                "!given(note)",
            })
    void isKeptWhereItsTruthHangsOnWhatIsNotGiven(String expression) {
        assertThat(failed(expression, EMPTY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "given(note)",
                "given(note) && note == \"a\"",
                "note == \"a\" && given(note)",
                "quantity / 0 == 1",
                "!(quantity % 0 == 1)",
                "quantity / 0 == 1 && price > 0",
                "quantity / 0 == 1 ? true : true",
            })
    void isNotKeptWhereItIsFalseOrCannotBeTold(String expression) {
        Comparable<?>[] record = EMPTY.clone();
        record[0] = BigDecimal.ONE;

        assertThat(failed(expression, record)).isNotNull();
    }

    @Test
    void decidesWhatOneSideDecidesWhicheverStandsFirst() {
        Comparable<?>[] record = EMPTY.clone();
        record[0] = BigDecimal.ONE;

        assertThat(failed("quantity == 1 || note == \"a\" || quantity / 0 == 1", record))
                .isNull();
        assertThat(failed("quantity / 0 == 1 || note == \"a\" || quantity == 1", record))
                .isNull();
        assertThat(failed("note == \"a\" && quantity == 2", record)).isNotNull();
    }

    @Property
    void addsAsDecimalsAreAdded(
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(6) BigDecimal one,
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(6) BigDecimal other,
            @ForAll @IntRange(min = -1000, max = 1000) int times) {
        Comparable<?>[] record = EMPTY.clone();
        record[0] = BigDecimal.valueOf(times);
        record[1] = one;
        record[2] = one.add(other).multiply(BigDecimal.valueOf(times));

        assertThat(failed("(price + decimal(\"" + other.toPlainString() + "\")) * quantity == amount", record))
                .isNull();
        record[2] = record[2] == null ? null : ((BigDecimal) record[2]).add(new BigDecimal("0.000000000001"));
        assertThat(failed("(price + decimal(\"" + other.toPlainString() + "\")) * quantity == amount", record))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "quantity +              | mismatched input",
                "quantity > 0 &&         | mismatched input",
                "unknown > 0             | undeclared reference to 'unknown'",
                "quantity > \"a\"        | no matching overload",
                "price > 0.5             | no matching overload",
                "price * 1.5 > price     | no matching overload",
                "price / price > price   | no matching overload",
                "double(quantity) > 0.5  | Floating point",
                "quantity + 1            | expected type 'bool'",
                "[1, 2].all(i, i > 0)    | undeclared reference to 'all'",
                "note.matches(note)      | constant text",
                "note.matches(\"(a+)+$\") | could take too long",
                "timestamp > 0           | timestamp",
                "dyn(note) > dyn(quantity) | beforehand",
                "type(note) == string    | beforehand",
                "note in [\"a\", 1]      | beforehand",
                "timestamp(\"garbage\") < soldOn | constant text",
                "timestamp(note) < soldOn | constant text",
                "timestamp(quantity) < soldOn | constant text",
                "duration(\"1 hour\") < closedAt | constant text",
                "duration(note) < closedAt | constant text",
                "decimal(\"abc\") == price | constant text",
                "decimal(note) == price  | constant text",
                "decimal(\"1e999999999\") == price | constant text",
                "decimal(\"123456789012345678901234567890123456789\") == price | constant text",
                "price == \"0\"          | no matching overload",
                "[1] == [1]              | Lists but after in",
                "{\"a\": 1} == {\"a\": 1} | Lists but after in",
                "size([1, 2]) == 2       | not used",
                "size(b\"a\") == 1       | not used",
                "1u == 1u                | A constant in a rule",
                "string(quantity) == \"1\" | not used",
                "int(note) == 1          | not used",
                "soldOn.getDate() == 1   | must name its zone",
                "soldOn.getDate(\"Mars/Base\") == 1 | constant text",
                "given(quantity + 1)     | name of a field",
                "note in {\"a\": 1}      | A list must follow in",
                "null == null            | A constant in a rule",
            })
    void refusesWhatIsNoneWithItsPlace(String expression, String said) {
        var objections = compiler.objectionsTo(expression);

        assertThat(objections).isNotEmpty().allSatisfy(objection -> {
            assertThat(objection.zh()).matches("(?s)第 -?\\d+ 行第 \\d+ 列：.*");
            assertThat(objection.en()).matches("(?s)Line -?\\d+, column \\d+: .*");
        });
        assertThat(objections)
                .anySatisfy(
                        objection -> assertThat(objection.en().toLowerCase()).contains(said.toLowerCase()));
        assertThatThrownBy(() -> compiler.compile(new RowRule(null, expression, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsLengthNestingAndGrowth() {
        assertThat(compiler.objectionsTo("gift" + " || gift".repeat(200))).isNotEmpty();
        assertThat(compiler.objectionsTo("(".repeat(200) + "gift" + ")".repeat(200)))
                .isNotEmpty();
        String ten = "price" + " * price".repeat(10) + " > 0";
        assertThat(compiler.objectionsTo(ten + " && " + ten)).isEmpty();
        assertThat(compiler.objectionsTo(ten + " && " + ten + " && price * price > 0"))
                .isNotEmpty();
        String joined = "note" + " + note".repeat(7) + " == note";
        assertThat(compiler.objectionsTo(joined + " && " + joined + " && " + joined))
                .isNotEmpty();
        assertThat(compiler.objectionsTo("gift" + " || gift".repeat(120))).isEmpty();
    }

    @Test
    void doesNotSearchTextsWithoutEnd() {
        Comparable<?>[] record = EMPTY.clone();
        record[3] = "a".repeat(10_001);

        assertThat(failed("note.contains(\"b\") || true", record)).isNull();
        assertThat(failed("!note.contains(\"b\")", record)).isNotNull();
        assertThat(failed("!note.matches(\"^b\")", record)).isNotNull();
        assertThat(failed("note + \"b\" != \"\"", record)).isNotNull();
        assertThat(failed("size(note) == 10001", record)).isNull();
    }

    @Test
    void saysWhatWasBrokenInTheContractsWords() {
        Failure one =
                compiler.compile(new RowRule("正数", "quantity > 5", "数量须大于 5")).failedBy(RECORD);
        Failure several = compiler.compile(new RowRule(null, "quantity * price == 1", null))
                .failedBy(RECORD);

        assertThat(one.rule()).isEqualTo(Rule.ROW_RULE);
        assertThat(one.field()).isEqualTo("quantity");
        assertThat(one.hint().zh()).isEqualTo("不符合行级规则“正数”（数量）：数量须大于 5");
        assertThat(one.hint().en()).isEqualTo("does not keep the row rule \"正数\" (数量): 数量须大于 5");
        assertThat(several.field()).isNull();
        assertThat(several.hint().zh()).isEqualTo("不符合行级规则（数量、单价）：quantity * price == 1");
    }

    /** A record is held to the rules of its fields and to those of the whole; a withdrawal names a record and no more. */
    @Test
    void isAskedOfEveryRecordThatCanBeRead() {
        RecordSchema sales = RecordFixtures.sales();
        RecordSchema ruled = new RecordSchema(
                sales.dataset(),
                sales.zone(),
                sales.theme(),
                sales.eventDate(),
                sales.dimensions(),
                sales.measures(),
                sales.fields(),
                new ContractRules(List.of(new RowRule(null, "quantity > 0 || price == 0", null)), null, null, null));
        RecordFormat format = new RecordFormat(ruled, RowRuleCompiler.compile(ruled));

        ReadRecord kept = read(format, "1", "茶叶", "2", "1.50");
        ReadRecord broken = read(format, "1", "茶叶", "-2", "1.50");
        ReadRecord untyped = read(format, "1", "茶叶", "-2", "much");

        assertThat(kept.isGood()).isTrue();
        assertThat(broken.failures()).extracting(Failure::rule).containsExactly(Rule.ROW_RULE);
        assertThat(untyped.failures()).extracting(Failure::rule).containsExactly(Rule.TYPE);
        assertThat(broken.digest())
                .isEqualTo(
                        read(new RecordFormat(sales), "1", "茶叶", "-2", "1.50").digest());
    }

    private static ReadRecord read(RecordFormat format, String order, String product, String quantity, String price) {
        return format.under(RecordFixtures.HEADING, RecordFixtures.DAY)
                .read(2, List.of(order, product, quantity, price, "2010-12-01 08:26:00", ""));
    }

    private Failure failed(String expression, Comparable<?>[] record) {
        assertThat(compiler.objectionsTo(expression)).isEmpty();
        return compiler.compile(new RowRule(null, expression, null)).failedBy(record);
    }
}
