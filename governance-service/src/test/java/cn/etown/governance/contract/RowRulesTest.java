package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.RowRule;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RowRulesTest {

    private static final String AT = "/schema/0/quality/0/implementation";

    @Test
    void takesATruthAboutOneRecord() {
        assertThatCode(() -> check(
                        "quantity * price <= amount + decimal(\"0.01\") && soldOn < timestamp(\"2026-01-01T00:00:00Z\")"
                                + " && (given(note) || !gift) && closedAt > duration(\"0s\")"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "quantity +              | mismatched input",
                "price > 0.5             | no matching overload",
                "double(quantity) > 0.5  | floating point",
                "note.matches(note)      | constant text",
                "string(quantity) == \"1\" | not used",
            })
    void refusesWhatIsNoneWithItsPlace(String expression, String said) {
        var refusal = refusal(expression);

        assertThat(refusal.code()).isEqualTo("contract-refused");
        assertThat(refusal.clause()).isEqualTo("R3.2b");
        assertThat(refusal.errors()).isNotEmpty().allSatisfy(error -> {
            assertThat(error.pointer()).isEqualTo(AT);
            assertThat(error.detail().en()).matches("(?s)Line -?\\d+, column \\d+: .*");
        });
        assertThat(refusal.errors())
                .anySatisfy(
                        error -> assertThat(error.detail().en().toLowerCase()).contains(said));
    }

    @Test
    void namesThePositionInTheExpression() {
        assertThat(refusal("quantity > 0 && nobody > 0")
                        .errors()
                        .get(0)
                        .detail()
                        .en())
                .startsWith("Line 1, column 17: ");
    }

    @Test
    void refusesTwoThatCannotBeToldApart() {
        var rules = List.of(
                new RowRule("/a", "r", "gift", "r"),
                new RowRule("/b", "r", "!gift", "r"),
                new RowRule("/c", null, "gift", "c"),
                new RowRule("/d", null, "gift", "d"));

        var refusal = catchThrowableOfType(
                RuleRefused.class, () -> new RowRules().check(document("gift").schema(), rules));

        assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("/b", "/d");
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        assertThat(refusal("(".repeat(200) + "gift" + ")".repeat(200)).errors()).isNotEmpty();
    }

    @Test
    void refusesWhatIsTooLong() {
        var refusal = refusal("gift" + " || gift".repeat(200));

        assertThat(refusal.errors()).extracting(FieldError::pointer).contains(AT);
    }

    private static RuleRefused refusal(String expression) {
        return catchThrowableOfType(RuleRefused.class, () -> check(expression));
    }

    private static void check(String expression) {
        var document = document(expression);
        new RowRules().check(document.schema(), document.rowRules());
    }

    private static ContractDocument document(String expression) {
        return ContractDocument.read(
                Map.of(
                        "apiVersion", "v3.1.0",
                        "kind", "DataContract",
                        "id", "a",
                        "version", "1.0.0",
                        "status", "draft",
                        "schema",
                                List.of(Map.of(
                                        "name", "a",
                                        "properties",
                                                List.of(
                                                        field("quantity", "integer"),
                                                        field("price", "number"),
                                                        field("amount", "number"),
                                                        field("note", "string"),
                                                        field("gift", "boolean"),
                                                        field("soldOn", "date"),
                                                        field("closedAt", "time"),
                                                        field("timestamp", "integer")),
                                        "quality",
                                                List.of(Map.of(
                                                        "type",
                                                        "custom",
                                                        "engine",
                                                        "cel",
                                                        "implementation",
                                                        expression))))),
                "sales",
                ZoneId.of("Asia/Shanghai"));
    }

    private static Map<String, Object> field(String name, String type) {
        return Map.of("name", name, "logicalType", type);
    }
}
