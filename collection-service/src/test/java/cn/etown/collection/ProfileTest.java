package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What a batch's profile says. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ProfileTest {

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);

    @Test
    void isThatOfAllParts() {
        String source = classified();
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 62));
        List<String> lines = SalesLines.good(60);
        lines.add("999999,商品9,,1.25,2010-12-01 08:00:00,\n");
        lines.add(lines.get(0));
        List<String> parts = SalesLines.cut(lines, 3, 1);
        for (int part = 0; part < parts.size(); part++) {
            provider.send(batch, part + 1, parts.get(part));
        }
        assertThat(provider.get("/batches/" + batch + "/profile").getInt("version"))
                .isZero();
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");

        JsonPath profile = provider.get("/batches/" + batch + "/profile");

        assertThat(profile.getInt("version")).isEqualTo(1);
        Map<String, Integer> records = profile.getMap("records");
        assertThat(records)
                .containsEntry("received", 62)
                .containsEntry("unreadable", 0)
                .containsEntry("conforming", 61)
                .containsEntry("requiredCells", 62 * 5)
                .containsEntry("requiredCellsFilled", 62 * 5 - 1);
        assertThat(profile.getList("items.field"))
                .containsExactly("order", "product", "quantity", "price", "soldAt", "member");
        assertThat(profile.getMap("items[0]"))
                .as("the order, which tells of a person")
                .containsEntry("open", false)
                .containsEntry("values", 61)
                .containsEntry("distinct", Map.of("estimate", 60, "atLeast", 60, "atMost", 60))
                .doesNotContainKeys("minimum", "maximum", "top", "mean");
        assertThat(profile.getMap("items[2]"))
                .containsEntry("empty", 1)
                .containsEntry("emptyConforming", 0)
                .containsEntry("minimum", "-1")
                .containsEntry("maximum", "2")
                .containsEntry("sum", String.valueOf(54 * 2 - 6 + quantityOf(lines.get(61))))
                .containsEntry(
                        "top",
                        List.of(
                                Map.of("value", "2", "atLeast", 55, "atMost", 55),
                                Map.of("value", "-1", "atLeast", 6, "atMost", 6)));
        assertThat(profile.getString("items[3].mean")).isEqualTo("1.25");
        assertThat(profile.getString("items[4].minimum")).isEqualTo("2010-12-01T00:00:00Z");
        assertThat(profile.getInt("items[5].emptyConforming")).isEqualTo(30);
        assertThat(partProfiles(batch)).isZero();
    }

    @Test
    void showsNoValueOfWhatIsNotClassified() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());

        JsonPath profile = profileOf(judged(source));

        assertThat(profile.getList("items.open")).containsOnly(false);
        assertThat(profile.getList("items.minimum")).containsOnlyNulls();
        assertThat(profile.getList("items.top")).containsOnlyNulls();
        assertThat(profile.getList("items.values")).contains(20);
    }

    @Test
    void showsNoMoreWhatIsClassifiedMoreStrictlySince() {
        String source = classified();
        String batch = judged(source);
        assertThat(profileOf(batch).getString("items[3].mean")).isEqualTo("1.25");

        governance.classify(source, JsonArray.of(Governance.classified("price", "L3", false)));

        assertThat(profileOf(batch).getString("items[3].mean")).isNull();
    }

    /** As after an upgrade that reads the feed from its beginning. */
    @Test
    void showsNothingForAMomentOfWhatIsClassifiedMoreStrictlySince() {
        String source = classified();
        String batch = judged(source);
        governance.classify(source, JsonArray.of(Governance.classified("price", "L3", false)));

        governance.tellAgain(
                1,
                Instant.parse("2010-11-01T00:00:00Z"),
                "interface-classified.v1",
                "interfaces/" + source,
                JsonObject.of("interface", source, "fields", JsonArray.of(Governance.classified("price", "L1", false))),
                tx -> Uni.createFrom().voidItem());

        assertThat(profileOf(batch).getString("items[3].mean")).isNull();
    }

    @Test
    void isReadPageByPage() {
        String batch = judged(classified());
        List<String> fields = new ArrayList<>();
        JsonPath page = provider.get("/batches/" + batch + "/profile?limit=4");
        fields.addAll(page.getList("items.field"));

        JsonPath next = provider.get("/batches/" + batch + "/profile?limit=4&cursor=" + page.getString("next"));
        fields.addAll(next.getList("items.field"));

        assertThat(fields).hasSize(6).doesNotHaveDuplicates();
        assertThat(next.getString("next")).isNull();
    }

    @Test
    void ofNothingToReportCountsNothing() {
        String source = classified();
        String batch = provider.open(Provider.manifest(source, "NIL", SalesLines.DAY, 0));
        provider.seal(batch);

        JsonPath profile = profileOf(batch);

        assertThat(profile.getInt("version")).isEqualTo(1);
        assertThat(profile.getInt("records.received")).isZero();
        assertThat(profile.getList("items.values")).containsOnly(0);
    }

    @Test
    void ofACorrectionCountsTheLinesThatWithdrawApart() {
        String source = classified();
        judged(source);
        String correction = provider.open(
                Provider.manifest(source, "CORRECTION", SalesLines.DAY, 2).put("reason", "第一行录入有误，第三行系重复下单"));
        List<String> lines = SalesLines.good(3);
        provider.send(
                correction,
                1,
                SalesLines.HEADING.strip() + ",_operation\n"
                        + lines.get(0).strip() + ",UPSERT\n"
                        + lines.get(2).strip() + ",WITHDRAW\n");
        provider.seal(correction);

        JsonPath profile = profileOf(correction);

        assertThat(profile.getInt("records.withdrawals")).isEqualTo(1);
        assertThat(profile.getInt("items[2].values")).isEqualTo(1);
        assertThat(profile.getInt("records.requiredCells")).isEqualTo(5);
    }

    private static int quantityOf(String line) {
        return Integer.parseInt(line.split(",")[2]);
    }

    private String judged(String source) {
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 20));
        provider.send(batch, 1, SalesLines.csv(SalesLines.good(20)));
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        return batch;
    }

    private JsonPath profileOf(String batch) {
        return provider.get("/batches/" + batch + "/profile");
    }

    /** An interface of which the order is said to tell of a person, and all other fields are open. */
    private String classified() {
        JsonObject sales = Governance.sales();
        String source = governance.online(Governance.UNIT_A, sales);
        governance.classify(source, sales, "order");
        return source;
    }

    private long partProfiles(String batch) {
        return pool.query("select count(*) from part_profile where batch = '" + batch + "'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
