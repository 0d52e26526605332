package cn.etown.collection.selfcheck;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private static final long MILLI = 1_000_000;

    private final List<Long> rests = new ArrayList<>();
    private long now;

    @Test
    void restsAfterEachPieceOfWorkAsLongAsIsDue() {
        Pace pace = new Pace(3, () -> now, this::rest);

        work(20);
        pace.rest();
        work(5);
        pace.rest();

        assertThat(rests).containsExactly(60L, 15L);
    }

    @Test
    void restsNoMoreOnceSomebodyWaits() {
        Pace pace = new Pace(3, () -> now, this::rest);
        work(20);
        pace.rest();

        pace.makeHaste();
        work(20);
        pace.rest();

        assertThat(rests).containsExactly(60L, 0L);
    }

    private void work(long millis) {
        now += millis * MILLI;
    }

    private void rest(long millis) {
        rests.add(millis);
        now += millis * MILLI;
    }
}
