package cn.etown.governance.clock;

import cn.etown.governance.SetClock;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.standard.StandardFixtures;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.time.CountyTime;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** However many duties were missed, they are recorded in pieces that have an end, and none is passed over (R8.2). */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ManyMissedDutiesTest {

    private static final int MANY = 3_200;

    /** The transactions and statements that wrote rows of a table. */
    private static final String WRITTEN =
            "select count(*) as rows, count(distinct (xmin::text, cmin::text)) as statements from ";

    private final SetClock clock;
    private final BreachSweeps sweeps;
    private final Breaches breaches;
    private final CountyTime time;
    private final List<TimedDuties> all;
    private final Pool pool;

    ManyMissedDutiesTest(
            SetClock clock,
            BreachSweeps sweeps,
            Breaches breaches,
            CountyTime time,
            @All List<TimedDuties> all,
            Pool pool) {
        this.clock = clock;
        this.sweeps = sweeps;
        this.breaches = breaches;
        this.time = time;
        this.all = all;
        this.pool = pool;
    }

    @BeforeEach
    void forget() {
        Sweeps.forget(pool);
    }

    @AfterEach
    void runOn() {
        clock.run();
    }

    /** Duties that keep which places they were asked from. */
    private static class Asked implements TimedDuties {

        private final TimedDuties duties;
        private final List<String> places = new ArrayList<>();

        Asked(TimedDuties duties) {
            this.duties = duties;
        }

        @Override
        public String name() {
            return duties.name();
        }

        @Override
        public Uni<MissedPage> missed(LocalDate today, String after, int most) {
            places.add(after);
            return duties.missed(today, after, most);
        }
    }

    /** Three pages, of which the first has nothing that is missed; the last cannot be read once. */
    private static class Failing implements TimedDuties {

        private final String unit;
        private boolean fails = true;

        Failing(String unit) {
            this.unit = unit;
        }

        @Override
        public String name() {
            return "of-" + unit;
        }

        @Override
        public Uni<MissedPage> missed(LocalDate today, String after, int most) {
            return switch (after) {
                case "" -> Uni.createFrom().item(new MissedPage(List.of(), "first"));
                case "first" -> Uni.createFrom().item(page(today, "second"));
                default -> last(today);
            };
        }

        private Uni<MissedPage> last(LocalDate today) {
            boolean failed = fails;
            fails = false;
            return failed
                    ? Uni.createFrom().failure(new IllegalStateException("It cannot be read"))
                    : Uni.createFrom().item(page(today, null));
        }

        private MissedPage page(LocalDate today, String next) {
            return new MissedPage(
                    List.of(new Missed(
                            Matter.MAPPING, Term.DECISION, null, "mappings/" + unit + next, today.minusDays(1))),
                    next);
        }
    }

    @Test
    void areRecordedInPagesOfFewStatements() throws Throwable {
        String code = newUnitCode();
        unit(code);
        String list = StandardFixtures.publishedList("FRUIT");
        owe(code, list);
        var codes = new Asked(all.stream()
                .filter(duties -> duties.name().equals("codes-to-map"))
                .findFirst()
                .orElseThrow());
        long overdue = overdue();

        record(codes);

        String object = "code-lists/" + list;
        assertWritten("breach where object = $1", object);
        assertWritten("kit.audit where action = 'record-overdue-term' and object = $1", object);
        assertThat(number(
                        "select count(*) as number from kit.outbox where type like '%.term-overdue.v1' and subject = $1",
                        Tuple.of(object)))
                .isEqualTo(MANY);
        assertThat(codes.places)
                .hasSize((int) (overdue / MissedDuties.PAGE) + 1)
                .doesNotHaveDuplicates();

        record(codes);
        assertThat(codes.places).hasSize((int) (overdue / MissedDuties.PAGE) + 1);
        pool.preparedQuery("update unmapped_code set mapped = true where unit = $1")
                .executeAndAwait(Tuple.of(code));
    }

    @Test
    void areRecordedFromWhereItStoppedAndAnewTheNextDay() throws Throwable {
        String name = UUID.randomUUID().toString();
        var asked = new Asked(new Failing(name));

        assertThatThrownBy(() -> record(asked)).hasMessageContaining("cannot be read");
        assertThat(asked.places).containsExactly("", "first", "second");
        assertThat(recordedOf(name)).isEqualTo(1);

        record(asked);
        assertThat(asked.places).containsExactly("", "first", "second", "second");
        assertThat(recordedOf(name)).isEqualTo(2);

        clock.setTo(SetClock.now().plus(Duration.ofDays(1)));
        record(asked);
        assertThat(asked.places).containsExactly("", "first", "second", "second", "", "first", "second");
    }

    /** One unit owes as many codes of one list, each by another day. */
    private void owe(String code, String list) {
        pool.preparedQuery("""
                insert into unmapped_code
                    (unit, code_list, code, occurrences, first_seen, last_seen, reported_at, due, mapped)
                select $1, $2, 'SP-' || i, 1, $3, $3, now(), $3::date - i, false from generate_series(1, $4) as i""").executeAndAwait(Tuple.of(code, list, today(), MANY));
    }

    private long overdue() {
        return number("""
                select count(*) as number from (
                    select distinct unit, code_list, due from unmapped_code where not mapped and due < $1) as owed""", Tuple.of(today()));
    }

    private long recordedOf(String name) {
        return number("select count(*) as number from breach where object like $1", Tuple.of("mappings/" + name + "%"));
    }

    private long number(String sql, Tuple values) {
        return pool.preparedQuery(sql).executeAndAwait(values).iterator().next().getLong("number");
    }

    /** Each page has room for so many, and others may share the first and the last. */
    private void assertWritten(String where, String object) {
        var row = pool.preparedQuery(WRITTEN + where)
                .executeAndAwait(Tuple.of(object))
                .iterator()
                .next();
        assertThat(row.getLong("rows")).isEqualTo(MANY);
        assertThat(row.getLong("statements")).isBetween(1L, (long) MANY / MissedDuties.PAGE + 2);
    }

    private void record(TimedDuties duties) throws Throwable {
        VertxContextSupport.subscribeAndAwait(new MissedDuties(List.of(duties), sweeps, breaches, time)::recordAll);
    }
}
