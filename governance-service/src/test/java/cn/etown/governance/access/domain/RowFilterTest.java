package cn.etown.governance.access.domain;

import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.FieldType;
import cn.etown.kit.problem.FieldError;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RowFilterTest {

    private static final List<Field> FIELDS = List.of(
            field("channel", FieldType.STRING, null),
            field("quantity", FieldType.INTEGER, null),
            field("price", FieldType.NUMBER, null),
            field("returned", FieldType.BOOLEAN, null),
            field("day", FieldType.DATE, null),
            field("soldAt", FieldType.TIMESTAMP, null),
            field("sentAt", FieldType.TIMESTAMP, true),
            field("opens", FieldType.TIME, null));

    @ParameterizedTest
    @CsvSource({
        "channel,  EQ,          网店",
        "channel,  NE,          ''' or 1=1 --'",
        "channel,  IN,          网店|直播",
        "channel,  STARTS_WITH, 网",
        "quantity, GE,          -3",
        "quantity, BETWEEN,     1|10",
        "quantity, BETWEEN,     7|7",
        "price,    LT,          99999.99",
        "price,    IN,          1|2.50",
        "returned, EQ,          true",
        "day,      BETWEEN,     2026-01-01|2026-01-31",
        "soldAt,   GE,          2026-01-01T00:00:00",
        "sentAt,   LT,          2026-01-01T00:00:00+08:00",
        "opens,    GT,          08:30"
    })
    void takesConditionsThatFitTheContract(String field, Operator operator, String values) {
        assertThat(objections(field, operator, values)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "buyer,               EQ,          1,                               /field",
        "channel or 1=1,      EQ,          1,                               /field",
        "CHANNEL,             EQ,          网店,                             /field",
        "channel,             GE,          网店,                             /operator",
        "channel,             BETWEEN,     a|b,                             /operator",
        "quantity,            STARTS_WITH, 1,                               /operator",
        "returned,            IN,          true,                            /operator",
        "returned,            GT,          false,                           /operator",
        "quantity,            EQ,          1|2,                             /values",
        "quantity,            BETWEEN,     1,                               /values",
        "quantity,            BETWEEN,     10|9,                            /values",
        "day,                 BETWEEN,     2026-02-01|2026-01-31,           /values",
        "sentAt,              BETWEEN,     2026-01-01T00:00:00+08:00|2026-01-01T00:00:00+09:00, /values",
        "quantity,            EQ,          1 or 1=1,                        /values/0",
        "quantity,            EQ,          1.5,                             /values/0",
        "quantity,            EQ,          007,                             /values/0",
        "quantity,            EQ,          111111111111111111111111111111111111111, /values/0",
        "price,               EQ,          1e9,                             /values/0",
        "price,               IN,          1|NaN,                           /values/1",
        "returned,            EQ,          yes,                             /values/0",
        "day,                 EQ,          2026-02-30,                      /values/0",
        "day,                 EQ,          +999999999-12-31,                /values/0",
        "soldAt,              EQ,          2026-01-01T00:00:00+08:00,       /values/0",
        "sentAt,              EQ,          2026-01-01T00:00:00,             /values/0",
        "opens,               EQ,          25:00,                           /values/0"
    })
    void refusesAnythingElseAndSaysWhere(String field, Operator operator, String values, String where) {
        assertThat(objections(field, operator, values))
                .extracting(FieldError::pointer)
                .containsExactly("/terms/filter/0" + where);
    }

    @Test
    void namesEveryConditionThatDoesNotFit() {
        var filter = new RowFilter(List.of(
                new Condition("channel", Operator.EQ, List.of("网店")),
                new Condition("buyer", Operator.EQ, List.of("1")),
                new Condition("quantity", Operator.IN, List.of("1", "x", "y"))));

        assertThat(filter.objections(FIELDS, "/f"))
                .extracting(FieldError::pointer)
                .containsExactly("/f/1/field", "/f/2/values/1", "/f/2/values/2");
    }

    @Test
    void isBounded() {
        var one = new Condition("quantity", Operator.EQ, List.of("1"));
        var many = new Condition("quantity", Operator.IN, Collections.nCopies(100, "1"));

        assertThat(new RowFilter(Collections.nCopies(20, one)).objections(FIELDS, "/f"))
                .isEmpty();
        assertThat(new RowFilter(Collections.nCopies(21, one)).objections(FIELDS, "/f"))
                .hasSize(1);
        assertThat(new RowFilter(List.of(many)).objections(FIELDS, "/f")).isEmpty();
        assertThat(new RowFilter(List.of(many, one)).objections(FIELDS, "/f")).hasSize(1);
    }

    /** An interval is empty, and so a slip of the pen, just where its ends stand the other way round. */
    @Property
    void takesAnIntervalWhoseEndsStandInTheirOrder(@ForAll BigDecimal low, @ForAll BigDecimal high) {
        var from = low.setScale(2, RoundingMode.DOWN);
        var to = high.setScale(2, RoundingMode.DOWN);
        if (from.precision() > 30 || to.precision() > 30) {
            return;
        }
        var filter = new RowFilter(
                List.of(new Condition("price", Operator.BETWEEN, List.of(from.toPlainString(), to.toPlainString()))));

        assertThat(filter.objections(FIELDS, "/f").isEmpty()).isEqualTo(from.compareTo(to) <= 0);
    }

    private static List<FieldError> objections(String field, Operator operator, String values) {
        var condition = new Condition(field, operator, List.of(values.split("\\|")));
        return new RowFilter(List.of(condition)).objections(FIELDS, "/terms/filter");
    }

    private static Field field(String name, FieldType type, Boolean withOffset) {
        return new Field(
                name,
                name,
                type,
                true,
                null,
                null,
                withOffset,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
