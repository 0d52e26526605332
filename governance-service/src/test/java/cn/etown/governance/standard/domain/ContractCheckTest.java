package cn.etown.governance.standard.domain;

import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.FieldType;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.kit.problem.Text;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ContractCheckTest {

    private static final String PLACE = "/schema/0/properties/0";
    private static final String ELEMENTS = "/api/governance/v1/data-elements/";

    private static final ElementContent AMOUNT = new ElementContent(
            "销售金额", "amount", FieldType.NUMBER, null, 18, 2, null, "CNY", "实付金额", null, SensitivityClass.L2, false);
    private static final ElementContent CHANNEL = new ElementContent(
            "渠道", "channel", FieldType.STRING, 40, null, null, "channels", null, "成交渠道", null, null, false);
    private static final ElementContent WITHOUT_CALIBER =
            new ElementContent("附言", "remark", FieldType.STRING, null, null, null, null, null, null, null, null, false);
    private static final ElementContent PHONE =
            new ElementContent("电话", "phone", FieldType.STRING, null, null, null, null, null, "手机号码", null, null, true);

    private final Map<String, ElementContent> elements =
            Map.of("saleAmount", AMOUNT, "channelCode", CHANNEL, "remark", WITHOUT_CALIBER, "phone", PHONE);
    private final List<NamingRule> naming = new ArrayList<>();
    private Optional<DescribedContract> standard = Optional.empty();

    @Test
    void findsNothingWhereTheElementIsUsedAsItSays() {
        assertThat(rules(amount())).isEmpty();
        assertThat(rules(channel())).isEmpty();
    }

    @Test
    void saysOfEachFindingWhereItIsAndWhatToDo() {
        var property = amount().without("classification");

        var found = check(property).get(0);

        assertThat(found.pointer()).isEqualTo(PLACE);
        assertThat(found.severity()).isEqualTo(Severity.SHOULD);
        assertThat(found.message()).isEqualTo(new Text("字段未分级", "The field is not classified"));
        assertThat(found.whatToDo().en()).contains("L2");
    }

    @Nested
    class Elements {

        @Test
        void areReferredToWhereAFieldIsNamedLikeThem() {
            assertThat(check(amount().without("authoritativeDefinitions").with("description", "金额")))
                    .extracting(Finding::rule, Finding::severity)
                    .containsExactly(tuple("element-not-referred-to", Severity.SHOULD));
        }

        @Test
        void areReferredToWhereAFieldHasTheirChineseName() {
            var called = new Property("total")
                    .typed(FieldType.NUMBER, null, 18, 2)
                    .with("classification", "L2")
                    .with("description", "实付金额");

            assertThat(check(called.with("businessName", "销售金额")))
                    .filteredOn(found -> found.rule().equals("element-name-not-referred-to"))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.severity()).isEqualTo(Severity.SHOULD);
                        assertThat(found.pointer()).isEqualTo(PLACE);
                        assertThat(found.message().zh()).contains("销售金额").contains("saleAmount");
                        assertThat(found.whatToDo().zh()).contains("authoritativeDefinitions");
                    });
            assertThat(rules(called.with("businessName", "金额").with("description", "销售金额")))
                    .containsExactly("element-name-not-referred-to");
            assertThat(rules(called.with("description", "实付金额"))).isEmpty();
            assertThat(rules(amount().with("businessName", "销售金额"))).isEmpty();
            assertThat(rules(amount().with("businessName", "电话"))).isEmpty();
        }

        @Test
        void areThere() {
            assertThat(rules(amount().refersTo(ELEMENTS + "noSuchThing").with("description", "金额")))
                    .containsExactly("element-unknown");
            assertThat(rules(amount().refersTo("https://example.org/amount").with("description", "金额")))
                    .containsExactly("element-unknown");
        }

        @Test
        void areFoundWhateverHostTheReferenceNames() {
            assertThat(rules(amount().refersTo("https://etown.example" + ELEMENTS + "saleAmount")))
                    .isEmpty();
        }

        @Test
        void haveTheTypeOfTheField() {
            assertThat(check(amount().typed(FieldType.INTEGER, null, null, null)))
                    .extracting(Finding::rule, Finding::pointer)
                    .containsExactly(tuple("element-type-differs", PLACE + "/logicalType"));
        }

        @Test
        void areAtLeastAsLargeAsTheField() {
            assertThat(rules(amount().typed(FieldType.NUMBER, null, 18, 3)))
                    .containsExactly("element-precision-differs");
            assertThat(rules(amount().typed(FieldType.NUMBER, null, null, null)))
                    .containsExactly("element-precision-differs");
            assertThat(rules(amount().typed(FieldType.NUMBER, null, 12, 0))).isEmpty();
            assertThat(rules(channel().typed(FieldType.STRING, 41, null, null)))
                    .containsExactly("element-length-differs");
            assertThat(rules(channel().typed(FieldType.STRING, null, null, null)))
                    .containsExactly("element-length-differs");
        }

        @Test
        void areMeasuredInTheSameUnit() {
            assertThat(rules(amount().without("customProperties"))).containsExactly("element-unit-differs");
            assertThat(rules(amount().measuredIn("USD"))).containsExactly("element-unit-differs");
        }

        @Test
        void holdTheValuesTheFieldAllows() {
            assertThat(check(channel().allowing("SHOP", "FAX", "LIVE")))
                    .extracting(Finding::rule, found -> found.message().en())
                    .containsExactly(tuple("code-list-values", "The code list channels has no FAX"));
            assertThat(rules(channel().allowing())).containsExactly("code-list-not-enforced");
        }
    }

    @Nested
    class Fields {

        @Test
        void stateTheZoneOfTimesWithoutAnOffset() {
            var at = plain("soldAt").typed(FieldType.TIMESTAMP, null, null, null);

            assertThat(check(at))
                    .extracting(Finding::rule, Finding::severity)
                    .containsExactly(tuple("timezone-not-stated", Severity.SHOULD));
            assertThat(rules(at.with("logicalTypeOptions", Map.of("defaultTimezone", "Asia/Shanghai"))))
                    .isEmpty();
        }

        @Test
        void haveACaliberByTheirDescriptionOrTheirElement() {
            assertThat(rules(plain("note").without("description"))).containsExactly("caliber-missing");
            assertThat(rules(plain("note").with("description", " "))).containsExactly("caliber-missing");
            assertThat(rules(plain("remark").refersTo(ELEMENTS + "remark").without("description")))
                    .containsExactly("caliber-missing");
            assertThat(rules(plain("note"))).isEmpty();
        }

        @Test
        void areClassifiedAndNotBelowTheProposal() {
            assertThat(rules(plain("note").without("classification"))).containsExactly("classification-missing");
            assertThat(rules(amount().with("classification", "l1"))).containsExactly("classification-below-proposal");
            assertThat(rules(amount().with("classification", "IMPORTANT"))).isEmpty();
            assertThat(rules(plain("note").with("classification", "general")))
                    .containsExactly("classification-unknown");
        }

        @Test
        void areMarkedWhereTheirElementTellsOfAPerson() {
            var phone = plain("phone").refersTo(ELEMENTS + "phone");

            assertThat(rules(phone)).containsExactly("personal-mark-missing");
            assertThat(rules(
                            phone.with("customProperties", List.of(Map.of("property", "personalData", "value", true)))))
                    .isEmpty();
        }

        @Test
        void haveAChineseName() {
            assertThat(rules(plain("note").without("businessName"))).containsExactly("chinese-name-missing");
            assertThat(rules(plain("note").with("businessName", "Note"))).containsExactly("chinese-name-missing");
        }

        @Test
        void areNamedAsTheRulesAsk() {
            naming.add(rule("camel-case", NamedThing.FIELD_NAME, "^[a-z][A-Za-z0-9]*$", false));
            naming.add(rule("code-has-list", NamedThing.FIELD_NAME, null, true));
            naming.add(rule("no-blanks", NamedThing.HEADING, "^[^ ]+$", false));

            assertThat(check(plain("sale_note").headed("备 注")))
                    .extracting(Finding::rule, Finding::pointer)
                    .containsExactly(
                            tuple("naming:camel-case", PLACE + "/name"),
                            tuple("naming:code-has-list", PLACE + "/name"),
                            tuple("naming:no-blanks", PLACE + "/physicalName"));
            assertThat(rules(channel())).isEmpty();
        }
    }

    @Nested
    class Contracts {

        @Test
        void belongToInterfacesThatAreNamedAsTheRulesAsk() {
            naming.add(rule("two-words", NamedThing.INTERFACE_CODE, "-", false));

            assertThat(check(plain("note")))
                    .extracting(Finding::rule, Finding::pointer)
                    .containsExactly(tuple("naming:two-words", "/id"));
        }

        @Test
        void haveNoMoreFieldsThanARowHasRoomFor() {
            var many = IntStream.range(0, 330).mapToObj(i -> plain("note" + i)).toArray(Property[]::new);

            assertThat(check(Map.of(), many))
                    .extracting(Finding::rule, Finding::severity, Finding::pointer)
                    .containsExactly(tuple("fields-too-wide", Severity.MUST, "/schema/0/properties/329"));
        }

        @Test
        void followAStandardThatIsThere() {
            assertThat(checkFollowing("no-such-standard", plain("note")))
                    .extracting(Finding::rule)
                    .containsExactly("standard-unknown");
        }
    }

    private static NamingRule rule(String code, NamedThing subject, String mustMatch, boolean needsCodeList) {
        return new NamingRule(
                code, subject, ".", mustMatch, Set.of(), needsCodeList, Severity.SHOULD, new Text("规则", "rule"));
    }

    private static Property amount() {
        return plain("saleAmount")
                .without("description")
                .refersTo(ELEMENTS + "saleAmount")
                .measuredIn("CNY")
                .with("classification", "L2")
                .typed(FieldType.NUMBER, null, 18, 2);
    }

    private static Property channel() {
        return plain("channelCode")
                .refersTo(ELEMENTS + "channelCode")
                .typed(FieldType.STRING, 40, null, null)
                .allowing("SHOP");
    }

    private static Property plain(String name) {
        return new Property(name)
                .with("description", "备注说明")
                .with("businessName", "备注")
                .with("classification", "L1");
    }

    private List<String> rules(Property property) {
        return check(property).stream().map(Finding::rule).toList();
    }

    private List<Finding> check(Property property) {
        return check(Map.of(), property);
    }

    private List<Finding> checkFollowing(String standard, Property property) {
        return check(
                Map.of(
                        "authoritativeDefinitions",
                        List.of(Map.of("type", "standardInterface", "url", "/standards/" + standard))),
                property);
    }

    private List<Finding> check(Map<String, Object> ofObject, Property... properties) {
        var object = new HashMap<>(ofObject);
        object.put(
                "properties",
                Arrays.stream(properties).map(property -> property.written).toList());
        var fields = Arrays.stream(properties).map(Property::field).toList();
        var schema = new RecordSchema("sales", ZoneId.of("Asia/Shanghai"), null, null, List.of(), List.of(), fields);
        var contract = DescribedContract.of("sales", Map.of("schema", List.of(object)), schema);
        var library = new Library(elements, Map.of("channels", Set.of("SHOP", "LIVE")), naming, standard, Map.of());
        return new ContractCheck(library).of(contract);
    }

    /** A property of a document and the field that is read from it. */
    private static final class Property {

        private final Map<String, Object> written = new HashMap<>();
        private final String name;
        private String heading;
        private FieldType type = FieldType.STRING;
        private Integer maxLength;
        private Integer precision;
        private Integer scale;
        private List<String> allowed;

        Property(String name) {
            this.name = name;
            this.heading = name;
        }

        Property with(String key, Object value) {
            written.put(key, value);
            return this;
        }

        Property without(String key) {
            written.remove(key);
            return this;
        }

        Property refersTo(String url) {
            return with("authoritativeDefinitions", List.of(Map.of("type", "dataElement", "url", url)));
        }

        Property measuredIn(String unit) {
            return with("customProperties", List.of(Map.of("property", "unit", "value", unit)));
        }

        Property headed(String text) {
            heading = text;
            return this;
        }

        Property typed(FieldType fieldType, Integer longest, Integer digits, Integer decimals) {
            type = fieldType;
            maxLength = longest;
            precision = digits;
            scale = decimals;
            return this;
        }

        Property allowing(String... values) {
            allowed = values.length == 0 ? null : List.of(values);
            return this;
        }

        Field field() {
            return new Field(
                    name, heading, type, false, null, null, null, scale, precision, null, null, null, null, null, null,
                    maxLength, null, allowed);
        }
    }
}
