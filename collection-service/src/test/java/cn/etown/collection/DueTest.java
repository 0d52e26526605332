package cn.etown.collection;

import cn.etown.collection.due.LaterRounds;
import cn.etown.kit.testing.NotAtMidnight;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.time.CountyTime;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** What is due follows from what governance tells; what comes of it is told once, and what is missing is asked for. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@ExtendWith(NotAtMidnight.class)
class DueTest {

    private static final String API = Provider.API;
    private static final String EXPECTED = API + "/expected-batches";

    /** The periods that begin from today to 47 days ahead. */
    private static final int AHEAD = 48;

    @Inject
    Governance governance;

    @Inject
    CountyTime county;

    @Inject
    LaterRounds later;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;
    private LocalDate today;

    @BeforeEach
    void goOnline() {
        today = county.today();
        for (int year = today.getYear() - 1; year <= today.getYear() + 1; year++) {
            governance.publishCalendar(year);
        }
        source = governance.online(Governance.UNIT_A, Governance.sales());
    }

    @Nested
    class Computing {

        @Test
        void announcesAheadWhatIsDue() {
            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09"));

            List<Map<String, Object>> due = awaitExpected(AHEAD);

            assertThat(due).extracting(row -> row.get("state")).containsOnly("WAITING");
            assertThat(due.get(0))
                    .containsEntry("dueAt", at(today.plusDays(1), 9))
                    .containsEntry("policy", 1);
            assertThat(due)
                    .extracting(row -> (String) ((Map<?, ?>) row.get("period")).get("from"))
                    .containsExactlyElementsOf(today.datesUntil(today.plusDays(AHEAD))
                            .map(LocalDate::toString)
                            .toList());
            assertThat(told(due.get(0).get("id"))).containsExactly("expected-batch-announced");
        }

        @Test
        void saysWhyNothingIsDue() {
            JsonObject terms = daily("NEXT_DAY_09")
                    .put("somethingNew", 1)
                    .put("supportHours", JsonObject.of("days", "EVERY_DAY", "from", "00:00", "to", "24:00"))
                    .put(
                            "days",
                            JsonArray.of(
                                    JsonObject.of("day", today.toString(), "nothingDue", true),
                                    JsonObject.of(
                                            "day",
                                            today.plusDays(1).toString(),
                                            "latestArrival",
                                            JsonObject.of("daysAfter", 3, "time", "15:00"))))
                    .put(
                            "nothingDue",
                            JsonArray.of(JsonObject.of(
                                    "from",
                                    today.plusDays(2).toString(),
                                    "to",
                                    today.plusDays(3).toString(),
                                    "reason",
                                    "春节停业")));
            governance.setPolicy(source, 1, today, terms);
            awaitExpected(AHEAD);

            JsonPath exempt = list("&state=EXEMPT");

            assertThat(exempt.getList("items.exemption.cause", String.class)).containsOnly("EXEMPT_PERIOD");
            assertThat(exempt.getList("items.exemption.reason", String.class)).containsExactly("该日免报", "春节停业", "春节停业");
            assertThat(expected(today.plusDays(1))).containsEntry("dueAt", at(today.plusDays(4), 15));
            assertThat(told(exempt.get("items[0].id"))).containsExactly("expected-batch-exempt");
        }

        @Test
        void aLaterPolicyChangesOnlyWhatIsNotDueYet() {
            governance.setPolicy(source, 1, today.minusDays(2), dueOnTheDayItself());
            awaitExpected(AHEAD + 2);
            governance.setPolicy(source, 2, today.minusDays(1), daily("NEXT_DAY_15"), county.now());

            soon().until(() ->
                    Integer.valueOf(2).equals(expected(today.plusDays(1)).get("policy")));

            for (LocalDate past : List.of(today.minusDays(2), today.minusDays(1), today)) {
                soon().untilAsserted(() -> {
                    assertThat(expected(past)).containsEntry("state", "MISSING").containsEntry("policy", 1);
                    assertThat(told(expected(past).get("id")))
                            .containsExactly("expected-batch-missing", "reminder-given");
                });
            }
            assertThat(expected(today.plusDays(1))).containsEntry("dueAt", at(today.plusDays(2), 15));
            assertThat(told(expected(today.plusDays(1)).get("id")))
                    .containsExactly("expected-batch-announced", "expected-batch-announced");
        }

        @Test
        void whatNoPolicyAsksForAnyMoreIsWithdrawn() {
            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09"));
            awaitExpected(AHEAD);
            JsonObject listed = daily("NEXT_DAY_09")
                    .put("frequency", "LISTED_DAYS")
                    .put(
                            "days",
                            JsonArray.of(JsonObject.of("day", today.plusDays(5).toString())));
            governance.setPolicy(source, 2, today.plusDays(1), listed);

            soon().until(() -> list("&state=WITHDRAWN").getList("items").size() == AHEAD - 2);

            assertThat(list("&state=WAITING").getList("items.period.from", String.class))
                    .containsExactly(today.toString(), today.plusDays(5).toString());
        }

        @Test
        void aSuspensionCountsForNothingUntilTheDayAfterItsEnd() {
            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09"));
            awaitExpected(AHEAD);
            Instant now = county.now();

            governance.move(source, "SUSPENDED", now);
            soon().until(() -> list("&state=WAITING").getList("items").isEmpty());
            assertThat(list("&state=EXEMPT").getList("items.exemption.cause", String.class))
                    .hasSize(AHEAD)
                    .containsOnly("INTERFACE_SUSPENDED");

            governance.move(source, "ONLINE", now.plusSeconds(1));
            soon().until(() -> list("&state=WAITING").getList("items").size() == AHEAD);
            assertThat(told(expected(today).get("id")))
                    .containsExactly("expected-batch-announced", "expected-batch-exempt", "expected-batch-announced");
        }

        @Test
        void aYearWithoutCalendarIsWaitedForAndNeverGuessed() {
            int year = today.getYear();
            pool.query("delete from followed_calendar").execute().await().indefinitely();
            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09").put("frequency", "WORKING_DAYS"));

            soon().until(() -> waitingYears().contains(year));
            assertThat(list("").getList("items")).isEmpty();

            for (int loaded = year; loaded <= year + 1; loaded++) {
                governance.publishCalendar(loaded);
            }
            awaitExpected(AHEAD);
            soon().until(() -> waitingYears().isEmpty());
            assertThat(list("&state=EXEMPT").getList("items.exemption.cause", String.class))
                    .isNotEmpty()
                    .containsOnly("NON_WORKING_DAY");
        }

        /** As after an upgrade that reads the feed from its beginning. */
        @Test
        void isNotComputedAnewOfWhatIsKnown() {
            JsonObject terms = daily("NEXT_DAY_09");
            governance.setPolicy(source, 1, today, terms);
            awaitExpected(AHEAD);
            int year = 2400 + today.getYear() % 100;
            governance.publishCalendar(year);
            String days = daysOf(year);
            soon().until(() -> changedSince() == null);

            JsonObject policy =
                    JsonObject.of("interface", source, "version", 1, "holdsFrom", today.toString(), "terms", terms);
            assertThat(again(1, "assurance-policy-set.v1", "interfaces/" + source, policy))
                    .isNull();
            assertThat(again(1, year, JsonArray.of())).isNull();
            assertThat(daysOf(year)).isEqualTo(days);
            assertThat(again(Long.MAX_VALUE - 1, year, new JsonArray(days))).isNull();
            assertThat(again(Long.MAX_VALUE, year, JsonArray.of())).isEqualTo("2010-11-02T00:00Z");
        }

        private String again(long position, int year, JsonArray days) {
            return again(
                    position, "calendar-published.v1", "calendars/" + year, JsonObject.of("year", year, "days", days));
        }

        /** Since when the interface is to be computed anew then. */
        private String again(long position, String type, String subject, JsonObject data) {
            return governance.tellAgain(
                    position, Instant.parse("2010-11-02T00:00:00Z"), type, subject, data, this::changedSince);
        }

        private String changedSince() {
            return pool.withConnection(this::changedSince).await().indefinitely();
        }

        private Uni<String> changedSince(SqlConnection connection) {
            return connection
                    .preparedQuery("select changed_since from due_plan where interface = $1")
                    .execute(Tuple.of(source))
                    .map(rows -> rows.iterator().next().getOffsetDateTime("changed_since"))
                    .map(since -> since == null ? null : since.toString());
        }

        private String daysOf(int year) {
            return pool.preparedQuery("select days::text as days from followed_calendar where year = $1")
                    .execute(Tuple.of(year))
                    .await()
                    .indefinitely()
                    .iterator()
                    .next()
                    .getString("days");
        }

        @Test
        void termsThatCannotBeReadParkTheirInterfaceAlone() {
            long parked = governance.parked();
            String other = governance.planned(Governance.UNIT_A);

            governance.setPolicy(other, 1, today, daily("NEXT_DAY_09").put("frequency", "EVERY_FULL_MOON"));
            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09"));

            awaitExpected(AHEAD);
            assertThat(governance.parked()).isEqualTo(parked + 1);
            // As if it had been applied, for the tests that share the database.
            run("update kit.parked_event set applied_at = now() where applied_at is null");
        }

        private List<Integer> waitingYears() {
            return as("operator").get(API + "/due-outlook").jsonPath().getList("waiting.year", Integer.class);
        }
    }

    @Nested
    class Arriving {

        @Test
        void whatIsSealedInTimeHasArrived() {
            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09"));
            awaitExpected(AHEAD);

            String batch = send(today, 10, SalesLines.csv(SalesLines.good(10)));

            Map<String, Object> arrived = awaitState(today, "ARRIVED");
            assertThat(((Map<?, ?>) arrived.get("arrival")).get("batch")).isEqualTo(batch);
            assertThat(arrived.get("nextStep")).isNull();
            assertThat(told(arrived.get("id"))).containsExactly("expected-batch-announced", "expected-batch-arrived");
        }

        @Test
        void nothingToReportIsSaidOnPurpose() {
            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09"));
            awaitExpected(AHEAD);

            provider.seal(provider.open(Provider.manifest(source, "NIL", today.toString(), 0)));

            assertThat(told(awaitState(today, "NIL").get("id")))
                    .containsExactly("expected-batch-announced", "expected-batch-nil");
        }

        @Test
        void whatWasMissingAndComesIsLateAndStaysKnownAsMissing() {
            LocalDate day = today.minusDays(1);
            governance.setPolicy(source, 1, day, dueOnTheDayItself());
            assertThat(awaitState(day, "MISSING")).containsEntry("missingSince", at(day, 0));

            send(day, 10, SalesLines.csv(SalesLines.good(10)));

            Map<String, Object> late = awaitState(day, "LATE");
            assertThat(late).containsEntry("missingSince", at(day, 0));
            assertThat((Integer) late.get("workingDaysLate")).isBetween(0, 2);
            assertThat(history(late.get("id"))).containsExactly("MISSING", "LATE");
        }

        @Test
        void aRefusedBatchHasNotArrived() {
            LocalDate day = today.minusDays(1);
            governance.setPolicy(source, 1, day, dueOnTheDayItself());
            awaitState(day, "MISSING");

            String refused = send(day, 11, SalesLines.csv(SalesLines.good(10)));
            assertThat(provider.read(refused).jsonPath().getString("state")).isEqualTo("REFUSED");
            later.at(county.now());

            assertThat(expected(day)).containsEntry("state", "MISSING").containsEntry("arrival", null);
        }

        @Test
        void whatCameBeforeItWasComputedCountsToo() {
            send(today, 10, SalesLines.csv(SalesLines.good(10)));
            later.at(county.now());

            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09"));

            awaitState(today, "ARRIVED");
        }

        @Test
        void isNotMissingWhileTheCenterOwesTheVerdict() {
            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09"));
            awaitExpected(AHEAD);
            String batch = provider.open(Provider.manifest(source, "NIL", today.toString(), 0));
            // Sealed, and never judged: as if the judges were all at work.
            run("update batch set state = 'VALIDATING', sealed_at = now(), judge_after = 'infinity' where id = '%s'"
                    .formatted(batch));

            Instant afterwards = Instant.parse(at(today.plusDays(1), 9)).plusSeconds(1);
            later.at(afterwards);
            assertThat(expected(today)).containsEntry("state", "WAITING");

            run("update batch set state = 'ABANDONED' where id = '%s'".formatted(batch));
            later.at(afterwards);
            assertThat(expected(today)).containsEntry("state", "MISSING");
        }
    }

    @Nested
    class Asking {

        private Instant dueAt;

        @BeforeEach
        void expectToday() {
            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09"));
            awaitExpected(AHEAD);
            dueAt = Instant.parse(at(today.plusDays(1), 9));
        }

        @Test
        void givesEachStepOnceInItsTime() {
            later.at(dueAt.minus(Duration.ofMinutes(59)));
            later.at(dueAt.minus(Duration.ofMinutes(58)));
            assertThat(steps()).containsExactly("REMINDER");

            later.at(dueAt.plusSeconds(1));
            later.at(dueAt.plusSeconds(2));
            assertThat(steps()).containsExactly("REMINDER", "URGING");
            assertThat(reminders("&step=URGING").getString("items[0].plannedAt"))
                    .isEqualTo(dueAt.toString());

            Instant supervision = Instant.parse((String) expected(today).get("nextStepAt"));
            assertThat(supervision).isAfter(dueAt);
            later.at(supervision.minusSeconds(1));
            assertThat(steps()).hasSize(2);
            later.at(supervision);
            Instant notice = Instant.parse((String) expected(today).get("nextStepAt"));
            later.at(notice);
            later.at(notice.plus(Duration.ofDays(30)));

            assertThat(steps()).containsExactly("REMINDER", "URGING", "SUPERVISION", "NOTICE");
            assertThat(told(expected(today).get("id")))
                    .containsExactly(
                            "expected-batch-announced",
                            "reminder-given",
                            "expected-batch-missing",
                            "reminder-given",
                            "reminder-given",
                            "reminder-given");
        }

        @Test
        void afterAnOutageTheStepsDoNotComeAllAtOnce() {
            Instant muchLater = dueAt.plus(Duration.ofDays(10));

            later.at(muchLater);
            later.at(muchLater.plusSeconds(1));

            assertThat(steps()).containsExactly("URGING");
        }

        @Test
        void nobodyIsAskedWhileTheInterfaceIsSuspended() {
            later.at(dueAt.plusSeconds(1));
            governance.move(source, "SUSPENDED", dueAt.plusSeconds(2));
            later.at(dueAt.plus(Duration.ofDays(30)));

            assertThat(steps()).containsExactly("URGING");
            assertThat(expected(today)).containsEntry("state", "MISSING").containsEntry("nextStepAt", null);
        }

        @Test
        void theTimesAreVersionsFromADayOn() {
            String etag = as("governor").get(API + "/reminder-ladder").header("ETag");
            LocalDate from = today.plusDays(30);

            setLadder(etag, today, 1, 3).then().statusCode(422).body("code", equalTo("ladder-backdated"));
            setLadder(etag, from, 3, 3).then().statusCode(422).body("code", equalTo("ladder-refused"));
            int version = setLadder(etag, from, 2, 5).path("version");
            setLadder(etag, from, 2, 5).then().statusCode(412);

            soon().until(
                            () -> expected(today.plusDays(29)).get("nextStepAt"),
                            reminded -> Instant.parse(at(today.plusDays(30), 9))
                                    .minus(Duration.ofMinutes(90))
                                    .toString()
                                    .equals(reminded));
            assertThat(expected(today).get("nextStepAt"))
                    .isEqualTo(dueAt.minus(Duration.ofHours(1)).toString());
            Instant firstOfNewLadder = Instant.parse(at(today.plusDays(30), 9));
            later.at(firstOfNewLadder.plusSeconds(1));
            JsonPath urging = reminders("&step=URGING");
            assertThat(urging.getList("items.ladder", Integer.class)).contains(1);
            assertThat(urging.getList("items.findAll { it.ladder == " + version + " }.dueAt"))
                    .containsExactly(firstOfNewLadder.toString());
        }

        private Response setLadder(String etag, LocalDate from, int supervise, int notice) {
            return as("governor")
                    .header("If-Match", etag)
                    .contentType("application/json")
                    .body(JsonObject.of(
                                    "holdsFrom",
                                    from.toString(),
                                    "remindBeforeMinutes",
                                    90,
                                    "superviseAfterDays",
                                    supervise,
                                    "noticeAfterDays",
                                    notice,
                                    "source",
                                    "县数据局通知")
                            .encode())
                    .put(API + "/reminder-ladder");
        }

        @Test
        void theUnitAcknowledgesWhatItSaw() {
            later.at(dueAt.plusSeconds(1));
            String reminder = reminders("").getString("items[0].id");
            assertThat(reminders("&acknowledged=true").getList("items")).isEmpty();

            acknowledge(Governance.UNIT_B, reminder).then().statusCode(404);
            acknowledge(Governance.UNIT_A, reminder)
                    .then()
                    .statusCode(200)
                    .body("acknowledgement.name", equalTo("clerk"));
            String first = reminders("").getString("items[0].acknowledgement.at");
            acknowledge(Governance.UNIT_A, reminder).then().body("acknowledgement.at", equalTo(first));

            assertThat(reminders("&acknowledged=true").getList("items.id")).containsExactly(reminder);
            assertThat(told(expected(today).get("id")))
                    .endsWith("reminder-given", "reminder-acknowledged")
                    .doesNotHaveDuplicates();
        }

        private Response acknowledge(String unit, String reminder) {
            return Provider.as(unit, new String[] {"clerk"})
                    .contentType("application/json")
                    .post(API + "/reminders/" + reminder + "/acknowledgements");
        }

        /** Of the period of today. */
        private List<String> steps() {
            Object id = expected(today).get("id");
            return reminders("").getList("items.findAll { it.expectedBatch == '" + id + "' }.step", String.class);
        }

        private JsonPath reminders(String more) {
            Response found = provider.as("clerk").get(API + "/reminders?limit=200&interface=" + source + more);
            assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
            return found.jsonPath();
        }
    }

    @Nested
    class Reading {

        @Test
        void theDutyOfficerSeesWhatIsDueByNineAndNotHere() {
            governance.setPolicy(source, 1, today.minusDays(1), dueOnTheDayItself());
            awaitState(today.minusDays(1), "MISSING");

            JsonPath found = as("operator")
                    .queryParam("outstanding", true)
                    .queryParam("dueBy", at(today.plusDays(1), 9))
                    .queryParam("interface", source)
                    .get(EXPECTED)
                    .jsonPath();

            assertThat(found.getList("items.state")).containsExactly("MISSING", "MISSING", "WAITING");
        }

        @ParameterizedTest
        @ValueSource(strings = {"tomorrow", "2026-03-03", "0999-03-03T01:00:00Z", "%2B99999-01-01T00:00:00Z"})
        void refusesATimeThatIsNone(String dueBy) {
            given().spec(as("operator"))
                    .urlEncodingEnabled(false)
                    .get(EXPECTED + "?dueBy=" + dueBy)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformed-parameter"))
                    .body("errors[0].pointer", equalTo("dueBy"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"nothing", "-1 00000000-0000-0000-0000-000000000000", "99999999999999999999 x", "1 x"})
        void refusesACursorThatIsNone(String key) {
            String cursor =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));

            as("operator")
                    .get(EXPECTED + "?cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("bad-cursor"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"WAITING", "ARRIVED", "NIL", "LATE", "MISSING", "EXEMPT", "WITHDRAWN"})
        void listsEveryState(String state) {
            JsonPath found = get(EXPECTED + "?limit=200&state=" + state);
            assertThat(found.getList("items.state", String.class)).allMatch(state::equals);

            boolean outstanding = state.equals("WAITING") || state.equals("MISSING");
            assertThat(get(EXPECTED + "?state=" + state + "&outstanding=" + !outstanding)
                            .getList("items"))
                    .isEmpty();
        }

        @Test
        void pagesFollowEachOtherInTheOrderOfWhatIsDue() {
            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09"));
            awaitExpected(AHEAD);
            List<String> whole = list("").getList("items.id", String.class);

            JsonPath first = get(EXPECTED + "?limit=30&interface=" + source);
            JsonPath second = get(EXPECTED + "?limit=30&interface=" + source + "&cursor=" + first.getString("next"));

            assertThat(first.getList("items.id", String.class)).isEqualTo(whole.subList(0, 30));
            assertThat(second.getList("items.id", String.class)).isEqualTo(whole.subList(30, AHEAD));
            assertThat(second.getString("next")).isNull();
        }

        @Test
        void aUnitSeesItsOwnAlone() {
            governance.setPolicy(source, 1, today, daily("NEXT_DAY_09"));
            awaitExpected(AHEAD);

            Provider.as(Governance.UNIT_B, new String[] {"clerk"})
                    .get(EXPECTED + "?unit=" + Governance.UNIT_A + "&interface=" + source)
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(0));
        }

        @Test
        void theWorkListHasTheMissingFirst() {
            governance.setPolicy(source, 1, today.minusDays(1), dueOnTheDayItself());
            awaitState(today, "MISSING");
            String id = (String) expected(today.minusDays(1)).get("id");

            JsonPath tasks = tasks(as("clerk"), "send-missing-batch", id);
            JsonPath all = tasks(as("operator"), "pursue-missing-batches", Governance.UNIT_A);

            assertThat(tasks.getString("act.link")).isEqualTo(API + "/batches");
            assertThat(tasks.getString("title.zh")).contains("缺报：报送“销售明细（" + source + "）”" + today.minusDays(1));
            assertThat(all.getString("link")).isEqualTo(EXPECTED + "?state=MISSING&unit=" + Governance.UNIT_A);
        }

        /** The task on a thing, wherever it stands in the list. */
        private JsonPath tasks(RequestSpecification caller, String kind, String thing) {
            String cursor = "";
            while (cursor != null) {
                JsonPath page = given().spec(caller)
                        .get(API + "/tasks?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                        .jsonPath();
                for (Map<String, Object> task : page.<Map<String, Object>>getList("items")) {
                    if (kind.equals(task.get("kind"))
                            && task.get("link").toString().contains(thing)) {
                        return JsonPath.from(new JsonObject(task).encode());
                    }
                }
                cursor = page.getString("next");
            }
            throw new AssertionError("No task " + kind + " on " + thing);
        }
    }

    private static JsonObject daily(String tier) {
        return JsonObject.of("frequency", "DAILY", "latestArrival", JsonObject.of("tier", tier, "daysAfter", null));
    }

    /** Due when the day begins: what is of yesterday or today is overdue. */
    private static JsonObject dueOnTheDayItself() {
        return JsonObject.of("frequency", "DAILY", "latestArrival", JsonObject.of("daysAfter", 0, "time", "00:00"));
    }

    private String at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0))
                .atZone(county.zone())
                .toInstant()
                .toString();
    }

    private String send(LocalDate day, int declared, String csv) {
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", day.toString(), declared));
        provider.send(batch, 1, csv.replace(SalesLines.DAY, day.toString()));
        provider.seal(batch);
        return batch;
    }

    private List<Map<String, Object>> awaitExpected(int count) {
        return soon().until(() -> list("").getList("items"), found -> found.size() == count);
    }

    private Map<String, Object> awaitState(LocalDate day, String state) {
        return soon().until(() -> expected(day), found -> state.equals(found.get("state")));
    }

    /** What is due of the source for a day; empty where nothing is known of it. */
    private Map<String, Object> expected(LocalDate day) {
        List<Map<String, Object>> found = list("&from=" + day + "&to=" + day).getList("items");
        return found.isEmpty() ? Map.of() : found.get(0);
    }

    private JsonPath list(String more) {
        return get(EXPECTED + "?limit=200&interface=" + source + more);
    }

    private JsonPath get(String path) {
        Response found = provider.as("clerk").get(path);
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
        return found.jsonPath();
    }

    private List<String> history(Object id) {
        return get(EXPECTED + "/" + id + "/transitions").getList("items.state", String.class);
    }

    /** The facts of an expected batch that the feed tells, in their order, without the service's name and the version. */
    private List<String> told(Object id) {
        return pool
                .query("select type from kit.outbox where subject = 'expected-batches/%s' order by insertion"
                        .formatted(id))
                .execute()
                .await()
                .indefinitely()
                .stream()
                .map(row -> row.getString("type")
                        .replace("cn.etown.collection.", "")
                        .replace(".v1", ""))
                .toList();
    }

    private void run(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }

    private RequestSpecification as(String role) {
        return role.equals("clerk") ? provider.as(role) : Provider.as("", new String[] {role});
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50));
    }
}
