package cn.etown.monitoring.series;

import cn.etown.kit.page.PageRequest;
import cn.etown.monitoring.batch.domain.BatchKind;
import cn.etown.monitoring.batch.domain.JudgedBatch;
import cn.etown.monitoring.batch.domain.Period;
import cn.etown.monitoring.batch.domain.Records;
import cn.etown.monitoring.batch.domain.Verdict;
import cn.etown.monitoring.query.Days;
import cn.etown.monitoring.series.domain.Measures;
import cn.etown.monitoring.series.domain.Rollup;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.flywaydb.core.Flyway;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class SeriesLawsTest {

    private static final LocalDate FIRST = LocalDate.of(2010, 12, 1);
    private static final int DAYS = 4;
    private static final String THEME = "SALES";

    private static EmbeddedPostgres postgres;
    private static Vertx vertx;
    private static Pool pool;
    private static ContributionRepository contributions;

    @BeforeContainer
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        vertx = Vertx.vertx();
        var address = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(postgres.getPort())
                .setDatabase("postgres")
                .setUser("postgres");
        pool = Pool.pool(vertx, address, new PoolOptions());
        contributions = new ContributionRepository(pool);
    }

    @AfterContainer
    static void stop() throws IOException {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        postgres.close();
    }

    /** A version of the rollup of the batch with number {@code batch}. */
    record Told(int batch, long version, List<Item> items) {}

    /** What a batch has on a day. */
    record Item(int day, String measure, BigDecimal value) {}

    @Provide
    Arbitrary<List<Told>> batches() {
        var values = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000000000"), new BigDecimal("1000000000000"))
                .ofScale(4);
        var items = Combinators.combine(
                        Arbitraries.integers().between(0, DAYS - 1),
                        Arbitraries.of("amount", "quantity", "lines", "returns"),
                        values)
                .as(Item::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.longs().between(1, 3),
                        items.list().ofMaxSize(6))
                .as(Told::new)
                .list()
                .ofMaxSize(10)
                .uniqueElements(told -> told.batch() + "/" + told.version());
    }

    /** In whatever order batches and versions of their rollups come, and come again: only the newest of each counts, once. */
    @Property(tries = 50)
    void anyOrderGivesTheSameSeries(@ForAll("batches") List<Told> told, @ForAll Random random) {
        String unit = UUID.randomUUID().toString();
        var again = new ArrayList<>(told);
        again.addAll(told);
        Collections.shuffle(again, random);

        again.forEach(one -> put(unit, one));

        assertThat(seriesOf(unit)).isEqualTo(expected(told));
    }

    private static void put(String unit, Told told) {
        var sums = new TreeMap<LocalDate, SortedMap<String, BigDecimal>>();
        for (var item : told.items()) {
            sums.computeIfAbsent(FIRST.plusDays(item.day()), day -> new TreeMap<>())
                    .merge(item.measure(), item.value(), BigDecimal::add);
        }
        var days = new TreeMap<LocalDate, Measures>();
        sums.forEach((day, measures) -> days.put(day, new Measures(measures)));
        var rollup = new Rollup(told.version(), days);
        pool.withTransaction(tx -> contributions.put(batch(unit, told.batch()), rollup, tx))
                .await()
                .indefinitely();
    }

    private static JudgedBatch batch(String unit, int number) {
        return new JudgedBatch(
                UUID.nameUUIDFromBytes((unit + number).getBytes()),
                unit,
                "a-sales",
                Optional.of(THEME),
                BatchKind.ORIGINAL,
                new Period(FIRST, FIRST.plusDays(DAYS - 1)),
                Verdict.ACCEPTED,
                new Records(1, 1, 1, 1, 0),
                true,
                "sha-256:" + "c".repeat(64),
                Instant.EPOCH);
    }

    /** The newest version of each batch, added up day by day without any of the code that is tried. */
    private static SortedMap<LocalDate, Map<String, BigDecimal>> expected(List<Told> told) {
        var newest = new TreeMap<Integer, Told>();
        told.forEach(one -> newest.merge(one.batch(), one, (a, b) -> a.version() > b.version() ? a : b));
        var days = new TreeMap<LocalDate, Map<String, BigDecimal>>();
        if (!newest.isEmpty()) {
            FIRST.datesUntil(FIRST.plusDays(DAYS)).forEach(day -> days.put(day, new TreeMap<>()));
        }
        for (var one : newest.values()) {
            for (var item : one.items()) {
                days.get(FIRST.plusDays(item.day())).merge(item.measure(), item.value(), BigDecimal::add);
            }
        }
        days.values().forEach(day -> day.replaceAll((measure, value) -> value.stripTrailingZeros()));
        return days;
    }

    private static SortedMap<LocalDate, Map<String, BigDecimal>> seriesOf(String unit) {
        var days = new TreeMap<LocalDate, Map<String, BigDecimal>>();
        contributions
                .daysAfter(new WholeMonth(), unit, THEME, new Days(FIRST, FIRST.plusDays(30)))
                .await()
                .indefinitely()
                .forEach(day -> days.put(day.day(), numbers(day.measures())));
        return days;
    }

    private static Map<String, BigDecimal> numbers(Map<String, String> texts) {
        var numbers = new TreeMap<String, BigDecimal>();
        texts.forEach((measure, text) -> numbers.put(measure, new BigDecimal(text).stripTrailingZeros()));
        return numbers;
    }

    private static final class WholeMonth extends PageRequest {

        @Override
        public int rows() {
            return 31;
        }
    }
}
