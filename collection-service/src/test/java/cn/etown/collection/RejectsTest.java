package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import de.siegmar.fastcsv.reader.CsvReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Refused records come back as a file that can be mended and sent again. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RejectsTest {

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;
    private String batch;

    @BeforeEach
    void openBatch() {
        source = governance.online(Governance.UNIT_A, Governance.sales());
        batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 4));
    }

    @Test
    void areInTheSourcesColumnsWithWhatIsWrong() {
        provider.send(
                batch,
                2,
                SalesLines.HEADING + "536365,\"茶,\n叶\",six,-1,2010-12-01 08:26:00,\n"
                        + "=HYPERLINK(\"x\"),@SUM,-5,+1,2010-12-01 08:26:00,\n" + "1,2\n");
        sendJson("{\"单号\":\"1\",\"颜色\":\"红\"}");

        Response answer = rejects();

        assertThat(answer.contentType()).isEqualTo("text/csv; charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).endsWith("rejects-" + batch + ".csv\"");
        byte[] bytes = answer.asByteArray();
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        List<List<String>> rows = rows(bytes);
        assertThat(rows.get(0))
                .containsExactly(
                        "单号", "商品", "数量", "单价", "时间", "会员", "#分片号", "#行号", "#规则", "#如何改正", "#how to mend", "#原文");
        assertThat(rows.get(1))
                .startsWith("", "", "", "", "", "", "1", "1", "columns")
                .endsWith("{\"单号\":\"1\",\"颜色\":\"红\"}");
        assertThat(rows.get(2))
                .startsWith(
                        "536365",
                        "茶,\n叶",
                        "six",
                        "-1",
                        "2010-12-01 08:26:00",
                        "",
                        "2",
                        "2",
                        "type, minimum",
                        "“数量”应为不超过 38 位的整数，如 12；“单价”应不小于 0");
        assertThat(rows.get(3)).startsWith("'=HYPERLINK(\"x\")", "'@SUM", "-5", "'+1");
        assertThat(rows.get(4))
                .startsWith("", "", "", "", "", "", "2", "5", "columns", "应有 6 列，实有 2 列")
                .endsWith("1,2");
        assertThat(rows).hasSize(5);
    }

    @Test
    void canBeMendedAndSentAsTheyAre() {
        provider.send(batch, 1, SalesLines.HEADING + "536365,茶叶,six,1.50,2010-12-01 08:26:00,true\n");
        String mended = rejects().asString().replace(",six,", ",6,");
        String second = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1));

        JsonPath part = provider.send(second, 1, mended);

        assertThat(part.getLong("accepted")).isEqualTo(1);
        assertThat(provider.seal(second).getString("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void areAllThere() {
        provider.send(batch, 1, SalesLines.HEADING + ",\n".repeat(150));

        List<List<String>> rows = rows(rejects().asByteArray());

        assertThat(rows).hasSize(151);
        assertThat(rows.get(100)).contains("应有 6 列，实有 2 列");
        assertThat(rows.get(101)).contains("102", "原文未保留，请先改正前面的记录");
    }

    @Test
    void areADeliveryThatIsAuditedAndEndsWithTheInterface() {
        provider.send(batch, 1, SalesLines.HEADING + ",\n");
        rejects();

        var details = pool.preparedQuery("select details from kit.audit where action = 'read-rejects' and object = $1")
                .execute(Tuple.of("batches/" + batch))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getJsonObject("details");
        assertThat(details.getInteger("records")).isEqualTo(1);
        assertThat(details.getLong("governancePosition")).isEqualTo(governance.position());
        governance.move(source, "SUSPENDED");
        provider.as("clerk")
                .get(Provider.API + "/batches/" + batch + "/rejects")
                .then()
                .statusCode(422)
                .body("code", equalTo("interface-not-delivering"));
        new Provider(Governance.UNIT_B)
                .as("clerk")
                .get(Provider.API + "/batches/" + batch + "/rejects")
                .then()
                .statusCode(404);
    }

    private void sendJson(String text) {
        provider.trySend(batch, text.getBytes(StandardCharsets.UTF_8), "application/x-ndjson", null)
                .then()
                .statusCode(200);
    }

    private Response rejects() {
        Response answer = provider.as("clerk").get(Provider.API + "/batches/" + batch + "/rejects");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static List<List<String>> rows(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).substring(1);
        return CsvReader.builder().ofCsvRecord(text).stream()
                .map(row -> row.getFields())
                .toList();
    }
}
