package cn.etown.governance.desk;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.desk.DeskFixtures.extend;
import static cn.etown.governance.desk.DeskFixtures.move;
import static cn.etown.governance.desk.DeskFixtures.noon;
import static cn.etown.governance.desk.DeskFixtures.raise;
import static cn.etown.governance.desk.DeskFixtures.request;
import static cn.etown.governance.desk.DeskFixtures.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** Unit A owns the interface, unit B reports, a third unit has nothing to do with it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TicketResourceTest {

    private static final String UNIT_C = "93141029MA0DEM3CX2";
    /** Reports in one test alone. */
    private static final String UNIT_D = "93141029MA0DEM4DXQ";

    private final SetClock clock;

    TicketResourceTest(SetClock clock) {
        this.clock = clock;
    }

    /** A Wednesday; the next days off are the weekend and, from 1 to 7 October, the holiday. The 20th, a Sunday, is worked. */
    @BeforeEach
    void begin() {
        unit(UNIT_A);
        unit(UNIT_B);
        unit(UNIT_C);
        unit(UNIT_D);
        clock.setTo(noon("2026-09-16"));
    }

    @AfterEach
    void end() {
        clock.run();
    }

    @Nested
    class TheWholeThread {

        @Test
        void takesADisputeFromTheQuestionOverAPauseAndAnExtensionToItsClosing() {
            String code = newInterface(UNIT_A);
            String ticket = raise(asOf("user", UNIT_B), "DISPUTE", code);
            // 17 and 18 September.
            next(as("operator").get(ticket).then().body("state", equalTo("OPEN")), "PASS_ON", null, "2026-09-18");

            clock.setTo(noon("2026-09-17"));
            // 18, 20 (worked), 21, 22, 23 September.
            next(move(as("operator"), ticket, "PASSED_ON"), "ANSWER", UNIT_A, "2026-09-23");

            clock.setTo(noon("2026-09-18"));
            // The reporter has five working days: 20 to 24 September. The owner has four left.
            next(move(asOf("clerk", UNIT_A), ticket, "WAITING_FOR_REPORTER"), "REPLY", UNIT_B, "2026-09-24");

            clock.setTo(noon("2026-09-24"));
            say(asOf("user", UNIT_B), ticket, "小票编号 536365。").statusCode(201).body("movedTo", equalTo("PASSED_ON"));
            // 28, 29, 30 September and, after the holidays of 25 to 27 September and 1 to 7 October, the 8th.
            next(as("operator").get(ticket).then().body("state", equalTo("PASSED_ON")), "ANSWER", UNIT_A, "2026-10-08");

            clock.setTo(noon("2026-10-08"));
            next(extend(asOf("signer", UNIT_A), ticket, 2), "ANSWER", UNIT_A, "2026-10-10");

            clock.setTo(noon("2026-10-10"));
            next(move(asOf("signer", UNIT_A), ticket, "ANSWERED"), "CONFIRM", UNIT_B, "2026-10-16");

            move(asOf("user", UNIT_B), ticket, "CLOSED")
                    .statusCode(200)
                    .body("state", equalTo("CLOSED"))
                    .body("next", nullValue());

            as("auditor")
                    .get(ticket + "/transitions")
                    .then()
                    .statusCode(200)
                    .body("items.to", contains("PASSED_ON", "WAITING_FOR_REPORTER", "PASSED_ON", "ANSWERED", "CLOSED"))
                    .body("items.by.subject[1]", equalTo("clerk-of-" + UNIT_A));
            as("auditor")
                    .get(ticket + "/messages")
                    .then()
                    .body("items.size()", equalTo(6))
                    .body("items[0].text", equalTo("该行金额应为 120.00。\n附原始小票。"))
                    .body("items[3].text", equalTo("小票编号 536365。"))
                    .body("items.unit", contains(UNIT_B, null, UNIT_A, UNIT_B, UNIT_A, UNIT_B))
                    .body("items[4].movedTo", equalTo("ANSWERED"));
            as("auditor")
                    .get(ticket + "/clocks")
                    .then()
                    .body("items.term", contains("PASS_ON", "ANSWER"))
                    .body("items.workingDays", contains(2, 5))
                    .body("items.stoppedOn", contains("2026-09-17", "2026-10-10"))
                    .body("items.overdue", contains(false, false))
                    .body("items[1].extension.workingDays", equalTo(2))
                    .body("items[1].extension.by.subject", equalTo("signer-of-" + UNIT_A));
            String subject = ticket.substring(1);
            assertThat(ToldEvents.of(subject, "ticket-raised")).hasSize(1);
            assertThat(ToldEvents.of(subject, "ticket-moved"))
                    .extracting(data -> data.get("to"))
                    .containsExactly("PASSED_ON", "WAITING_FOR_REPORTER", "PASSED_ON", "ANSWERED", "CLOSED");
            assertThat(ToldEvents.of(subject, "ticket-extended"))
                    .singleElement()
                    .satisfies(data -> assertThat(data).containsEntry("due", "2026-10-10"));
            assertThat(ToldEvents.of(subject, "ticket-overdue")).isEmpty();
        }

        @Test
        void owesASolutionAfterTheAnswerToAQualityProblemAndIsOpenedAgainWhereItDoesNotHold() {
            String ticket = raise(asOf("clerk", UNIT_B), "QUALITY", newInterface(UNIT_A));
            move(as("operator"), ticket, Map.of("target", "PASSED_ON", "reason", "请核实", "complex", true))
                    .statusCode(200)
                    .body("complex", equalTo(true))
                    // Ten working days from the 17th on.
                    .body("next.due", equalTo("2026-09-30"));

            next(move(asOf("clerk", UNIT_A), ticket, "ANSWERED"), "SOLVE", UNIT_A, "2026-09-30");
            move(as("operator"), ticket, "CLOSED").statusCode(403);
            next(move(asOf("clerk", UNIT_A), ticket, "SOLVED"), "CONFIRM", UNIT_B, "2026-09-22");
            next(move(asOf("clerk", UNIT_B), ticket, "REOPENED"), "PASS_ON", null, "2026-09-18");
            move(as("operator"), ticket, "REJECTED").statusCode(200).body("next", nullValue());

            say(asOf("clerk", UNIT_B), ticket, "还是不对").statusCode(422).body("code", equalTo("ticket-over"));
        }

        @Test
        void isAnsweredByTheCenterItselfWhereTheCenterKnows() {
            String ticket = raise(asOf("user", UNIT_B), "CALIBER", newInterface(UNIT_A));

            next(move(as("governor"), ticket, "ANSWERED"), "CONFIRM", UNIT_B, "2026-09-22");
        }
    }

    @Nested
    class Raise {

        @Test
        void takesATicketOfTheCenterAndOfAUnitAboutItsOwnInterface() {
            String code = newInterface(UNIT_A);

            as("operator")
                    .body(request("OPTIMISATION", code))
                    .post("/tickets")
                    .then()
                    .statusCode(201)
                    .header("ETag", "\"0\"")
                    .header("Location", containsString("/api/governance/v1/tickets/"))
                    .body("reporterUnit", nullValue())
                    .body("ownerUnit", equalTo(UNIT_A));
            asOf("signer", UNIT_A)
                    .body(request("QUALITY", newInterface(UNIT_A)))
                    .post("/tickets")
                    .then()
                    .statusCode(201)
                    .body("reporterUnit", equalTo(UNIT_A));
        }

        @Test
        void repeatsItsAnswerForTheSameKey() {
            var request = request("DISPUTE", newInterface(UNIT_A));
            String key = UUID.randomUUID().toString();

            String first = asOf("clerk", UNIT_B)
                    .header("Idempotency-Key", key)
                    .body(request)
                    .post("/tickets")
                    .path("id");
            asOf("clerk", UNIT_B)
                    .header("Idempotency-Key", key)
                    .body(request)
                    .post("/tickets")
                    .then()
                    .statusCode(201)
                    .body("id", equalTo(first));
        }

        @Test
        void refusesAnUnknownInterfaceAndAFieldTheContractInForceDoesNotHave() {
            asOf("clerk", UNIT_B)
                    .body(request("DISPUTE", "no-such-interface"))
                    .post("/tickets")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-interface"))
                    .body("errors.pointer", contains("/interfaceCode"));

            String code = newInterface(UNIT_A);
            putInForce(UNIT_A, code, ContractFixtures.sales());
            var request = request("CALIBER", code);
            request.put("field", "price");
            asOf("clerk", UNIT_B).body(request).post("/tickets").then().statusCode(201);
            request.put("field", "no_such_field");
            asOf("clerk", UNIT_B)
                    .body(request)
                    .post("/tickets")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-field"))
                    .body("errors.pointer", contains("/field"));
        }

        @Test
        void takesAQuestionOfCaliberAboutAThemeAnIndicatorADocumentOrNoneWhichTheCenterAnswers() {
            String document = "KJ-" + UUID.randomUUID().toString().toUpperCase();
            as("operator")
                    .body(Map.of("code", document, "title", "数据接入范围规范", "kind", "ACCESS_SCOPE"))
                    .post("/normative-documents")
                    .then()
                    .statusCode(201);
            for (var about : List.of(
                    Map.of("kind", "THEME", "code", "SALES"),
                    Map.of("kind", "INDICATOR", "code", "retail-sales"),
                    Map.of("kind", "DOCUMENT", "code", document))) {
                var request = request("CALIBER", null);
                request.put("about", about);
                String ticket = "/tickets/"
                        + asOf("user", UNIT_B)
                                .body(request)
                                .post("/tickets")
                                .then()
                                .statusCode(201)
                                .body("about", equalTo(about))
                                .body("interfaceCode", nullValue())
                                .body("ownerUnit", nullValue())
                                .extract()
                                .path("id");
                assertThat(ToldEvents.of(ticket.substring(1), "ticket-raised"))
                        .singleElement()
                        .satisfies(data -> assertThat(data).containsEntry("about", about));
            }

            String ticket = raise(asOf("user", UNIT_B), "CALIBER", null);
            asOf("clerk", UNIT_A).get(ticket).then().statusCode(404);
            next(move(as("operator"), ticket, "PASSED_ON"), "ANSWER", null, "2026-09-22");
            next(move(as("governor"), ticket, "ANSWERED"), "CONFIRM", UNIT_B, "2026-09-22");
            move(asOf("user", UNIT_B), ticket, "CLOSED").statusCode(200);

            String ofTheCenter = raise(as("operator"), "CALIBER", null);
            as("auditor").get(ofTheCenter).then().statusCode(200).body("reporterUnit", nullValue());
            asOf("clerk", UNIT_A).get(ofTheCenter).then().statusCode(404);
        }

        @Test
        void refusesASubjectThatThereIsNotAndOtherKindsWithoutAnInterface() {
            for (var kind : List.of("THEME", "DOCUMENT")) {
                var request = request("CALIBER", null);
                request.put("about", Map.of("kind", kind, "code", "NOTHING"));
                disagrees(request, "unknown-subject", "/about/code");
            }
            disagrees(request("QUALITY", null), "ticket-refused", "/interfaceCode");
            var ofAField = request("CALIBER", null);
            ofAField.put("field", "price");
            ofAField.put("recordKey", "536365");
            disagrees(ofAField, "ticket-refused", "/field", "/recordKey");
        }

        @Test
        void keepsWhatADisputeClaimsOfAValueInARecordOrInAPeriod() {
            var request = request("DISPUTE", newInterface(UNIT_A));
            request.put("field", "amount");
            request.put("recordKey", "536365");
            request.put("claim", Map.of("shown", "102.00", "claimed", "120.00"));
            asOf("clerk", UNIT_B)
                    .body(request)
                    .post("/tickets")
                    .then()
                    .statusCode(201)
                    .body("claim", equalTo(Map.of("shown", "102.00", "claimed", "120.00")));

            request.remove("recordKey");
            request.put("day", "2026-09-01");
            request.put("lastDay", "2026-09-10");
            request.put("claim", Map.of("claimed", "120.00"));
            String id = asOf("clerk", UNIT_B)
                    .body(request)
                    .post("/tickets")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            asOf("clerk", UNIT_A)
                    .get("/tickets/" + id)
                    .then()
                    .body("lastDay", equalTo("2026-09-10"))
                    .body("claim.shown", nullValue())
                    .body("claim.claimed", equalTo("120.00"));
        }

        @Test
        void refusesAClaimOfNothingInParticularAndOneThatIsNone() {
            var request = request("DISPUTE", newInterface(UNIT_A));
            request.put("claim", Map.of("shown", "102.00", "claimed", "102.00"));
            request.put("lastDay", "2026-09-10");
            disagrees(request, "ticket-refused", "/lastDay", "/field", "/recordKey", "/claim/claimed");

            request.put("kind", "QUALITY");
            request.put("field", "amount");
            request.put("day", "2026-09-11");
            request.put("claim", Map.of("claimed", "120.00"));
            disagrees(request, "ticket-refused", "/lastDay", "/claim");
            refused(newInterface(UNIT_A), "claim", Map.of("shown", "值".repeat(1001)), "/claim/shown");
            refused(newInterface(UNIT_A), "claim", Map.of("claimed", "a\nb"), "/claim/claimed");
        }

        private void disagrees(Map<String, ?> request, String problem, String... pointers) {
            asOf("clerk", UNIT_B)
                    .body(request)
                    .post("/tickets")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo(problem))
                    .body("clause", equalTo("R8.4"))
                    .body("errors.pointer", contains(pointers));
        }

        @Test
        void refusesWhatIsOutOfShapeAndStoresNothing() {
            String code = newInterface(UNIT_A);
            refused(code, "title", "a\nb", "/title");
            refused(code, "title", "标".repeat(201), "/title");
            refused(code, "text", "a\u0000b", "/text");
            refused(code, "text", "字".repeat(4001), "/text");
            refused(code, "kind", "COMPLAINT", "/kind");
            refused(code, "interfaceCode", "../units", "/interfaceCode");
            refused(code, "recordKey", "键".repeat(501), "/recordKey");
            refused(code, "batch", "not-a-uuid", "/batch");
            refused(code, "day", "+999999999-01-01", "/day");
            refused(code, "links", List.of("javascript:alert(1)"), "/links/0");
            refused(code, "links", List.of("https://a b"), "/links/0");
            refused(code, "secret", "x", "/secret");
            as("operator")
                    .queryParam("interface", code)
                    .get("/tickets")
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(0));
        }

        @Test
        void refusesPeopleOfAUnitThatIsNotOnTheRegister() {
            asOf("clerk", newUnitCode())
                    .body(request("QUALITY", newInterface(UNIT_A)))
                    .post("/tickets")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-unit"));
        }

        @Test
        void refusesAnAccountThatSpeaksForNobody() {
            as("clerk")
                    .body(request("DISPUTE", newInterface(UNIT_A)))
                    .post("/tickets")
                    .then()
                    .statusCode(403);
        }

        private void refused(String code, String member, Object value, String pointer) {
            var request = request("DISPUTE", code);
            request.put(member, value);
            asOf("clerk", UNIT_B)
                    .body(request)
                    .post("/tickets")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItem(startsWith(pointer)));
        }
    }

    @Nested
    class See {

        @Test
        void isForTheReporterTheOwnerAndTheCenterAlone() {
            String code = newInterface(UNIT_A);
            String ticket = raise(asOf("clerk", UNIT_B), "DISPUTE", code);

            for (var who : List.of(
                    asOf("user", UNIT_B), asOf("clerk", UNIT_A), as("operator"), as("auditor"), as("assessor"))) {
                who.get(ticket).then().statusCode(200);
            }
            for (var path : List.of("", "/transitions", "/messages", "/clocks")) {
                asOf("clerk", UNIT_C).get(ticket + path).then().statusCode(404);
            }
            var stranger = Map.of("target", "CLOSED", "reason", "x");
            asOf("clerk", UNIT_C)
                    .header("If-Match", "\"0\"")
                    .body(stranger)
                    .post(ticket + "/transitions")
                    .then()
                    .statusCode(404);
            say(asOf("clerk", UNIT_C), ticket, "x").statusCode(404);
            asOf("clerk", UNIT_C)
                    .header("If-Match", "\"0\"")
                    .body(Map.of("workingDays", 1, "reason", "x"))
                    .post(ticket + "/extensions")
                    .then()
                    .statusCode(404);
        }

        @Test
        void listsToEachUnitItsOwnAndFiltersPageByPage() {
            String code = newInterface(UNIT_A);
            String first = raise(asOf("clerk", UNIT_B), "DISPUTE", code).substring("/tickets/".length());
            String second = raise(asOf("clerk", UNIT_C), "QUALITY", code).substring("/tickets/".length());
            String third = raise(asOf("clerk", UNIT_B), "CALIBER", code).substring("/tickets/".length());

            listed(asOf("clerk", UNIT_B), code, Map.of(), first, third);
            listed(asOf("user", UNIT_C), code, Map.of(), second);
            listed(asOf("signer", UNIT_A), code, Map.of(), first, second, third);
            listed(as("assessor"), code, Map.of(), first, second, third);
            listed(as("assessor"), code, Map.of("kind", "QUALITY"), second);
            listed(asOf("clerk", UNIT_B), code, Map.of("kind", "CALIBER", "state", "OPEN"), third);
            listed(asOf("clerk", UNIT_B), code, Map.of("state", "CLOSED"));

            String next = asOf("clerk", UNIT_B)
                    .queryParam("interface", code)
                    .queryParam("limit", 1)
                    .get("/tickets")
                    .then()
                    .body("items.id", contains(first))
                    .extract()
                    .path("next");
            asOf("clerk", UNIT_B)
                    .queryParam("interface", code)
                    .queryParam("limit", 1)
                    .queryParam("cursor", next)
                    .get("/tickets")
                    .then()
                    .body("items.id", contains(third))
                    .body("next", nullValue());
            as("clerk").get("/tickets").then().statusCode(200).body("items.size()", equalTo(0));
        }

        private void listed(RequestSpecification who, String code, Map<String, String> filter, String... ids) {
            who.queryParam("interface", code)
                    .queryParams(filter)
                    .get("/tickets")
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(ids)));
        }
    }

    @Nested
    class Move {

        @Test
        void losesNothingWhenTwoEditAtOnce() {
            String ticket = raise(asOf("clerk", UNIT_B), "DISPUTE", newInterface(UNIT_A));
            String etag = as("operator").get(ticket).header("ETag");
            var request = Map.of("target", "PASSED_ON", "reason", "请核实");

            as("operator")
                    .header("If-Match", etag)
                    .body(request)
                    .post(ticket + "/transitions")
                    .then()
                    .statusCode(200)
                    .header("ETag", not(equalTo(etag)));
            as("governor")
                    .header("If-Match", etag)
                    .body(request)
                    .post(ticket + "/transitions")
                    .then()
                    .statusCode(412);
            as("operator").body(request).post(ticket + "/transitions").then().statusCode(428);
            as("auditor").get(ticket + "/transitions").then().body("items.size()", equalTo(1));
        }

        @Test
        void isOnlyForWhoseTurnItIs() {
            String ticket = raise(asOf("clerk", UNIT_B), "DISPUTE", newInterface(UNIT_A));

            move(asOf("clerk", UNIT_A), ticket, "PASSED_ON").statusCode(403);
            move(asOf("clerk", UNIT_B), ticket, "ANSWERED").statusCode(403);
            move(as("operator"), ticket, "CLOSED").statusCode(403);
            move(as("operator"), ticket, "SOLVED").statusCode(422).body("code", equalTo("ticket-transition"));
            move(as("operator"), ticket, "PASSED_ON").statusCode(200);
            move(asOf("user", UNIT_A), ticket, "ANSWERED").statusCode(403);
            move(asOf("clerk", UNIT_A), ticket, "REJECTED").statusCode(403);
            extend(asOf("clerk", UNIT_B), ticket, 1).statusCode(403);
            say(asOf("user", UNIT_A), ticket, "x").statusCode(403);
        }

        @Test
        void saysThatItIsComplexOnlyWhenItIsPassedOn() {
            String ticket = raise(asOf("clerk", UNIT_B), "DISPUTE", newInterface(UNIT_A));

            move(as("operator"), ticket, Map.of("target", "ANSWERED", "reason", "x", "complex", true))
                    .statusCode(422)
                    .body("errors.pointer", contains("/complex"));
        }

        @Test
        void letsTheCenterCloseOnlyOnceTheReportersDayIsPast() {
            String ticket = raise(asOf("clerk", UNIT_B), "DISPUTE", newInterface(UNIT_A));
            move(as("operator"), ticket, "ANSWERED").statusCode(200).body("next.due", equalTo("2026-09-22"));

            clock.setTo(noon("2026-09-22"));
            move(as("operator"), ticket, "CLOSED").statusCode(422).body("code", equalTo("reporter-has-time"));
            clock.setTo(noon("2026-09-23"));
            move(as("operator"), ticket, "CLOSED").statusCode(200);
        }
    }

    @Nested
    class Extend {

        @Test
        void isAllowedOnceForEachClockAndWithinTheSetting() {
            String ticket = raise(asOf("clerk", UNIT_B), "DISPUTE", newInterface(UNIT_A));

            extend(as("operator"), ticket, 6)
                    .statusCode(422)
                    .body("code", equalTo("extension-too-long"))
                    .body("clause", equalTo("R8.4"))
                    .body("errors.pointer", contains("/workingDays"));
            extend(as("operator"), ticket, 1).statusCode(200).body("next.due", equalTo("2026-09-20"));
            extend(as("operator"), ticket, 1).statusCode(422).body("code", equalTo("clock-extended-already"));
            move(as("operator"), ticket, "PASSED_ON").statusCode(200);
            extend(asOf("clerk", UNIT_A), ticket, 1).statusCode(200);
        }

        @Test
        void isRefusedOnceTheLastDayIsPastAndWhereNoClockRuns() {
            String ticket = raise(asOf("clerk", UNIT_B), "DISPUTE", newInterface(UNIT_A));

            clock.setTo(noon("2026-09-20"));
            extend(as("operator"), ticket, 1).statusCode(422).body("code", equalTo("clock-over"));
            move(as("operator"), ticket, "WAITING_FOR_REPORTER").statusCode(200);
            extend(as("operator"), ticket, 1).statusCode(422).body("code", equalTo("clock-not-running"));
            move(asOf("clerk", UNIT_B), ticket, "CLOSED").statusCode(200);
            extend(as("operator"), ticket, 1).statusCode(422).body("code", equalTo("clock-not-running"));
        }
    }

    @Nested
    class AskBack {

        @Test
        void stopsTheClockUntilItsPausesAreUsedUp() {
            String ticket = raise(asOf("user", UNIT_B), "DISPUTE", newInterface(UNIT_A));
            for (int i = 0; i < 10; i++) {
                move(as("operator"), ticket, "WAITING_FOR_REPORTER").statusCode(200);
                say(asOf("user", UNIT_B), ticket, "见附件 " + i).statusCode(201);
            }
            as("operator").get(ticket + "/clocks").then().body("items[0].pausedDays", equalTo(10));

            move(as("operator"), ticket, "WAITING_FOR_REPORTER")
                    .statusCode(422)
                    .body("code", equalTo("pauses-used-up"));
            as("operator")
                    .get(ticket)
                    .then()
                    .body("state", equalTo("OPEN"))
                    .body("next.duty", equalTo("PASS_ON"))
                    .body("next.due", equalTo("2026-09-18"));
        }

        @Test
        void isRefusedWhereWhoeverOwesTheAnswerRaisedTheTicket() {
            String ofUnit = raise(asOf("clerk", UNIT_A), "DISPUTE", newInterface(UNIT_A));
            move(as("operator"), ofUnit, "WAITING_FOR_REPORTER").statusCode(200);
            say(asOf("clerk", UNIT_A), ofUnit, "见附件").statusCode(201);
            move(as("operator"), ofUnit, "PASSED_ON").statusCode(200);
            move(asOf("clerk", UNIT_A), ofUnit, "WAITING_FOR_REPORTER")
                    .statusCode(422)
                    .body("code", equalTo("reporter-owes-the-answer"));

            String ofCenter = raise(as("operator"), "DISPUTE", newInterface(UNIT_A));
            move(as("operator"), ofCenter, "WAITING_FOR_REPORTER")
                    .statusCode(422)
                    .body("code", equalTo("reporter-owes-the-answer"));
            move(as("operator"), ofCenter, "PASSED_ON").statusCode(200);
            move(asOf("clerk", UNIT_A), ofCenter, "WAITING_FOR_REPORTER").statusCode(200);
        }
    }

    @Nested
    class Owe {

        @Test
        void standsInTheWorkListOfWhoMustActAndNobodyElse() {
            String code = newInterface(UNIT_A);
            String ticket = raise(asOf("user", UNIT_B), "DISPUTE", code);
            owed(as("operator"), ticket, "pass-on-ticket", "2026-09-18");
            notOwed(asOf("clerk", UNIT_A), ticket);

            move(as("operator"), ticket, "PASSED_ON").statusCode(200);
            owed(asOf("clerk", UNIT_A), ticket, "answer-ticket", "2026-09-22");
            notOwed(as("operator"), ticket);
            notOwed(asOf("user", UNIT_A), ticket);
            notOwed(asOf("user", UNIT_B), ticket);

            move(asOf("clerk", UNIT_A), ticket, "WAITING_FOR_REPORTER").statusCode(200);
            owed(asOf("user", UNIT_B), ticket, "reply-to-ticket", "2026-09-22");
            notOwed(asOf("clerk", UNIT_A), ticket);

            say(asOf("user", UNIT_B), ticket, "见附件").statusCode(201);
            move(asOf("clerk", UNIT_A), ticket, "ANSWERED").statusCode(200);
            owed(asOf("user", UNIT_B), ticket, "confirm-ticket", "2026-09-22");
            notOwed(as("operator"), ticket);

            clock.setTo(noon("2026-09-23"));
            owed(as("operator"), ticket, "close-ticket", "2026-09-22");
            move(as("operator"), ticket, "CLOSED").statusCode(200);
            notOwed(as("operator"), ticket);
            notOwed(asOf("user", UNIT_B), ticket);
        }

        @Test
        void isToldPageByPageTheMostUrgentFirst() {
            unit(UNIT_D);
            String code = newInterface(UNIT_A);
            for (var day : List.of("2026-09-18", "2026-09-16", "2026-09-16", "2026-09-17")) {
                clock.setTo(noon(day));
                move(as("operator"), raise(asOf("clerk", UNIT_D), "DISPUTE", code), "ANSWERED")
                        .statusCode(200);
            }
            List<String> whole = asOf("user", UNIT_D).get("/tasks").path("items.link");

            var paged = new ArrayList<String>();
            String next = null;
            do {
                var who = asOf("user", UNIT_D).queryParam("limit", 1);
                var answer = next == null
                        ? who.get("/tasks")
                        : who.queryParam("cursor", next).get("/tasks");
                paged.addAll(answer.path("items.link"));
                next = answer.path("next");
            } while (next != null);

            assertThat(whole).hasSize(4);
            assertThat(paged).isEqualTo(whole);
            asOf("user", UNIT_D)
                    .get("/tasks")
                    .then()
                    .body("items.due", contains("2026-09-22", "2026-09-22", "2026-09-23", "2026-09-24"));
        }

        private void owed(RequestSpecification who, String ticket, String kind, String due) {
            who.queryParam("limit", 200)
                    .get("/tasks")
                    .then()
                    .statusCode(200)
                    .body(of(ticket) + ".kind", equalTo(kind))
                    .body(of(ticket) + ".due", equalTo(due))
                    .body(of(ticket) + ".clause", equalTo("R8.4"))
                    .body(of(ticket) + ".title.zh", endsWith("9 月 3 日退货金额有误"));
        }

        private void notOwed(RequestSpecification who, String ticket) {
            who.queryParam("limit", 200).get("/tasks").then().statusCode(200).body(of(ticket), nullValue());
        }

        private String of(String ticket) {
            return "items.find { it.link == '/api/governance/v1" + ticket + "' }";
        }
    }

    private static ValidatableResponse next(ValidatableResponse answer, String duty, String unit, String due) {
        return answer.statusCode(200)
                .body("next.duty", equalTo(duty))
                .body("next.unit", equalTo(unit))
                .body("next.due", equalTo(due))
                .body("next.overdue", equalTo(false));
    }
}
