package cn.etown.governance.contract;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.TestData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

/** Whole documents over HTTP: given back equal in both formats, or refused for stated reasons and nothing stored. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OdcsOverHttpTest {

    private static final DocumentReader READER = new DocumentReader();

    private static final String ONE_RECORD = "一个接口只有一种记录，schema 下应恰有一个对象";
    private static final String UPPER_LIMIT = "不合格记录只限上限";
    private static final String OTHER_TYPE = "可取值须与字段类型一致（仅 string、integer、number），至多 200 个字符；是否可空由 required 决定";
    private static final String KEY_REQUIRED = "业务主键字段必须 required: true";
    private static final String NO_VALUE = "不是该类型的值";
    private static final String NO_FLOAT = "数值按精确十进制保存，不用二进制浮点格式；请在 physicalType 写 numeric(精度,小数位)";
    private static final String NO_ARRAY = "表格单元不能容纳数组；请另立接口";
    private static final String NO_OBJECT = "表格单元不能容纳嵌套对象；请展开为字段";
    private static final String OTHER_ZONE = "未写偏移的时间按本县时区 Asia/Shanghai 理解，不能写其他时区；否则请用 timezone: true 并在值中写明偏移";

    /** For what each of the standard's own examples is refused, place by place; nothing where it is taken. */
    private static final Map<String, Map<String, String>> REFUSED = Map.of(
            "all-data-types.odcs.yaml",
            Map.of(
                    "/schema/0/properties/3/logicalTypeOptions/defaultTimezone",
                    OTHER_ZONE,
                    "/schema/0/properties/3/logicalTypeOptions/minimum",
                    NO_VALUE,
                    "/schema/0/properties/3/logicalTypeOptions/maximum",
                    NO_VALUE,
                    "/schema/0/properties/5/logicalTypeOptions/format",
                    NO_FLOAT,
                    "/schema/0/properties/8/logicalType",
                    NO_ARRAY,
                    "/schema/0/properties/9/logicalType",
                    NO_OBJECT),
            "column-completeness.odcs.yaml",
            Map.of(),
            "column-validity.odcs.yaml",
            Map.of(
                    "/schema/0/properties/0/quality/0/arguments/validValues/1", OTHER_TYPE,
                    "/schema/0/properties/0/required", KEY_REQUIRED),
            "database-table-sla.odcs.yaml",
            Map.of("/schema", ONE_RECORD),
            "full-example.odcs.yaml",
            Map.of("/schema", ONE_RECORD),
            "postgresql-adventureworks-contract.odcs.yaml",
            Map.of("/schema", ONE_RECORD));

    /** A document, and for what it is refused, place by place. */
    record Example(String name, String text, DocumentFormat format, Map<String, String> refused) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> examples() throws IOException {
        var examples = new ArrayList<>(List.of(
                taken("sales", ContractFixtures.sales(), DocumentFormat.YAML),
                taken("the API's YAML", ContractExample.YAML, DocumentFormat.YAML),
                taken("the API's JSON", ContractExample.JSON, DocumentFormat.JSON),
                refused("two objects", "schema: [{name: a}, {name: b}]", Map.of("/schema", ONE_RECORD)),
                refused(
                        "a field for each reason",
                        """
                        schema:
                          - name: a
                            properties:
                              - {name: a, logicalType: string, primaryKey: true}
                              - {name: b, logicalType: number, logicalTypeOptions: {format: f32}}
                              - {name: c, logicalType: timestamp, logicalTypeOptions: {defaultTimezone: Etc/UTC}}
                              - {name: d, logicalType: date, logicalTypeOptions: {minimum: tomorrow}}
                              - {name: e, logicalType: array}
                              - {name: f, logicalType: object}
                              - {name: g, logicalType: string, quality: [{metric: nullValues, mustBeGreaterThan: 5}]}
                        """,
                        Map.of(
                                "/schema/0/properties/0/required", KEY_REQUIRED,
                                "/schema/0/properties/1/logicalTypeOptions/format", NO_FLOAT,
                                "/schema/0/properties/2/logicalTypeOptions/defaultTimezone", OTHER_ZONE,
                                "/schema/0/properties/3/logicalTypeOptions/minimum", NO_VALUE,
                                "/schema/0/properties/4/logicalType", NO_ARRAY,
                                "/schema/0/properties/5/logicalType", NO_OBJECT,
                                "/schema/0/properties/6/quality/0/mustBeGreaterThan", UPPER_LIMIT))));
        var folder = TestData.folder("odcs");
        if (folder.isPresent()) {
            try (var files = Files.list(folder.get())) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                    var name = file.getFileName().toString();
                    assertThat(REFUSED).as("what is known of").containsKey(name);
                    examples.add(new Example(name, Files.readString(file), DocumentFormat.YAML, REFUSED.get(name)));
                }
            }
        }
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isGivenBackEqualInBothFormatsOrRefusedForItsReasons(Example example) {
        String code = newInterface(UNIT_A);
        var answer = draft(code, example.text(), example.format());

        if (example.refused().isEmpty()) {
            assertGivenBack(answer.then().statusCode(201).extract().path("id"), example);
        } else {
            answer.then().statusCode(422).body("code", equalTo("contract-refused"));
            List<Map<String, String>> errors = answer.path("errors");
            assertThat(errors)
                    .extracting(error -> Map.entry(error.get("pointer"), error.get("detail")))
                    .containsExactlyInAnyOrderElementsOf(example.refused().entrySet());
            assertNothingStored(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales-lines", "production-orders", "inventory-days"})
    void takesEachStandardsTemplateAsItIs(String standard) {
        String template = as("clerk")
                .accept("*/*")
                .get("/standards/" + standard + "/template")
                .asString();
        var example = taken(standard, template, DocumentFormat.YAML);

        assertGivenBack(
                draft(newInterface(UNIT_A), template, DocumentFormat.YAML)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"),
                example);
    }

    @Test
    void refusesTenMegabytes() {
        String code = newInterface(UNIT_A);
        var large = new byte[10 * 1024 * 1024];
        Arrays.fill(large, (byte) '#');

        draft(code, new String(large, StandardCharsets.US_ASCII), DocumentFormat.YAML)
                .then()
                .statusCode(413);
        assertNothingStored(code);
    }

    @Test
    void refusesABombBeforeItGoesOff() {
        String code = newInterface(UNIT_A);
        var bomb = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }

        draft(code, bomb.toString(), DocumentFormat.YAML)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-yaml"))
                .body("errors.pointer", contains(""));
        assertNothingStored(code);
    }

    /** As bytes in the format it was sent in, and in both as a tree; what was written in the other format is one again. */
    private static void assertGivenBack(String id, Example example) {
        var tree = READER.read(example.text(), example.format());
        for (var format : DocumentFormat.values()) {
            var text = document(id, format);
            assertThat(READER.read(text, format)).as(format.name()).isEqualTo(tree);
            String again = draft(newInterface(UNIT_A), text, format)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            assertThat(document(again, format)).isEqualTo(text);
        }
        assertThat(document(id, example.format())).isEqualTo(example.text());
    }

    private static String document(String id, DocumentFormat format) {
        var answer = as("auditor").accept(format.mediaType()).get("/contracts/" + id + "/document");
        return new String(answer.then().statusCode(200).extract().asByteArray(), StandardCharsets.UTF_8);
    }

    private static Response draft(String code, String text, DocumentFormat format) {
        return asOf("clerk", UNIT_A)
                .contentType(format.mediaType())
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/interfaces/" + code + "/contracts");
    }

    private static void assertNothingStored(String code) {
        as("auditor").queryParam("interface", code).get("/contracts").then().body("items", empty());
    }

    private static Example taken(String name, String text, DocumentFormat format) {
        return new Example(name, text, format, Map.of());
    }

    private static Example refused(String name, String schema, Map<String, String> reasons) {
        var head = "apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\n";
        return new Example(name, head + schema, DocumentFormat.YAML, reasons);
    }
}
