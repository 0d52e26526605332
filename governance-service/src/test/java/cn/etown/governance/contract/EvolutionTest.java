package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.Evolution;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.List;

import static cn.etown.governance.contract.ContractFixtures.sales;
import static cn.etown.governance.contract.ContractFixtures.salesBut;
import static cn.etown.governance.contract.ContractFixtures.salesWithDecimalQuantity;
import static cn.etown.governance.contract.ContractFixtures.salesWithoutKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EvolutionTest {

    private static final String CHANNEL = "      - name: channel\n        logicalType: string\n";

    @Test
    void allowsAnyFirstVersion() {
        assertAllowed(schema(sales()));
    }

    @Test
    void letsFieldsComeAndGoAndChecksChange() {
        var before = schema(sales());

        assertAllowed(schema(salesBut("maxLength: 20", "maxLength: 30")), before);
        assertAllowed(schema(salesBut("HH:mm:ss\n", "HH:mm\n").replace("00:00:00", "00:00")), before);
        assertAllowed(
                schema(salesBut("HH:mm:ss\n", "HH:mm:ssX\n          timezone: true\n")
                        .replace("00:00:00", "00:00:00Z")),
                before);
        assertAllowed(schema(salesBut("physicalName: 数量", "physicalName: 件数")), before);
        assertAllowed(schema(salesBut(CHANNEL, CHANNEL.replace("string", "string\n        required: true"))), before);
        assertAllowed(schema(renamed("channel", "shop")), before);
        assertAllowed(schema(salesBut(CHANNEL, "      - {name: note, logicalType: string}\n" + CHANNEL)), before);
    }

    @Test
    void refusesAnotherTypeWithItsPlaceAndTheTypeToKeep() {
        var refusal = refusal(schema(salesWithDecimalQuantity("2.0.0")), schema(sales()));

        assertThat(refusal.code()).isEqualTo("contract-incompatible");
        assertThat(refusal.clause()).isEqualTo("R8.4");
        assertThat(pointers(refusal)).containsExactly("/schema/0/properties/3/logicalType");
        assertThat(refusal.errors().get(0).detail().zh()).contains("integer");
    }

    @Test
    void remembersTheTypeOfAFieldThatWasLeftOutForAWhile() {
        var first = schema(sales());
        var without = schema(renamed("channel", "shop"));
        var again =
                schema(salesBut(CHANNEL, CHANNEL.replace("string", "integer")).replace("[网店, 直播, 门店]", "[1, 2]"));

        assertThat(pointers(refusal(again, first, without))).containsExactly("/schema/0/properties/5/logicalType");
    }

    @Test
    void refusesAnotherOrderOfTheBusinessKey() {
        var swapped = sales().replace("primaryKeyPosition: 1", "primaryKeyPosition: 0")
                .replace("primaryKeyPosition: 2", "primaryKeyPosition: 1")
                .replace("primaryKeyPosition: 0", "primaryKeyPosition: 2");

        var refusal = refusal(schema(swapped), schema(sales()));

        assertThat(pointers(refusal))
                .containsExactly(
                        "/schema/0/properties/0/primaryKeyPosition", "/schema/0/properties/1/primaryKeyPosition");
        assertThat(refusal.errors().get(0).detail().zh()).contains("invoice、line");
    }

    @Test
    void refusesAKeyThatIsLeftOutOrAdded() {
        assertThat(pointers(refusal(schema(salesWithoutKey("2.0.0")), schema(sales()))))
                .containsExactly("/schema/0/properties/0/primaryKey", "/schema/0/properties/1/primaryKey");
        assertThat(pointers(refusal(schema(sales()), schema(salesWithoutKey("0.9.0")))))
                .containsExactly("/schema/0/properties/0/primaryKey", "/schema/0/properties/1/primaryKey");
    }

    @Test
    void refusesAKeyWhoseFieldIsGone() {
        assertThat(pointers(refusal(schema(renamed("line", "row")), schema(sales()))))
                .containsExactly("/schema/0/properties/1/primaryKey", "/schema/0/properties");
    }

    private static void assertAllowed(RecordSchema next, RecordSchema... inForce) {
        assertThatCode(() -> new Evolution(List.of(inForce)).mustAllow(next)).doesNotThrowAnyException();
    }

    private static RuleRefused refusal(RecordSchema next, RecordSchema... inForce) {
        return catchThrowableOfType(RuleRefused.class, () -> new Evolution(List.of(inForce)).mustAllow(next));
    }

    private static List<String> pointers(RuleRefused refusal) {
        return refusal.errors().stream().map(FieldError::pointer).toList();
    }

    private static String renamed(String field, String name) {
        return salesBut("name: " + field + "\n", "name: " + name + "\n").replace("[" + field + "]", "[" + name + "]");
    }

    private static RecordSchema schema(String yaml) {
        var document = new DocumentReader().read(yaml, DocumentFormat.YAML);
        return ContractDocument.read(document, "sales", ZoneId.of("Asia/Shanghai"))
                .schema();
    }
}
