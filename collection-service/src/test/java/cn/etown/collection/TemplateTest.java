package cn.etown.collection;

import cn.etown.evidence.content.ContentFormat;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A template comes out of a contract, and comes back in filled in. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TemplateTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @Inject
    Governance governance;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;

    @BeforeEach
    void goOnline() {
        JsonObject sales = Governance.sales();
        ((JsonObject) sales.getJsonArray("fields").getValue(1)).put("allowed", JsonArray.of("茶叶", "蜂蜜"));
        source = governance.online(Governance.UNIT_A, sales);
    }

    @Test
    void isFilledInAndSent() throws IOException {
        Map<String, String> files = files(template("xlsx").asByteArray());
        String heading = files.get(SHEET);
        int end = heading.indexOf("</sheetData>");
        // As a spreadsheet writes it: a text, a number, and a time by the style of its column.
        String filled = heading.substring(0, end)
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>000536</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>茶叶</t></is></c>"
                + "<c r=\"C2\"><v>6</v></c><c r=\"D2\"><v>2.5499999999999998</v></c><c r=\"E2\" s=\""
                + styleOfColumn(5, heading) + "\"><v>40513.351388888892</v></c></row>" + heading.substring(end);
        files.put(SHEET, filled);
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1)
                .put("totals", JsonObject.of("amount", "15.3")));

        Response sent = provider.trySend(batch, zip(files), ContentFormat.XLSX, null);

        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(200);
        assertThat(sent.jsonPath().getLong("accepted")).isEqualTo(1);
        JsonPath judged = provider.seal(batch);
        assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
        JsonPath records = provider.get("/assets/" + source + "/records");
        assertThat(records.getString("items[0].values.order")).isEqualTo("000536");
        assertThat(records.getString("items[0].values.soldAt")).isEqualTo("2010-12-01T00:26:00Z");
    }

    private static String styleOfColumn(int column, String sheet) {
        int at = sheet.indexOf("<col min=\"" + column + "\"");
        assertThat(at).as(sheet).isPositive();
        String col = sheet.substring(at, sheet.indexOf('>', at));
        return col.replaceAll(".*style=\"([0-9]+)\".*", "$1");
    }

    @Test
    void offersTheValuesAllowedAndExplainsEveryColumn() throws IOException {
        Map<String, String> files = files(template("xlsx").asByteArray());

        assertThat(files.get(SHEET)).contains("<dataValidation").contains("B2:B100001");
        assertThat(withoutReferences(files.get("xl/sharedStrings.xml")))
                .contains("蜂蜜")
                .contains("只能是")
                .contains("must be one of")
                .contains("应为不超过 38 位的整数");
    }

    private static String withoutReferences(String xml) {
        return Pattern.compile("&#x([0-9a-f]+);")
                .matcher(xml)
                .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }

    @Test
    void isTheHeadingAloneAsCsv() {
        Response csv = template("csv");

        assertThat(csv.contentType()).isEqualTo("text/csv; charset=UTF-8");
        assertThat(new String(csv.asByteArray(), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF" + SalesLines.HEADING.strip() + "\r\n");
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1));
        assertThat(provider.trySend(batch, 1, csv.asByteArray()).statusCode()).isEqualTo(200);
    }

    @Test
    void isOfTheContractInForceAndOfKnownForms() {
        governance.putInForce(
                source,
                2,
                Governance.sales()
                        .put(
                                "fields",
                                Governance.sales()
                                        .getJsonArray("fields")
                                        .add(Governance.field("note", "备注", "STRING"))));

        assertThat(template("csv").asString()).contains(",备注\r\n");
        provider.as("clerk").get(path("ods")).then().statusCode(400).body("code", equalTo("invalid-request"));
        new Provider(Governance.UNIT_B).as("clerk").get(path("csv")).then().statusCode(404);
    }

    @Test
    void ofACorrectionAsksWhatEachLineDoes() throws IOException {
        Response csv = provider.as("clerk").get(path("csv") + "&kind=CORRECTION");
        Map<String, String> files = files(
                provider.as("clerk").get(path("xlsx") + "&kind=CORRECTION").asByteArray());

        assertThat(csv.header("Content-Disposition")).endsWith(source + "-correction.csv\"");
        assertThat(csv.asString()).endsWith(SalesLines.HEADING.strip() + ",_operation\r\n");
        assertThat(files.get(SHEET)).contains("G2:G100001");
        assertThat(withoutReferences(files.get("xl/sharedStrings.xml")))
                .contains(">_operation</t>")
                .contains(">UPSERT</t>")
                .contains(">WITHDRAW</t>")
                .contains("撤回业务主键相同的记录");
        String original = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1));
        provider.send(original, 1, SalesLines.HEADING + "1,茶叶,6,1.50,2010-12-01 08:26:00,\n");
        assertThat(provider.seal(original).getString("state")).isEqualTo("ACCEPTED");
        String batch = provider.open(
                Provider.manifest(source, "CORRECTION", SalesLines.DAY, 1).put("reason", "两笔订单的数量录入有误，按原始票据改正"));
        assertThat(provider.trySend(batch, zip(files), ContentFormat.XLSX, null).statusCode())
                .isEqualTo(200);
        provider.as("clerk").get(path("csv") + "&kind=NIL").then().statusCode(400);
    }

    private String path(String format) {
        return Provider.API + "/interfaces/" + source + "/template?format=" + format;
    }

    private Response template(String format) {
        Response answer = provider.as("clerk").get(path(format));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).endsWith(source + "." + format + "\"");
        return answer;
    }

    private static Map<String, String> files(byte[] book) throws IOException {
        Path aside = Files.write(Files.createTempFile("template", ".zip"), book);
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(aside.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                files.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Files.delete(aside);
        return files;
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
