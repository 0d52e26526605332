package cn.etown.governance.desk;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.desk.DeskFixtures.noon;
import static cn.etown.governance.desk.DeskFixtures.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ClockSettingResourceTest {

    private final SetClock clock;

    ClockSettingResourceTest(SetClock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void begin() {
        unit(UNIT_A);
        unit(UNIT_B);
        clock.setTo(noon("2026-07-01"));
    }

    @AfterEach
    void end() {
        clock.run();
    }

    @ParameterizedTest
    @CsvSource({"PASS_ON, 2", "ANSWER, 5", "ANSWER_COMPLEX, 10"})
    void startWithTheNumbersOfTheirSource(String term, int workingDays) {
        as("user")
                .queryParam("limit", 200)
                .get("/clock-settings")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.kind == 'DISPUTE' && it.term == '" + term
                                + "' && it.version == 1 }.workingDays",
                        equalTo(workingDays))
                .body(
                        "items.find { it.kind == 'DISPUTE' && it.term == '" + term + "' && it.version == 1 }.source",
                        containsString("第十七条"));
    }

    /** By a setting that no other test counts by: its day is later than theirs would be, and its kind is nobody's on it. */
    @Test
    void holdFromTheirDayOnAndLeaveWhatRunsAlready() {
        String code = newInterface(UNIT_A);
        String id = decide("OPTIMISATION", "PASS_ON", 4, "2026-12-01")
                .statusCode(201)
                .body("version", equalTo(2))
                .extract()
                .path("id");

        clock.setTo(noon("2026-11-30"));
        String before = raise(asOf("clerk", UNIT_B), "OPTIMISATION", code);
        as("clerk").get("/clock-settings").then().statusCode(200);
        clock.setTo(noon("2026-12-01"));
        String after = raise(asOf("clerk", UNIT_B), "OPTIMISATION", code);

        as("operator").get(before).then().body("next.due", equalTo("2026-12-02"));
        as("operator").get(after).then().body("next.due", equalTo("2026-12-07"));
        as("operator").get(after + "/clocks").then().body("items.setting", contains(id));
        assertThat(ToldEvents.of("clock-settings/" + id, "clock-setting-decided"))
                .hasSize(1);
    }

    @Test
    void areNeverChangedForADayThatHasBegunNorBehindALaterOne() {
        decide("QUALITY", "REPLY", 4, "2026-07-01").statusCode(422).body("code", equalTo("not-later"));
        decide("QUALITY", "REPLY", 4, "2026-12-20").statusCode(201);
        decide("QUALITY", "REPLY", 3, "2026-12-20")
                .statusCode(422)
                .body("code", equalTo("not-later"))
                .body("errors.pointer", contains("/validFrom"));
    }

    @Test
    void areTakenBackBeforeTheyHoldSoThatAnotherCanHold() {
        String id = decide("CALIBER", "REPLY", 9, "2027-06-30")
                .statusCode(201)
                .extract()
                .path("id");
        decide("CALIBER", "REPLY", 4, "2027-03-01").statusCode(422).body("code", equalTo("not-later"));

        withdraw(id).statusCode(201).body("withdrawal.reason", equalTo("生效日录入有误"));
        withdraw(id).statusCode(409).body("code", equalTo("withdrawn-already"));
        String another = decide("CALIBER", "REPLY", 5, "2027-06-30")
                .statusCode(201)
                .body("version", equalTo(3))
                .extract()
                .path("id");

        clock.setTo(noon("2027-06-30"));
        withdraw(another).statusCode(422).body("code", equalTo("holds-already"));
        assertThat(ToldEvents.of("clock-settings/" + id, "clock-setting-withdrawn"))
                .hasSize(1);
    }

    @Test
    void beginWithinAYear() {
        decide("CALIBER", "PASS_ON", 4, "2027-07-03")
                .statusCode(422)
                .body("code", equalTo("too-far-ahead"))
                .body("errors.pointer", contains("/validFrom"));
    }

    private static ValidatableResponse withdraw(String setting) {
        return as("governor")
                .body(Map.of("reason", "生效日录入有误"))
                .post("/clock-settings/" + setting + "/withdrawals")
                .then();
    }

    @Test
    void refuseWhatMeansNothing() {
        decide("DISPUTE", "SOLVE", 4, "2026-12-20")
                .statusCode(422)
                .body("code", equalTo("unknown-term"))
                .body("errors.pointer", contains("/term"));
        decide("DISPUTE", "ANSWER", 0, "2026-12-20").statusCode(400).body("errors.pointer", contains("/workingDays"));
        decide("DISPUTE", "ANSWER", 101, "2026-12-20").statusCode(400);
        as("operator")
                .body(Map.of(
                        "kind",
                        "DISPUTE",
                        "term",
                        "ANSWER",
                        "workingDays",
                        4,
                        "validFrom",
                        "2026-12-20",
                        "source",
                        "x"))
                .post("/clock-settings")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse decide(String kind, String term, int workingDays, String validFrom) {
        return as("governor")
                .body(Map.of(
                        "kind",
                        kind,
                        "term",
                        term,
                        "workingDays",
                        workingDays,
                        "validFrom",
                        validFrom,
                        "source",
                        "采监〔2026〕12号"))
                .post("/clock-settings")
                .then();
    }
}
