package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What is not good enough for the asset is kept aside and explained; of doubles one stays. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class QuarantineTest {

    private static final String GOOD = "536365,茶叶,2,1.50,2010-12-01 08:26:00,true\n";

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;

    @BeforeEach
    void goOnline() {
        source = governance.online(Governance.UNIT_A, Governance.sales());
    }

    @Test
    void explainsEveryRuleThatARecordFails() {
        List<String> lines = new ArrayList<>(SalesLines.good(60));
        lines.add(10, "\"\n\",商品,two,-1,2010-12-02 00:00:00,maybe\n");
        lines.add(12, "只有,三,列\n");
        lines.add(13, ",茶叶,1,-1,2010-12-02 00:00:00,\n");
        String batch = open(SalesLines.DAY, 63);

        JsonPath part = provider.send(batch, 1, SalesLines.csv(lines));
        JsonPath judged = provider.seal(batch);
        JsonPath quarantine = provider.get("/batches/" + batch + "/quarantine");

        assertThat(part.getLong("quarantined")).isEqualTo(3);
        assertThat(judged.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
        assertThat(judged.getLong("counted.accepted")).isEqualTo(60);
        assertThat(judged.getString("counted.recordSetDigest"))
                .isNotEqualTo(judged.getString("counted.acceptedDigest"));
        assertThat(quarantine.getList("items.line")).containsExactly(12, 15, 16);
        assertThat(quarantine.getList("items[0].failures.rule")).containsExactly("type", "minimum", "type", "period");
        assertThat(quarantine.getList("items[0].failures.field"))
                .containsExactly("quantity", "price", "member", "soldAt");
        assertThat(quarantine.getList("items[1].failures.rule")).containsExactly("columns");
        assertThat(quarantine.getList("items[1].cells")).containsExactly("只有", "三", "列");
        assertThat(quarantine.getList("items.cellsAre")).containsOnly("AS_SENT");
        assertThat(quarantine.getList("items[2].failures.rule")).containsExactly("required", "minimum", "period");
        assertThat(quarantine.getString("items[2].failures[0].zh")).isEqualTo("“单号”不能为空");
        assertThat(quarantine.getString("items[2].failures[0].en")).isEqualTo("单号 must not be empty");
        assertThat(quarantine.getString("items[2].failures[0].clause")).isEqualTo("R3.2c");
    }

    @Test
    void tellsTheFirstOfManyFailuresWithShortHints() {
        JsonObject wide = Governance.sales();
        JsonArray thousand =
                new JsonArray(IntStream.range(0, 1000).mapToObj(i -> "品类" + i).toList());
        IntStream.range(0, 30)
                .forEach(i -> wide.getJsonArray("fields")
                        .add(Governance.field("kind" + i, "类" + i, "STRING").put("allowed", thousand)));
        source = governance.online(Governance.UNIT_A, wide);
        String headings = IntStream.range(0, 30).mapToObj(i -> ",类" + i).collect(Collectors.joining());
        String batch = open(SalesLines.DAY, 1);

        provider.send(batch, 1, (SalesLines.HEADING + GOOD).replace("\n", headings + "\n"));
        JsonPath record = provider.get("/batches/" + batch + "/quarantine");

        assertThat(record.getList("items[0].failures.field")).hasSize(20).contains("kind0", "kind19");
        assertThat(record.getInt("items[0].moreFailures")).isEqualTo(10);
        assertThat(record.getString("items[0].failures[0].zh"))
                .startsWith("“类0”只能是接口规范所列 1000 个值之一")
                .hasSizeLessThan(100);
    }

    @Test
    void isPagedByPartAndLine() {
        String batch = open(SalesLines.DAY, 6);
        provider.send(batch, 2, SalesLines.HEADING + ",\n,\n,\n");
        provider.send(batch, 1, SalesLines.HEADING + ",\n,\n,\n");

        JsonPath first = provider.get("/batches/" + batch + "/quarantine?limit=4");
        JsonPath second = provider.get("/batches/" + batch + "/quarantine?limit=4&cursor=" + first.getString("next"));

        assertThat(places(first)).containsExactly("1/2", "1/3", "1/4", "2/2");
        assertThat(places(second)).containsExactly("2/3", "2/4");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void isAuditedEachTimeItIsRead() {
        String batch = open(SalesLines.DAY, 2);
        provider.send(batch, 1, SalesLines.HEADING + ",\n,\n");

        provider.get("/batches/" + batch + "/quarantine");

        JsonObject details = pool.preparedQuery(
                        "select details from kit.audit where action = 'read-quarantine' and object = $1")
                .execute(Tuple.of("batches/" + batch))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getJsonObject("details");
        assertThat(details.getLong("governancePosition")).isEqualTo(governance.position());
        assertThat(details.getInteger("records")).isEqualTo(2);
    }

    @Test
    void refusesABatchWithTooMany() {
        String batch = open(SalesLines.DAY, 10);
        provider.send(batch, 1, SalesLines.csv(SalesLines.good(9)) + "1,2\n");

        JsonPath judged = provider.seal(batch);

        assertThat(judged.getString("state")).isEqualTo("REFUSED");
        assertThat(judged.getString("problem.code")).isEqualTo("too-many-rejects");
        assertThat(judged.getLong("counted.conforming")).isEqualTo(9);
        assertThat(judged.getLong("counted.quarantined")).isEqualTo(1);
        assertThat(judged.getLong("counted.accepted")).isZero();
        assertThat(judged.getMap("counted.acceptedTotals")).isEqualTo(Map.of("amount", "0", "quantity", "0"));
        JsonPath receipt = provider.get("/batches/" + batch + "/receipt");
        assertThat(receipt.getString("payload.refusal")).isEqualTo("too-many-rejects");
        assertThat(receipt.getMap("payload.counted")).isEqualTo(judged.getMap("counted"));
        assertThat(provider.get("/batches/" + batch + "/rollup").getInt("version"))
                .isZero();
    }

    @Test
    void holdsDoublesButTheOneOfTheLowestPartAndLine() {
        List<String> lines = SalesLines.good(40);
        String batch = open(SalesLines.DAY, 43);
        provider.send(batch, 3, SalesLines.csv(lines.subList(20, 40)));
        provider.send(batch, 2, SalesLines.HEADING + GOOD.replace("1.50", "3") + GOOD.replace("1.50", "2"));
        provider.send(batch, 1, SalesLines.csv(lines.subList(0, 20)) + GOOD);

        JsonPath judged = provider.seal(batch);
        JsonPath quarantine = provider.get("/batches/" + batch + "/quarantine");

        assertThat(judged.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
        assertThat(judged.getLong("counted.quarantined")).isEqualTo(2);
        assertThat(judged.getString("counted.totals.amount")).isEqualTo("98");
        assertThat(judged.getString("counted.acceptedTotals.amount")).isEqualTo("88");
        assertThat(places(quarantine)).containsExactly("2/2", "2/3");
        assertThat(quarantine.getList("items.failures.rule")).isEqualTo(List.of(List.of("unique"), List.of("unique")));
        assertThat(quarantine.getList("items[0].cells"))
                .containsExactly("536365", "茶叶", "2", "3", "2010-12-01T00:26:00Z", "true");
        assertThat(quarantine.getList("items.cellsAre")).containsExactly("CANONICAL", "CANONICAL");
    }

    @Test
    void holdsDoublesOfWhatWasAcceptedBefore() {
        String first = open(SalesLines.DAY, 21);
        provider.send(first, 1, SalesLines.csv(SalesLines.good(20)) + GOOD);
        provider.seal(first);
        String second = open("2010-12-02", 20);
        List<String> lines = IntStream.range(0, 19)
                .mapToObj(i -> "6000%02d,茶叶,1,1,2010-12-02 10:00:00,\n".formatted(i))
                .toList();
        provider.send(second, 1, SalesLines.csv(lines) + GOOD.replace("12-01", "12-02"));

        JsonPath judged = provider.seal(second);

        assertThat(judged.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
        assertThat(provider.get("/batches/" + second + "/quarantine").getList("items.line"))
                .containsExactly(21);
    }

    @Test
    void leavesDoublesAloneWhereNoKeyIsDeclared() {
        var schema = Governance.sales();
        schema.getJsonArray("fields").forEach(field -> ((JsonObject) field).remove("key"));
        source = governance.online(Governance.UNIT_A, schema);
        String batch = open(SalesLines.DAY, 3);
        provider.send(batch, 1, SalesLines.HEADING + GOOD + GOOD + GOOD);

        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        assertThat(provider.get("/assets/" + source + "/records").getList("items"))
                .hasSize(3);
    }

    private String open(String day, long records) {
        return provider.open(Provider.manifest(source, "ORIGINAL", day, records));
    }

    private static List<String> places(JsonPath quarantine) {
        List<Integer> parts = quarantine.getList("items.part");
        List<Integer> lines = quarantine.getList("items.line");
        return IntStream.range(0, parts.size())
                .mapToObj(i -> parts.get(i) + "/" + lines.get(i))
                .toList();
    }
}
