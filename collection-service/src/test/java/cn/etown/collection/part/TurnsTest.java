package cn.etown.collection.part;

import cn.etown.kit.problem.Unavailable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TurnsTest {

    @Test
    void leavesRoomForOtherUnitsWhateverOneUnitDoes() {
        Turns turns = new Turns(3, 2, 10, Duration.ofMillis(1));
        turns.enter("A").awaitTurn();
        turns.enter("A").awaitTurn();

        assertThatThrownBy(() -> turns.enter("A").awaitTurn()).isInstanceOf(Unavailable.class);
        turns.enter("B").awaitTurn();
        assertThatThrownBy(() -> turns.enter("C").awaitTurn()).isInstanceOf(Unavailable.class);
    }

    @Test
    void givesATurnAgainWhenOneEnds() {
        Turns turns = new Turns(1, 1, 10, Duration.ofMinutes(1));
        Turns.Place first = turns.enter("A");
        first.awaitTurn();
        var second = CompletableFuture.runAsync(() -> turns.enter("A").awaitTurn());

        first.close();

        assertThat(second).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void givesBackTheUnitsTurnWhenThereIsNoneInAll() {
        Turns turns = new Turns(1, 1, 10, Duration.ofMillis(1));
        Turns.Place first = turns.enter("A");
        first.awaitTurn();
        assertThatThrownBy(() -> turns.enter("B").awaitTurn()).isInstanceOf(Unavailable.class);

        first.close();

        Turns.Place second = turns.enter("B");
        second.awaitTurn();
        second.close();
        turns.enter("A").awaitTurn();
    }

    @Test
    void isNotTakenByAPartThatIsOnlyIn() {
        Turns turns = new Turns(1, 1, 10, Duration.ofMillis(1));
        turns.enter("A");
        turns.enter("A");

        turns.enter("B").awaitTurn();
    }

    @Test
    void refusesAtOnceWhenTooManyOfAUnitAreIn() {
        Turns turns = new Turns(1, 1, 1, Duration.ofMinutes(1));
        turns.enter("A").awaitTurn();
        Turns.Place second = turns.enter("A");

        assertThatThrownBy(() -> turns.enter("A")).isInstanceOf(Unavailable.class);
        second.close();
        turns.enter("A");
    }
}
