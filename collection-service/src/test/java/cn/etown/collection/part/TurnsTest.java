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
        turns.enter("A").awaitTurn(1);
        turns.enter("A").awaitTurn(1);

        assertThatThrownBy(() -> turns.enter("A").awaitTurn(1)).isInstanceOf(Unavailable.class);
        turns.enter("B").awaitTurn(1);
        assertThatThrownBy(() -> turns.enter("C").awaitTurn(1)).isInstanceOf(Unavailable.class);
    }

    @Test
    void givesATurnAgainWhenOneEnds() {
        Turns turns = new Turns(1, 1, 10, Duration.ofMinutes(1));
        Turns.Place first = turns.enter("A");
        first.awaitTurn(1);
        var second = CompletableFuture.runAsync(() -> turns.enter("A").awaitTurn(1));

        first.close();

        assertThat(second).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void givesBackTheUnitsTurnWhenThereIsNoneInAll() {
        Turns turns = new Turns(1, 1, 10, Duration.ofMillis(1));
        Turns.Place first = turns.enter("A");
        first.awaitTurn(1);
        assertThatThrownBy(() -> turns.enter("B").awaitTurn(1)).isInstanceOf(Unavailable.class);

        first.close();

        Turns.Place second = turns.enter("B");
        second.awaitTurn(1);
        second.close();
        turns.enter("A").awaitTurn(1);
    }

    @Test
    void ofWhatIsHeavyStandForSeveral() {
        Turns turns = new Turns(3, 3, 10, Duration.ofMillis(1));
        Turns.Place heavy = turns.enter("A");
        heavy.awaitTurn(2);
        assertThatThrownBy(() -> turns.enter("B").awaitTurn(2)).isInstanceOf(Unavailable.class);
        turns.enter("B").awaitTurn(1);

        heavy.close();

        turns.enter("C").awaitTurn(2);
        assertThatThrownBy(() -> turns.enter("A").awaitTurn(1)).isInstanceOf(Unavailable.class);
    }

    @Test
    void ofWhatIsHeavyLeaveRoomForOtherUnits() {
        Turns turns = new Turns(4, 2, 10, Duration.ofMillis(1));
        Turns.Place heavy = turns.enter("A");
        heavy.awaitTurn(2);

        assertThatThrownBy(() -> turns.enter("A").awaitTurn(2)).isInstanceOf(Unavailable.class);
        turns.enter("B").awaitTurn(2);
        heavy.close();
        turns.enter("A").awaitTurn(2);
    }

    @Test
    void canBeHadByWhatIsHeavierThanAllTogether() {
        Turns turns = new Turns(1, 1, 10, Duration.ofMillis(1));

        turns.enter("A").awaitTurn(2);

        assertThatThrownBy(() -> turns.enter("B").awaitTurn(1)).isInstanceOf(Unavailable.class);
    }

    @Test
    void isNotTakenByAPartThatIsOnlyIn() {
        Turns turns = new Turns(1, 1, 10, Duration.ofMillis(1));
        turns.enter("A");
        turns.enter("A");

        turns.enter("B").awaitTurn(1);
    }

    @Test
    void refusesAtOnceWhenTooManyOfAUnitAreIn() {
        Turns turns = new Turns(1, 1, 1, Duration.ofMinutes(1));
        turns.enter("A").awaitTurn(1);
        Turns.Place second = turns.enter("A");

        assertThatThrownBy(() -> turns.enter("A")).isInstanceOf(Unavailable.class);
        second.close();
        turns.enter("A");
    }
}
