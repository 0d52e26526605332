package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** What readers see of the asset tables, and how these grow. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AssetTest {

    /** How many texts a contract has at most beside the fields of {@link Governance#sales()}. */
    private static final int WIDEST = 324;

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
    void showsRecordsInCanonicalText() {
        accept(SalesLines.DAY, "5,茶叶,2,1.50,2010-12-01 08:26:00,true\n");

        JsonPath records = records("");

        assertThat(records.getMap("items[0].values"))
                .isEqualTo(new JsonObject()
                        .put("order", "5")
                        .put("product", "茶叶")
                        .put("quantity", "2")
                        .put("price", "1.5")
                        .put("soldAt", "2010-12-01T00:26:00Z")
                        .put("member", "true")
                        .getMap());
    }

    @Test
    void showsARowFromItsReceiptsPlaceInTheLedgerOn() {
        long before = records("").getLong("asOf");
        long first = accept(SalesLines.DAY, "5,茶叶,2,1.50,2010-12-01 08:26:00,true\n");
        long second = accept("2010-12-02", "6,茶叶,2,1.50,2010-12-02 08:26:00,true\n");
        String unsealed = provider.open(Provider.manifest(source, "ORIGINAL", "2010-12-03", 1));
        provider.send(unsealed, 1, SalesLines.HEADING + "7,茶叶,2,1.50,2010-12-03 08:26:00,true\n");

        assertThat(orders(records("?asOf=" + before))).isEmpty();
        assertThat(orders(records("?asOf=" + first))).containsExactly("5");
        assertThat(orders(records("?asOf=" + second))).containsExactly("5", "6");
        assertThat(orders(records("?asOf=" + (second + 1_000)))).containsExactly("5", "6");
    }

    @Test
    void hidesARowFromThePlaceOfTheBatchThatSupersedesItOn() {
        long first = accept(SalesLines.DAY, "5,茶叶,2,1.50,2010-12-01 08:26:00,true\n");
        long second = accept("2010-12-02", "6,茶叶,2,1.50,2010-12-02 08:26:00,true\n");
        pool.preparedQuery("""
                        insert into supersession (row_batch, row_part, row_line, by_batch)
                        select old.number, 1, 2, new.number from batch old, batch new
                        where old.ledger_position = $1 and new.ledger_position = $2""").execute(Tuple.of(first, second)).await().indefinitely();

        assertThat(orders(records("?asOf=" + first))).containsExactly("5");
        assertThat(orders(records("?asOf=" + second))).containsExactly("6");
    }

    @Test
    void isReadInPagesByBusinessKey() {
        accept(SalesLines.DAY, SalesLines.good(30).toArray(String[]::new));

        JsonPath first = records("?limit=20");
        JsonPath second = records("?limit=20&asOf=" + first.getLong("asOf") + "&cursor=" + first.getString("next"));

        assertThat(orders(first)).hasSize(20).isSorted();
        assertThat(orders(second)).hasSize(10).isSorted().doesNotContainAnyElementsOf(orders(first));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void isAuditedEachTimeItIsReadWithWhatWasKnownOfGovernance() {
        records("");
        records("");

        List<Long> decidedOn = new ArrayList<>();
        pool.preparedQuery("""
                        select cast(details ->> 'governancePosition' as bigint) as position from kit.audit
                        where action = 'read-records' and object = $1""")
                .execute(Tuple.of("interfaces/" + source))
                .await()
                .indefinitely()
                .forEach(row -> decidedOn.add(row.getLong("position")));
        assertThat(decidedOn).containsExactly(governance.position(), governance.position());
    }

    @Test
    void growsWithItsContractWhileOpenBatchesKeepTheirs() {
        String old = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1));
        JsonObject wider = Governance.sales();
        wider.getJsonArray("fields").add(Governance.field("shop", "店铺", "STRING"));
        governance.putInForce(source, 2, wider);
        provider.send(old, 1, SalesLines.HEADING + "5,茶叶,2,1.50,2010-12-01 08:26:00,true\n");

        assertThat(provider.seal(old).getString("state")).isEqualTo("ACCEPTED");
        String next = provider.open(Provider.manifest(source, "ORIGINAL", "2010-12-02", 1));
        provider.send(next, 1, "店铺," + SalesLines.HEADING + "老店,6,茶叶,2,1.50,2010-12-02 08:26:00,true\n");
        JsonPath judged = provider.seal(next);

        assertThat(judged.getInt("contractVersion")).isEqualTo(2);
        assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
        assertThat(records("").getList("items.values.shop")).containsExactly(null, "老店");
    }

    @Test
    void answersForAPositionAsItDidBeforeTheContractChanged() {
        long position = accept(SalesLines.DAY, "5,茶叶,2,1.50,2010-12-01 08:26:00,true\n");
        List<Object> before = records("?asOf=" + position).getList("items");
        JsonObject other = Governance.sales();
        other.getJsonArray("fields").remove(5);
        other.getJsonArray("fields").add(Governance.field("unit", "单位", "STRING"));
        governance.putInForce(source, 2, other);
        String next = provider.open(Provider.manifest(source, "ORIGINAL", "2010-12-02", 1));
        provider.send(next, 1, "单号,商品,数量,单价,时间,单位\n6,茶叶,2,1.50,2010-12-02 08:26:00,斤\n");
        provider.seal(next);

        assertThat(records("?asOf=" + position).getList("items")).isEqualTo(before);
        assertThat(records("").getMap("items[0].values")).containsEntry("member", "true");
        assertThat(records("").getMap("items[1].values"))
                .containsEntry("unit", "斤")
                .doesNotContainKey("member");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hasNoNameInCommonWithWhatBelongsToAnotherDataset(boolean shorterFirst) {
        String dataset = source.replace('-', '_');
        List<String> datasets = new ArrayList<>(
                List.of(dataset, dataset + "_batch", dataset + "_pkey", dataset + "_key", dataset + "_batch_key"));
        if (!shorterFirst) {
            Collections.reverse(datasets);
        }

        datasets.forEach(name -> governance.applyContract("of-" + name, name, 1, Governance.sales()));

        long tables = pool.preparedQuery(
                        "select count(*) from pg_tables where schemaname = 'asset' and tablename = any ($1)")
                .execute(Tuple.of(datasets.toArray(String[]::new)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
        assertThat(tables).isEqualTo(datasets.size());
    }

    @Test
    void growsWhenThePartThatStreamsIntoItHasEndedAndKeepsNothingElseWaiting() throws IOException {
        String other = governance.online(Governance.UNIT_A, Governance.sales());
        byte[] content = SalesLines.csv(SalesLines.good(50_000)).getBytes(StandardCharsets.UTF_8);
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 50_000));
        JsonObject next = Provider.manifest(source, "ORIGINAL", "2010-12-02", 1);
        long parked = governance.parked();
        try (PartOnItsWay part = PartOnItsWay.begin(batch, content)) {
            await().until(() -> locks("mode = 'RowExclusiveLock'") > 0);
            JsonObject wider = Governance.sales();
            wider.getJsonArray("fields").add(Governance.field("shop", "店铺", "STRING"));
            governance.fallSilent();
            governance.announce(source, 2, wider);
            long position = governance.announceMove(other, "SUSPENDED");
            governance.speakAgain();
            await().until(() -> governance.position() >= position);

            provider.tryOpen(Provider.manifest(other, "ORIGINAL", SalesLines.DAY, 1))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("interface-not-online"));
            provider.tryOpen(next)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("contract-not-ready"));
            assertThat(records("").getList("items")).isEmpty();
            assertThat(governance.pendingColumns(source)).isEqualTo(1);
            assertThat(part.finish()).startsWith("HTTP/1.1 200");
        }

        await().until(() -> governance.pendingColumns(source) == 0);
        assertThat(governance.parked()).isEqualTo(parked);
        assertThat(provider.read(provider.open(next)).jsonPath().getInt("contractVersion"))
                .isEqualTo(2);
        assertThat(provider.seal(batch).getInt("contractVersion")).isEqualTo(1);
    }

    @Test
    void neverNotesAColumnThatIsPendingWithAnotherType() throws IOException {
        JsonObject wider = Governance.sales();
        wider.getJsonArray("fields").add(Governance.field("shop", "店铺", "STRING"));
        JsonObject retyped = Governance.sales();
        retyped.getJsonArray("fields").add(Governance.field("shop", "店铺", "INTEGER"));
        byte[] content = SalesLines.csv(SalesLines.good(50_000)).getBytes(StandardCharsets.UTF_8);
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 50_000));
        try (PartOnItsWay part = PartOnItsWay.begin(batch, content)) {
            await().until(() -> locks("mode = 'RowExclusiveLock'") > 0);
            governance.applyContract(source, source, 2, wider);

            assertThatThrownBy(() -> governance.applyContract(source, source, 3, retyped))
                    .hasMessageContaining("shop");
            assertThat(part.finish()).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,2,3,4,5]",
                "[\"5\",\"茶叶\",\"1\",\"2\"]",
                "[\"5\",\"茶叶\",\"one\",\"1\",\"2\"]",
                "[\"5\",null,\"1\",\"1\",\"2\"]",
                "[\"5\\u0000\",\"茶叶\",\"1\",\"1\",\"2\"]",
                "{}",
                "null",
                "5"
            })
    void refusesACursorThatIsNotItsOwn(String place) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));

        provider.as("clerk")
                .get(Provider.API + "/assets/" + source + "/records?cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }

    @Test
    void neverConvertsWhatLiesInIt() {
        JsonObject retyped = Governance.sales();
        retyped.getJsonArray("fields").getJsonObject(2).put("type", "STRING");
        retyped.remove("measures");
        JsonObject rekeyed = Governance.sales();
        rekeyed.getJsonArray("fields").getJsonObject(1).remove("key");

        assertThatThrownBy(() -> governance.applyContract(source, source, 2, retyped))
                .hasMessageContaining("quantity");
        assertThatThrownBy(() -> governance.applyContract(source, source, 2, rekeyed))
                .hasMessageContaining("the key");
    }

    @Test
    void holdsEveryType() {
        JsonObject every = Governance.sales();
        every.getJsonArray("fields").add(Governance.field("day", "日", "DATE"));
        every.getJsonArray("fields").add(Governance.field("clock", "钟", "TIME"));
        source = governance.online(Governance.UNIT_A, every);
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1));
        provider.send(batch, 1, "单号,商品,数量,单价,时间,会员,日,钟\n5,茶叶,2,1.50,2010-12-01 08:26:00,false,2010-12-01,08:26:00.5\n");

        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        assertThat(records("").getString("items[0].values.member")).isEqualTo("false");
        assertThat(records("").getString("items[0].values.day")).isEqualTo("2010-12-01");
        assertThat(records("").getString("items[0].values.clock")).isEqualTo("08:26:00.500000");
    }

    /** Of 23 bytes each: longer values are kept apart from their row, and shorter ones take less of it. */
    @ParameterizedTest
    @ValueSource(ints = {23, 24, 200})
    void holdsAsManyTextsAsAContractMayHaveHoweverLongTheyAre(int length) {
        source = governance.online(Governance.UNIT_A, wide(WIDEST));
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1));
        provider.send(batch, 1, wideLine(WIDEST, "x".repeat(length)));

        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        assertThat(records("").getString("items[0].values.f" + (WIDEST - 1))).hasSize(length);
    }

    @Test
    void isNotMadeForMoreThanARowHolds() {
        assertThatThrownBy(() -> governance.applyContract("wide-" + source, "wide-" + source, 1, wide(WIDEST + 1)))
                .hasMessageContaining("too wide");
        assertThatThrownBy(() -> governance.applyContract(source, source, 2, wide(WIDEST + 1)))
                .hasMessageContaining("too wide");
    }

    @Test
    void refusesARecordThatDoesNotFitAllTheSame() {
        source = governance.online(Governance.UNIT_A, wide(WIDEST));
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1));
        String columns = IntStream.range(0, 20)
                .mapToObj(i -> "add column g" + i + " text default repeat('x', 23)")
                .collect(Collectors.joining(", "));
        pool.query("alter table asset.\"" + source + "\" " + columns)
                .execute()
                .await()
                .indefinitely();

        provider.trySend(batch, 1, wideLine(WIDEST, "x".repeat(23)).getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("code", equalTo("record-too-wide"))
                .body("clause", equalTo("R3.2b"));
    }

    /** Sales lines with so many texts more. */
    private static JsonObject wide(int texts) {
        JsonObject wide = Governance.sales();
        IntStream.range(0, texts)
                .forEach(i -> wide.getJsonArray("fields").add(Governance.field("f" + i, "列" + i, "STRING")));
        return wide;
    }

    private static String wideLine(int texts, String text) {
        String heading = IntStream.range(0, texts).mapToObj(i -> ",列" + i).collect(Collectors.joining());
        return SalesLines.HEADING.strip() + heading + "\n5,茶叶,2,1.50,2010-12-01 08:26:00,false"
                + ("," + text).repeat(texts) + "\n";
    }

    /** Sends a batch of one day in one part; returns its place in the ledger. */
    private long accept(String day, String... lines) {
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", day, lines.length));
        provider.send(batch, 1, SalesLines.csv(List.of(lines)));
        JsonPath judged = provider.seal(batch);
        assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
        return judged.getLong("ledgerPosition");
    }

    private long locks(String which) {
        return pool.preparedQuery("select count(*) from pg_locks where relation = to_regclass($1) and " + which)
                .execute(Tuple.of("asset.\"" + source + "\""))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private JsonPath records(String query) {
        return provider.get("/assets/" + source + "/records" + query);
    }

    private static List<String> orders(JsonPath records) {
        return records.getList("items.values.order");
    }
}
