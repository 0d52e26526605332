package cn.etown.governance.standard.domain;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.contract.ContractFixtures;
import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.FieldType;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Contracts made of the template for sales lines, each departing in one thing. */
class StandardCheckTest {

    private static final String TEMPLATE = template();
    private static final DescribedContract STANDARD = described(TEMPLATE);
    private static final ElementContent AMOUNT = new ElementContent(
            "销售金额", "amount", FieldType.NUMBER, null, 18, 2, null, "CNY", "实付金额", null, SensitivityClass.L2, false);

    @Test
    void findsNothingInTheTemplateItself() {
        assertThat(rules(TEMPLATE)).isEmpty();
    }

    @Test
    void findsWhereFiguresAreMadeOtherwise() {
        var paidAt = "      - name: paidAt\n        businessName: 付款时间\n        physicalName: 付款时间\n"
                + "        description: 付款时间\n        logicalType: timestamp\n        required: true\n        classification: L1\n";

        assertThat(rules(but("      - name: soldAt\n", paidAt + "      - name: soldAt\n")
                        .replace("        value: soldAt\n", "        value: paidAt\n")))
                .containsExactly("standard-event-date-differs");
        assertThat(rules(but("value: SALES", "value: INVENTORY"))).containsExactly("standard-theme-differs");
        assertThat(rules(but("[shopNo, salesChannelCode, productCategoryCode]", "[shopNo, salesChannelCode]")))
                .containsExactly("standard-dimension-missing");
        assertThat(rules(but("factors: [saleAmount]", "factors: [saleQuantity]")))
                .containsExactly("standard-measure-differs");
        assertThat(rules(but("- name: returns", "- name: backs"))).containsExactly("standard-measure-differs");
    }

    @Test
    void pointsAtTheVeryEntryThatDiffers() {
        assertThat(pointers(but("value: SALES", "value: INVENTORY")))
                .containsExactly("/schema/0/customProperties/0/value");
        assertThat(pointers(but("[shopNo, salesChannelCode, productCategoryCode]", "[shopNo, salesChannelCode]")))
                .containsExactly("/schema/0/customProperties/2/value");
        assertThat(pointers(but("factors: [saleQuantity]", "factors: [saleAmount]")))
                .containsExactly("/schema/0/customProperties/3/value/1");
        assertThat(pointers(but("- name: returns", "- name: backs")))
                .containsExactly("/schema/0/customProperties/3/value");
        assertThat(pointers(but("      - property: theme\n        value: SALES\n", "")))
                .containsExactly("/schema/0/customProperties");
    }

    @Test
    void findsAnotherUnitThanTheStandardStatesWithoutADataElement() {
        var withoutElement = but(
                "        authoritativeDefinitions:\n          - type: dataElement\n"
                        + "            url: /api/governance/v1/data-elements/saleAmount\n",
                "");
        var standard = described(withoutElement);

        assertThat(new StandardCheck(standard, described(withoutElement), any -> false, any -> false).findings())
                .isEmpty();
        assertThat(new StandardCheck(
                                standard,
                                described(withoutElement.replace("value: CNY", "value: USD")),
                                any -> false,
                                any -> false)
                        .findings())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.rule()).isEqualTo("standard-unit-differs");
                    assertThat(found.severity()).isEqualTo(Severity.MUST);
                    assertThat(found.message().en()).contains("USD").contains("CNY");
                });
    }

    @Test
    void findsAnotherTypeAndAFieldThatIsOptionalOrGone() {
        assertThat(rules(but(
                                "physicalName: 行号\n        logicalType: integer",
                                "physicalName: 行号\n        logicalType: number")
                        .replace("          minimum: 1\n          format: i32\n", "          minimum: 1\n")))
                .contains("standard-type-differs");
        assertThat(rules(but(
                        "physicalName: 店铺编号\n        logicalType: string\n        required: true",
                        "physicalName: 店铺编号\n        logicalType: string")))
                .containsExactly("standard-field-optional");
        assertThat(findings(but("      - name: orderCount\n", "      - name: orderTally\n")
                        .replace("factors: [orderCount]", "factors: [orderTally]")))
                .filteredOn(found -> found.rule().equals("standard-field-missing"))
                .singleElement()
                .satisfies(found -> assertThat(found.message().zh()).isEqualTo("缺少标准接口要求的字段 orderCount"));
    }

    @Test
    void findsAnotherKey() {
        var keyed = but(
                "physicalName: 店铺编号\n        logicalType: string\n        required: true\n",
                "physicalName: 店铺编号\n        logicalType: string\n        required: true\n        primaryKey: true\n        primaryKeyPosition: 3\n");

        assertThat(findings(keyed)).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("standard-key-differs");
            assertThat(found.severity()).isEqualTo(Severity.MUST);
            assertThat(found.message().en()).contains("orderNo, lineNo, shopNo");
        });
    }

    @Test
    void letsAContractHaveMore() {
        assertThat(
                        rules(
                                but(
                                        "    properties:\n",
                                        "    properties:\n      - name: memo\n        businessName: 备注\n        logicalType: string\n")))
                .isEmpty();
    }

    @Test
    void takesAFieldOfTheStandardForItsDataElementWhetherOrNotItSaysSo() {
        var silent = but(
                "        authoritativeDefinitions:\n          - type: dataElement\n"
                        + "            url: /api/governance/v1/data-elements/saleAmount\n",
                "");

        assertThat(rules(silent)).isEmpty();
        assertThat(rules(silent.replace("value: CNY", "value: USD"))).containsExactly("element-unit-differs");
    }

    @Test
    void findsAFieldThatMeansAnotherDataElement() {
        var other = but("data-elements/saleAmount", "data-elements/shopNo");

        assertThat(findings(other))
                .filteredOn(found -> found.rule().equals("standard-element-differs"))
                .singleElement()
                .satisfies(found -> assertThat(found.pointer()).contains("/authoritativeDefinitions/"));
    }

    @Test
    void doesNotAskForADataElementOfTheStandardThatIsNotPublished() {
        var silent = but(
                "        authoritativeDefinitions:\n          - type: dataElement\n"
                        + "            url: /api/governance/v1/data-elements/soldAt\n",
                "");
        var library = new Library(Map.of(), Map.of(), List.of(), Optional.of(STANDARD), Map.of());

        assertThat(new ContractCheck(library).of(described(silent)))
                .filteredOn(found -> found.rule().equals("element-unknown"))
                .isNotEmpty()
                .extracting(found -> found.message().en())
                .noneMatch(message -> message.contains("soldAt"));
    }

    /** It must not be one there, see {@link DimensionCheck}. */
    @Test
    void doesNotAskForADimensionWhoseFieldIsClosedInThisFlow() {
        Map<String, Marking> closed = Map.of("shopNo", new Marking(SensitivityClass.L3, false, null));
        var without = but("[shopNo, salesChannelCode, productCategoryCode]", "[salesChannelCode, productCategoryCode]");

        assertThat(rules(without)).containsExactly("standard-dimension-missing");
        assertThat(rules(TEMPLATE, closed)).containsExactly("dimension-closed");
        assertThat(rules(without, closed)).isEmpty();
    }

    private static String but(String text, String replacement) {
        assertThat(TEMPLATE).contains(text);
        return TEMPLATE.replace(text, replacement);
    }

    private static List<String> pointers(String yaml) {
        return findings(yaml).stream().map(Finding::pointer).toList();
    }

    private static List<String> rules(String yaml) {
        return rules(yaml, Map.of());
    }

    private static List<String> rules(String yaml, Map<String, Marking> counted) {
        return findings(yaml, counted).stream().map(Finding::rule).toList();
    }

    /** What is wrong with it as a contract after the standard; that other data elements are not known here is left out. */
    private static List<Finding> findings(String yaml) {
        return findings(yaml, Map.of());
    }

    private static List<Finding> findings(String yaml, Map<String, Marking> counted) {
        var library = new Library(Map.of("saleAmount", AMOUNT), Map.of(), List.of(), Optional.of(STANDARD), counted);
        return new ContractCheck(library)
                .of(described(yaml)).stream()
                        .filter(found -> found.severity() == Severity.MUST)
                        .filter(found ->
                                !List.of("element-unknown", "caliber-missing").contains(found.rule()))
                        .toList();
    }

    private static DescribedContract described(String yaml) {
        var document = ContractFixtures.read(yaml);
        var schema = ContractDocument.read(document, "sales", ZoneId.of("Asia/Shanghai"))
                .schema();
        return DescribedContract.of("sales", document, schema);
    }

    private static String template() {
        try (var in = StandardCheckTest.class.getResourceAsStream("/standards/sales-lines-1.1.0.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${interface}", "sales")
                    .replace("${zone}", "Asia/Shanghai");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
