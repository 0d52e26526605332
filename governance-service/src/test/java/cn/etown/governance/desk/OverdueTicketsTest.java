package cn.etown.governance.desk;

import cn.etown.governance.RecordedBreaches;
import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.desk.DeskFixtures.move;
import static cn.etown.governance.desk.DeskFixtures.noon;
import static cn.etown.governance.desk.DeskFixtures.raise;
import static cn.etown.governance.desk.DeskFixtures.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** The center has until 18 September 2026 to pass a ticket on that is raised on the 16th. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OverdueTicketsTest {

    private final SetClock clock;
    private final OverdueTickets overdue;

    OverdueTicketsTest(SetClock clock, OverdueTickets overdue) {
        this.clock = clock;
        this.overdue = overdue;
    }

    @BeforeEach
    void begin() {
        unit(UNIT_A);
        unit(UNIT_B);
        clock.setTo(noon("2026-09-16"));
    }

    @AfterEach
    void end() {
        clock.run();
    }

    @Test
    void isSeenFromTheDayAfterWithoutAnybodyRecordingIt() {
        String ticket = raise(asOf("user", UNIT_B), "DISPUTE", newInterface(UNIT_A));

        clock.setTo(noon("2026-09-18"));
        as("operator").get(ticket).then().body("next.overdue", equalTo(false));
        clock.setTo(noon("2026-09-19"));
        as("operator").get(ticket).then().body("next.overdue", equalTo(true));
        as("operator")
                .get(ticket + "/clocks")
                .then()
                .body("items[0].overdue", equalTo(true))
                .body("items[0].breachedAt", nullValue());
    }

    @Test
    void isRecordedOnceByAnyNumberOfReplicasAndKept() {
        String ticket = raise(asOf("user", UNIT_B), "DISPUTE", newInterface(UNIT_A));
        clock.setTo(noon("2026-09-18"));
        record();
        assertThat(told(ticket)).isEmpty();

        clock.setTo(noon("2026-09-19"));
        var replicas = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(this::record))
                .toList();
        replicas.forEach(CompletableFuture::join);
        record();

        assertThat(told(ticket))
                .singleElement()
                .satisfies(data -> assertThat(data)
                        .containsEntry("term", "PASS_ON")
                        .containsEntry("due", "2026-09-18")
                        .containsEntry("unit", null)
                        .containsEntry("ownerUnit", UNIT_A));
        move(as("operator"), ticket, "PASSED_ON").statusCode(200);
        as("operator")
                .get(ticket + "/clocks")
                .then()
                .body("items[0].breachedAt", notNullValue())
                .body("items[0].overdue", equalTo(true))
                .body("items[1].overdue", equalTo(false));
        assertThat(told(ticket)).hasSize(1);
    }

    @Test
    void isRecordedByTheLateMoveItselfWhereNobodyHasYet() {
        String ticket = raise(asOf("user", UNIT_B), "DISPUTE", newInterface(UNIT_A));
        clock.setTo(noon("2026-09-19"));

        move(as("operator"), ticket, "ANSWERED").statusCode(200);
        record();

        assertThat(told(ticket)).hasSize(1);
        as("operator").get(ticket + "/clocks").then().body("items[0].breachedAt", notNullValue());
    }

    @Test
    void isNoBreachWhileTheReporterOwesAnAnswerNorWhenTheyLetTheirDayPass() {
        String ticket = raise(asOf("user", UNIT_B), "DISPUTE", newInterface(UNIT_A));
        move(as("operator"), ticket, "WAITING_FOR_REPORTER").statusCode(200);

        clock.setTo(noon("2026-09-30"));
        record();
        as("operator").get(ticket + "/clocks").then().body("items[0].overdue", equalTo(false));
        say(asOf("user", UNIT_B), ticket, "见附件").statusCode(201);
        record();
        assertThat(told(ticket)).isEmpty();
        // The two days that were left: 8 and 9 October.
        as("operator").get(ticket).then().body("state", equalTo("OPEN")).body("next.due", equalTo("2026-10-09"));

        clock.setTo(noon("2026-10-10"));
        record();
        assertThat(told(ticket)).hasSize(1);
    }

    @Test
    void standsInTheRegisterOfBreachesForTheCenterAndForTheUnitThatMissedIt() {
        String ticket = raise(asOf("user", UNIT_B), "DISPUTE", newInterface(UNIT_A));
        clock.setTo(noon("2026-09-19"));
        record();
        move(as("operator"), ticket, "PASSED_ON").statusCode(200);
        String due = as("operator").get(ticket).path("next.due");
        clock.setTo(noon("2026-10-12"));
        record();

        assertThat(RecordedBreaches.of(() -> as("operator"), ticket))
                .extracting("term")
                .containsExactly("PASS_ON", "ANSWER");
        assertThat(RecordedBreaches.of(() -> asOf("clerk", UNIT_A), ticket))
                .singleElement()
                .satisfies(breach -> assertThat(breach)
                        .containsEntry("term", "ANSWER")
                        .containsEntry("kind", "DISPUTE")
                        .containsEntry("unit", UNIT_A)
                        .containsEntry("due", due));
        assertThat(RecordedBreaches.of(() -> asOf("signer", UNIT_B), ticket)).isEmpty();
        assertThat(RecordedBreaches.of(() -> as("auditor").queryParam("unit", UNIT_A), ticket))
                .hasSize(1);
        assertThat(RecordedBreaches.of(
                        () -> as("operator").queryParam("month", "2026-09").queryParam("kind", "DISPUTE"), ticket))
                .extracting("term")
                .contains("PASS_ON");
        assertThat(RecordedBreaches.of(() -> as("operator").queryParam("month", "2026-08"), ticket))
                .isEmpty();
        assertThat(RecordedBreaches.of(() -> as("operator").queryParam("kind", "GRANT"), ticket))
                .isEmpty();
        as("operator").queryParam("month", "2026-13").get("/breaches").then().statusCode(400);
    }

    private void record() {
        try {
            VertxContextSupport.subscribeAndAwait(overdue::recordAll);
        } catch (Throwable failure) {
            throw new CompletionException(failure);
        }
    }

    private static List<Map<String, Object>> told(String ticket) {
        return ToldEvents.of(ticket.substring(1), "ticket-overdue");
    }
}
