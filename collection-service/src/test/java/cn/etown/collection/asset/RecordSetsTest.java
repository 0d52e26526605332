package cn.etown.collection.asset;

import cn.etown.collection.BareDatabase;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.evidence.record.RecordSetDigest;
import cn.etown.kit.json.Digests;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** However many records of a batch are equal, and on whichever side they lie. */
class RecordSetsTest {

    private static final AssetTable ASSET = table(text("order", 1));

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start();

    private static final Pool POOL = DATABASE.pool();

    @BeforeAll
    static void start() {
        DATABASE.run("create schema asset");
        DATABASE.run("create table asset.lines (_batch bigint, _bucket smallint, _digest bytea, \"order\" text)");
        DATABASE.run("create table withdrawal (batch bigint, bucket smallint, digest bytea)");
        DATABASE.run("create table quarantine (batch bigint, bucket smallint, digest bytea)");
    }

    @AfterEach
    void forget() {
        DATABASE.run("truncate asset.lines, withdrawal, quarantine");
    }

    @Test
    void areDigestedAsTheirDefinitionSays() {
        DATABASE.run("insert into asset.lines select 1, 7, sha256('a') from generate_series(1, 12000)");
        DATABASE.run("insert into asset.lines values (1, 7, sha256('b')), (1, 255, sha256('c'))");
        DATABASE.run("insert into asset.lines values (2, 7, sha256('of another batch'))");
        DATABASE.run("insert into quarantine values (1, 0, sha256('e')), (1, 7, sha256('a')), (2, 7, sha256('f'))");
        DATABASE.run("insert into withdrawal values (1, 255, sha256('g')), (2, 255, sha256('h'))");

        RecordSets found = of(1, 12_005);

        List<byte[]> seventh = new ArrayList<>(Collections.nCopies(12_000, sha256("a")));
        seventh.add(sha256("b"));
        byte[] last = RecordSetDigest.leaf(List.of(sha256("c"), sha256("g")));
        assertThat(found.conforming().records()).isEqualTo(12_003);
        assertThat(found.conforming().digest())
                .isEqualTo(Digests.text(RecordSetDigest.root(Map.of(7, RecordSetDigest.leaf(seventh), 255, last))));
        seventh.add(sha256("a"));
        byte[] first = RecordSetDigest.leaf(List.of(sha256("e")));
        assertThat(found.received().records()).isEqualTo(12_005);
        assertThat(found.received().digest())
                .isEqualTo(Digests.text(
                        RecordSetDigest.root(Map.of(0, first, 7, RecordSetDigest.leaf(seventh), 255, last))));
    }

    @Test
    void areOneSetWhereAllConform() {
        DATABASE.run(
                "insert into asset.lines select 1, n % 256, sha256(n::text::bytea) from generate_series(1, 3000) n");

        RecordSets found = of(1, 3000);

        assertThat(found.received().records()).isEqualTo(3000);
        assertThat(found.conforming()).isEqualTo(found.received());
    }

    @Test
    void areThoseOfNothingWhereNothingCame() {
        RecordSets found = of(3, 0);

        assertThat(found.received().records()).isZero();
        assertThat(found.received().digest()).isEqualTo(RecordSetDigest.ofNothing());
        assertThat(found.conforming().digest()).isEqualTo(RecordSetDigest.ofNothing());
    }

    /** Then they are read one by one, and digested just so. */
    @Test
    void mayAllLieInOneBucket() {
        int many = Math.toIntExact(RecordSets.MOST_IN_A_BUCKET) + 1;
        DATABASE.run("insert into quarantine select 4, 9, sha256('a') from generate_series(1, " + many + ")");
        DATABASE.run("insert into asset.lines values (4, 9, sha256('b')), (4, 3, sha256('c'))");

        RecordSets found = of(4, many + 2);

        List<byte[]> ninth = new ArrayList<>(Collections.nCopies(many, sha256("a")));
        ninth.add(sha256("b"));
        byte[] third = RecordSetDigest.leaf(List.of(sha256("c")));
        assertThat(found.received().records()).isEqualTo(many + 2);
        assertThat(found.received().digest())
                .isEqualTo(Digests.text(RecordSetDigest.root(Map.of(3, third, 9, RecordSetDigest.leaf(ninth)))));
        assertThat(found.conforming().records()).isEqualTo(2);
        assertThat(found.conforming().digest())
                .isEqualTo(Digests.text(
                        RecordSetDigest.root(Map.of(3, third, 9, RecordSetDigest.leaf(List.of(sha256("b")))))));
    }

    /** As those of a large batch do. */
    @Test
    void areDigestedByBucketWhereTheyLieInMany() {
        DATABASE.run(
                "insert into asset.lines select 5, n % 256, sha256(n::text::bytea) from generate_series(1, 3000) n");

        RecordSets sorted = of(5, RecordSets.MOST_TOGETHER + 1);
        RecordSets together = of(5, 3000);
        assertThat(sorted.received()).isEqualTo(together.received());
        assertThat(sorted.conforming()).isEqualTo(together.conforming());
    }

    @Test
    void knowWhetherAKeyCameTwice() {
        DATABASE.run(
                "insert into asset.lines select 6, n % 256, sha256(n::text::bytea), n from generate_series(1, 3000) n");
        DATABASE.run("insert into asset.lines values (7, 1, sha256('of another batch'), '1')");
        assertThat(of(6, 3000).mayRepeatKeys()).isFalse();

        DATABASE.run("insert into asset.lines values (6, 1, sha256('again'), '1')");

        assertThat(of(6, 3001).mayRepeatKeys()).isTrue();
    }

    /** Equal values have one hash however they are kept, and different ones have others, in every column of the key. */
    @ParameterizedTest
    @CsvSource({
        "STRING, a, a, b",
        "INTEGER, 1, 01, 2",
        "NUMBER, 1.0, 1.000, 1.0001",
        "BOOLEAN, true, t, false",
        "DATE, 2010-12-01, 2010-12-01, 2010-12-02",
        "TIMESTAMP, 2010-12-01T08:00:00+08, 2010-12-01T00:00:00Z, 2010-12-01T00:00:00.000001Z",
        "TIME, 08:00:00, 08:00:00.000, 08:00:00.000001"
    })
    void knowKeysByTheirValues(FieldType type, String one, String same, String other) {
        var hash = table(text("first", 1), Field.of("second", type, 2)).keyHash();
        var rows = "select count(distinct " + hash + ")::text from (values ('k', '%s'::" + AssetTable.sqlType(type)
                + "), ('k', '%s')) r (\"first\", \"second\")";

        assertThat(DATABASE.lines(rows.formatted(one, same))).containsExactly("1");
        assertThat(DATABASE.lines(rows.formatted(one, other))).containsExactly("2");
    }

    @Test
    void haveNoKeyThatRepeatsWhereThereIsNone() {
        var keyless = table(text("order", null));
        DATABASE.run("insert into asset.lines select 10, 3, sha256('a') from generate_series(1, 2)");

        try (BulkTransaction tx = BulkTransaction.begin(POOL, Duration.ofSeconds(60))) {
            RecordSets found = RecordSets.of(tx, keyless, 10, 2);

            assertThat(found.received().records()).isEqualTo(2);
            assertThat(found.mayRepeatKeys()).isFalse();
        }
    }

    /** As they do where somebody has been at them. */
    @Test
    void areDigestedThoughWhatIsKeptAsADigestIsNone() {
        DATABASE.run("insert into asset.lines values (9, 9, 'short'), (9, 9, sha256('c'))");

        RecordSets found = of(9, 2);

        byte[] ninth = RecordSetDigest.leaf(List.of(sha256("c"), "short".getBytes(StandardCharsets.UTF_8)));
        assertThat(found.received().records()).isEqualTo(2);
        assertThat(found.received().digest()).isEqualTo(Digests.text(RecordSetDigest.root(Map.of(9, ninth))));
    }

    /** As those of one key do that was sent over and over. */
    @Test
    void areNotFetchedWhereTooManyLieInOneBucket() {
        long many = RecordSets.MOST_FETCHED_OF_A_BUCKET + 1;
        DATABASE.run("insert into asset.lines select 8, 9, sha256('a') from generate_series(1, " + many + ")");
        DATABASE.run("insert into asset.lines values (8, 3, sha256('c'))");

        RecordSets found = of(8, many + 1);

        byte[] ninth = RecordSetDigest.leaf(Collections.nCopies(Math.toIntExact(many), sha256("a")));
        byte[] third = RecordSetDigest.leaf(List.of(sha256("c")));
        assertThat(found.received().records()).isEqualTo(many + 1);
        assertThat(found.received().digest()).isEqualTo(Digests.text(RecordSetDigest.root(Map.of(3, third, 9, ninth))));
        assertThat(found.mayRepeatKeys()).isTrue();
    }

    private static AssetTable table(Field... fields) {
        return new AssetTable(
                new RecordSchema("lines", ZoneOffset.UTC, null, null, List.of(), List.of(), List.of(fields)));
    }

    private static RecordSets of(long batch, long records) {
        try (BulkTransaction tx = BulkTransaction.begin(POOL, Duration.ofSeconds(60))) {
            return RecordSets.of(tx, ASSET, batch, records);
        }
    }

    private static byte[] sha256(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Field text(String name, Integer keyPosition) {
        return Field.of(name, FieldType.STRING, keyPosition);
    }
}
