package cn.etown.governance.desk;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.desk.DeskFixtures.noon;
import static cn.etown.governance.desk.DeskFixtures.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class CaliberResourceTest {

    private final SetClock clock;

    CaliberResourceTest(SetClock clock) {
        this.clock = clock;
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
    void tellsWhatWasMeantOnAnyDayAndKeepsEveryVersion() {
        String code = newInterface(UNIT_A);
        String ticket = raise(asOf("user", UNIT_B), "CALIBER", code).substring("/tickets/".length());
        decide(code, "amount", "下单金额", "2024-01-01", null)
                .statusCode(201)
                .body("version", equalTo(1))
                .body("decidedBy.subject", equalTo("subject-of-governor"));
        decide(code, "quantity", "件数", "2026-10-01", null).statusCode(201);
        decide(code, "amount", "成交金额，退货按退款日冲减", "2026-10-01", ticket)
                .statusCode(201)
                .body("version", equalTo(2))
                .body("ticket", equalTo(ticket));

        inForce(code, "2023-12-31", List.of());
        inForce(code, "2024-01-01", List.of("下单金额"));
        inForce(code, "2026-09-30", List.of("下单金额"));
        inForce(code, "2026-10-01", List.of("件数", "成交金额，退货按退款日冲减"));
        asOf("user", UNIT_B)
                .queryParam("field", "amount")
                .get("/interfaces/" + code + "/calibers")
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2))
                .body("items.text", contains("下单金额", "成交金额，退货按退款日冲减"));
        assertThat(ToldEvents.of("interfaces/" + code, "caliber-changed"))
                .last()
                .satisfies(data -> assertThat(data)
                        .containsEntry("field", "amount")
                        .containsEntry("version", 2)
                        .containsEntry("validFrom", "2026-10-01")
                        .containsEntry("text", "成交金额，退货按退款日冲减")
                        .containsEntry("ticket", ticket));
    }

    @Test
    void neverBeginsBeforeFiguresThatAreMadeAlready() {
        String code = newInterface(UNIT_A);
        decide(code, "amount", "一", "2026-09-20", null).statusCode(201);

        for (var day : List.of("2026-09-16", "2026-09-15", "2026-09-20")) {
            decide(code, "amount", "二", day, null)
                    .statusCode(422)
                    .body("code", equalTo("not-later"))
                    .body("clause", equalTo("R8.4"))
                    .body("errors.pointer", contains("/validFrom"));
        }
        decide(code, "amount", "二", "2026-09-21", null).statusCode(201);
    }

    @Test
    void doesNotReplaceTheWordsOfAContractForDaysThatAreOver() {
        String code = newInterface(UNIT_A);
        putInForce(UNIT_A, code, ContractFixtures.sales());

        decide(code, "quantity", "件数，含赠品", "2026-09-16", null)
                .statusCode(422)
                .body("code", equalTo("not-later"))
                .body("errors.pointer", contains("/validFrom"));
        decide(code, "quantity", "件数，含赠品", "2026-09-17", null).statusCode(201);
    }

    @Test
    void isTakenBackBeforeItHoldsAndNeverAfter() {
        String code = newInterface(UNIT_A);
        String held = decide(code, "amount", "一", "2026-09-01", null)
                .statusCode(201)
                .extract()
                .path("id");
        String wrong = decide(code, "amount", "二", "2027-09-01", null)
                .statusCode(201)
                .extract()
                .path("id");
        decide(code, "amount", "三", "2026-10-01", null).statusCode(422).body("code", equalTo("not-later"));

        withdraw("/calibers/" + held).statusCode(422).body("code", equalTo("holds-already"));
        withdraw("/calibers/" + wrong)
                .statusCode(201)
                .body("withdrawal.reason", equalTo("生效日录入有误"))
                .body("withdrawal.by.subject", equalTo("subject-of-governor"));
        withdraw("/calibers/" + wrong).statusCode(409).body("code", equalTo("withdrawn-already"));
        withdraw("/calibers/019b76da-a800-7000-8000-000000000004").statusCode(404);

        decide(code, "amount", "三", "2026-10-01", null).statusCode(201).body("version", equalTo(3));
        decide(code, "amount", "二", "2027-09-01", null).statusCode(201).body("version", equalTo(4));
        inForce(code, "2026-10-01", List.of("三"));
        inForce(code, "2027-09-01", List.of("二"));
        assertThat(ToldEvents.of("interfaces/" + code, "caliber-withdrawn")).hasSize(1);
    }

    @Test
    void beginsWithinAYear() {
        String code = newInterface(UNIT_A);

        decide(code, "amount", "一", "2027-09-18", null)
                .statusCode(422)
                .body("code", equalTo("too-far-ahead"))
                .body("errors.pointer", contains("/validFrom"));
        decide(code, "amount", "一", "2027-09-17", null).statusCode(201);
    }

    private static ValidatableResponse withdraw(String caliber) {
        return as("governor")
                .body(Map.of("reason", "生效日录入有误"))
                .post(caliber + "/withdrawals")
                .then();
    }

    @Test
    void comesOnlyOfATicketAboutItAndIsDecidedByAnotherPerson() {
        String code = newInterface(UNIT_A);
        String otherKind = raise(asOf("user", UNIT_B), "QUALITY", code).substring("/tickets/".length());
        String otherInterface =
                raise(asOf("user", UNIT_B), "CALIBER", newInterface(UNIT_A)).substring("/tickets/".length());
        String own = raise(as("governor"), "CALIBER", code).substring("/tickets/".length());

        for (var ticket : List.of(otherKind, otherInterface, "019b76da-a800-7000-8000-000000000001")) {
            decide(code, "amount", "一", "2026-10-01", ticket)
                    .statusCode(422)
                    .body("code", equalTo("not-its-ticket"))
                    .body("errors.pointer", contains("/ticket"));
        }
        decide(code, "amount", "一", "2026-10-01", own).statusCode(422).body("code", equalTo("two-person-rule"));
    }

    @Test
    void refusesWhatIsOutOfShapeAndAnUnknownInterface() {
        String code = newInterface(UNIT_A);

        decide(code, "amount", " ", "2026-10-01", null).statusCode(400).body("errors.pointer", contains("/text"));
        decide(code, "am\u0000ount", "一", "2026-10-01", null)
                .statusCode(400)
                .body("errors.pointer", contains("/field"));
        decide(code, "amount", "一", "3000-01-01", null).statusCode(400).body("errors.pointer", contains("/validFrom"));
        decide("no-such-interface", "amount", "一", "2026-10-01", null).statusCode(404);
        as("clerk").get("/interfaces/no-such-interface/calibers").then().statusCode(404);
        as("operator")
                .body(Map.of("field", "amount", "text", "一", "validFrom", "2026-10-01"))
                .post("/interfaces/" + code + "/calibers")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse decide(String code, String field, String text, String validFrom, String ticket) {
        var request = new HashMap<String, Object>();
        request.put("field", field);
        request.put("text", text);
        request.put("validFrom", validFrom);
        request.put("ticket", ticket);
        return as("governor")
                .body(request)
                .post("/interfaces/" + code + "/calibers")
                .then();
    }

    private static void inForce(String code, String day, List<String> texts) {
        asOf("user", UNIT_B)
                .queryParam("on", day)
                .get("/interfaces/" + code + "/calibers")
                .then()
                .statusCode(200)
                .body("items.text", equalTo(texts));
    }
}
