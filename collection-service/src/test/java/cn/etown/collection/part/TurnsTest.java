package cn.etown.collection.part;

import cn.etown.kit.problem.Unavailable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class TurnsTest {

    @Test
    void leavesRoomForOtherUnitsWhateverOneUnitDoes() {
        Turns turns = new Turns(3, 2, 10, Duration.ofMillis(1));
        turns.await("A");
        turns.await("A");

        assertThatThrownBy(() -> turns.await("A")).isInstanceOf(Unavailable.class);
        turns.await("B");
        assertThatThrownBy(() -> turns.await("C")).isInstanceOf(Unavailable.class);
    }

    @Test
    void givesATurnAgainWhenOneEnds() {
        Turns turns = new Turns(1, 1, 10, Duration.ofMinutes(1));
        Turns.Turn first = turns.await("A");
        var second = CompletableFuture.supplyAsync(() -> turns.await("A"));

        first.end();

        assertThat(second).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void givesBackTheUnitsTurnWhenThereIsNoneInAll() {
        Turns turns = new Turns(1, 1, 10, Duration.ofMillis(1));
        Turns.Turn first = turns.await("A");
        assertThatThrownBy(() -> turns.await("B")).isInstanceOf(Unavailable.class);

        first.end();

        turns.await("B").end();
        turns.await("A");
    }

    @Test
    void refusesAtOnceWhenTooManyOfAUnitWait() {
        Turns turns = new Turns(1, 1, 1, Duration.ofMinutes(1));
        Turns.Turn first = turns.await("A");
        Thread waiting = new Thread(() -> turns.await("A").end());
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        assertThatThrownBy(() -> turns.await("A")).isInstanceOf(Unavailable.class);
        first.end();
    }
}
