package cn.etown.collection.rollup;

import cn.etown.collection.BareDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A database of before rollups were added up by day gets the days of the rollups it has. */
class RollupDaysMigrationTest {

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start().migrate("9");

    private static final String BATCH = "019b76da-a800-7000-8000-000000000001";
    private static final String BEFORE = """
            set session_replication_role = replica;
            insert into rollup (batch, version) values ('%1$s', 1);
            insert into rollup_item (batch, ordinal, day, dimensions, measures) values
                ('%1$s', 1, '2010-12-01', '{"product": "a"}', '{"amount": "99999999999999999999.95", "lines": "2"}'),
                ('%1$s', 2, '2010-12-01', '{"product": "b"}', '{"amount": "0.05", "lines": "1"}'),
                ('%1$s', 3, '2010-12-02', '{"product": "a"}', '{"amount": "-2.5", "lines": "1"}');
            """.formatted(BATCH);

    @Test
    void addsUpTheItemsThatAreThere() {
        DATABASE.run(BEFORE);

        DATABASE.migrate("10");

        assertThat(DATABASE.lines("select batch || ' ' || day || ' ' || measures from rollup_day order by day"))
                .containsExactly(
                        BATCH + " 2010-12-01 {\"lines\": \"3\", \"amount\": \"100000000000000000000\"}",
                        BATCH + " 2010-12-02 {\"lines\": \"1\", \"amount\": \"-2.5\"}");
    }
}
