package cn.etown.kit.task;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class TaskPlaceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 18);
    private static final UUID TICKET = UUID.fromString("019b76da-a800-7000-8000-000000000001");

    @Test
    void standsRightBehindATicket() {
        assertThat(place("tickets/" + TICKET)).isEqualTo(new TaskPlace(DAY, TICKET));
    }

    @Test
    void standsBeforeAllTicketsOfTheDayBehindWhatIsBeforeThem() {
        assertThat(place("interfaces/online-retail").id()).isEqualTo(new UUID(0, 0));
    }

    @Test
    void standsBehindAllTicketsOfTheDayBehindWhatIsAfterThem() {
        assertThat(place("units/91141029MA0DEM1AXT").id())
                .isEqualTo(UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));
    }

    @Test
    void tellsTheWholeDayWhereThePositionWasTamperedWith() {
        assertThat(place("tickets/1")).isEqualTo(new TaskPlace(DAY, new UUID(0, 0)));
    }

    @Test
    void tellsTasksWithoutADayFromTheirFirstUntilTheListHasComeToThem() {
        var ticket = "tickets/" + TICKET;

        assertThat(place(ticket).idWithoutDay()).isEqualTo(new UUID(0, 0));
        assertThat(TaskPlace.of(new TaskPosition(TaskPosition.SOME_DAY, ticket, "mend"), "tickets/")
                        .idWithoutDay())
                .isEqualTo(TICKET);
    }

    private static TaskPlace place(String object) {
        return TaskPlace.of(new TaskPosition(DAY, object, "answer-ticket"), "tickets/");
    }
}
