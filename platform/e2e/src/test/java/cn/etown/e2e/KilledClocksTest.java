package cn.etown.e2e;

import cn.etown.e2e.Killing.Place;
import cn.etown.e2e.Killing.Victim;
import cn.etown.kit.testing.NotAtMidnight;
import cn.etown.local.LocalSystem;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the center does by the clock, of what is due, of what looks odd and of what is given up: whoever is killed in the middle of it,
 * after a start it is done, and told once.
 */
@ExtendWith({RunningSystem.class, NotAtMidnight.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledClocksTest {

    private static final String COLLECTION = "/api/collection/v1";
    private static final int LINES = 40;

    /** Each batch has a day of its own. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    private final County county;
    private final LocalSystem system;
    private final Killing killing;
    private final Provider provider;
    private final String interfaceCode;
    private final Provider other;
    private final String othersInterface;

    @TempDir
    Path folder;

    private Invariants invariants;

    /** What is due of an interface for today. */
    private record Due(String interfaceCode, String id) {}

    KilledClocksTest(County county, LocalSystem system) {
        this.county = county;
        this.system = system;
        killing = new Killing(system);
        provider = county.b();
        interfaceCode = provider.keyedInterface();
        other = county.a();
        othersInterface = other.keyedInterface();
    }

    @BeforeEach
    void rememberTheLedger() {
        invariants = new Invariants(county, system, provider, interfaceCode, folder);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDueOfAnInterfaceThatComesOnline(Victim victim) {
        LocalDate today = County.today();
        var online = new AtomicReference<String>();

        killing.at(
                new Place("collection", "kit.outbox", "exclusive", Place.relation("due_plan", "RowShareLock")),
                () -> online.set(provider.keyedInterface()),
                victim.of(system));
        String code = online.get();
        restart(victim, code);

        awaitPlanned(code);
        long days = invariants.number(
                "select computed_to - date '%s' + 1 from due_plan where interface = '%s'".formatted(today, code));
        assertThat(days).isGreaterThan(40);
        assertThat(invariants.number("select count(*) from expected_batch where interface = '" + code + "'"))
                .isEqualTo(days);
        assertThat(invariants.number("""
                        select count(distinct period_from) from expected_batch e
                        where interface = '%s' and period_from >= '%s' and state = 'WAITING' and revision = 1
                            and (select count(*) from expected_batch_change where expected = e.id) = 1
                            and (select count(*) from kit.outbox where subject = 'expected-batches/' || e.id) = 1""".formatted(code, today))).isEqualTo(days);
        invariants.assertOneLedger();
    }

    /** One that is missing is told of once, and asked for once. */
    @ParameterizedTest
    @EnumSource
    void whatIsMissing(Victim victim) {
        Due due = planned();

        killing.at(
                Place.between("collection", "expected_batch_change", "kit.outbox"),
                () -> fallsDue(due),
                victim.of(system));
        restart(victim, due.interfaceCode());

        awaitState(due, "MISSING");
        await().atMost(County.PATIENCE).until(() -> !reminders(due).isEmpty());
        assertTold(due, "WAITING", "MISSING");
        assertGiven(due, "URGING");
        invariants.assertOneLedger();
    }

    @ParameterizedTest
    @EnumSource
    void whatComesLate(Victim victim) {
        Due due = planned();
        invariants = new Invariants(county, system, provider, due.interfaceCode(), folder);
        // By the assurance policy more than one in a hundred records is too many to be refused.
        Retail.Day today = Retail.generated(County.today(), LINES).good();
        fallsDue(due);
        awaitState(due, "MISSING");
        String batch = sent(provider, due.interfaceCode(), today);

        killing.at(
                new Place(
                        "collection",
                        "expected_batch_change",
                        "exclusive",
                        Place.relation("due_arrivals", "RowShareLock")),
                () -> provider.judged(batch),
                victim.of(system));
        restart(victim, due.interfaceCode());

        awaitState(due, "LATE");
        assertTold(due, "WAITING", "MISSING", "LATE");
        invariants.assertAnswered(batch, today.expected());
        invariants.assertOneLedger();
    }

    /** A unit is asked once, and of that there is proof; what follows comes in its turn. */
    @ParameterizedTest
    @EnumSource
    void aReminder(Victim victim) {
        Due due = planned();

        killing.at(
                Place.between("collection", "reminder", "kit.outbox"),
                () -> killing.change("update expected_batch set next_step_at = now() where id = '" + due.id() + "'"),
                victim.of(system));
        restart(victim, due.interfaceCode());

        await().atMost(County.PATIENCE).until(() -> !reminders(due).isEmpty());
        assertGiven(due, "REMINDER");
        assertTold(due, "WAITING");
        fallsDue(due);
        await().atMost(County.PATIENCE).until(() -> reminders(due).size() > 1);
        assertGiven(due, "REMINDER", "URGING");
        assertTold(due, "WAITING", "MISSING");
        invariants.assertOneLedger();
    }

    /** That two units sent the same content, and so the same records, is raised once each. */
    @ParameterizedTest
    @EnumSource
    void aSignal(Victim victim) {
        Retail.Day day = newDay();
        String first = sent(other, othersInterface, day);
        other.judged(first);
        awaitLookedAt();
        String second = sent(provider, interfaceCode, day);

        killing.at(
                new Place("collection", "signal_sweep", "share", Place.relation("signal", "RowExclusiveLock")),
                () -> provider.judged(second),
                victim.of(system));
        restart(victim, interfaceCode);

        awaitLookedAt();
        assertRaised("SAME_CONTENT", first, second);
        assertRaised("SAME_RECORDS", first, second);
        assertThat(invariants.number("""
                        select count(*) from kit.outbox where type = 'cn.etown.collection.signal-raised.v1'
                            and not exists (select from signal where 'signals/' || signal.id = subject)""")).isZero();
        invariants.assertAnswered(second, day.expected());
        invariants.assertOneLedger();
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatNobodySeals(Victim victim) {
        String batch = sent(provider, interfaceCode, newDay());

        killing.at(
                Place.between("collection", "batch_transition", "kit.outbox"),
                () -> isForgotten(batch),
                victim.of(system));
        restart(victim, interfaceCode);

        assertGivenUp(batch);
        invariants.assertOneLedger();
    }

    @ParameterizedTest
    @EnumSource
    void theRowsOfABatchThatWasGivenUp(Victim victim) {
        String batch = sent(provider, interfaceCode, newDay());

        killing.at(
                Place.between("collection", invariants.asset(), "part_profile"),
                () -> giveUp(batch),
                victim.of(system));
        restart(victim, interfaceCode);

        assertGivenUp(batch);
        invariants.assertOneLedger();
    }

    /** A new interface of which everything is computed that is due. */
    private Due planned() {
        String code = provider.keyedInterface();
        awaitPlanned(code);
        return new Due(code, dueToday(code).path("id").asText());
    }

    private void awaitPlanned(String code) {
        await().atMost(County.PATIENCE).until(() -> dueToday(code).path("state").asText(), "WAITING"::equals);
        await().atMost(County.PATIENCE)
                .until(() -> invariants.number("select count(*) from due_plan where changed_since is not null") == 0);
    }

    private JsonNode dueToday(String code) {
        LocalDate today = County.today();
        return county.person("operator")
                .get(COLLECTION + "/expected-batches?interface=" + code + "&from=" + today + "&to=" + today)
                .expect(200)
                .at("/items/0");
    }

    /** Nobody can wait here for tomorrow at nine: what is due then is due now. */
    private void fallsDue(Due due) {
        killing.change("update expected_batch set due_at = now(), settles_at = now(), ladder_from = now() where id = '"
                + due.id() + "'");
    }

    /** Nobody can wait for this either: it was opened, and its part came, more than two weeks ago. */
    private void isForgotten(String batch) {
        killing.change("update part set received_at = received_at - interval '15 days' where batch = '" + batch + "'");
        killing.change("update batch set opened_at = opened_at - interval '15 days' where id = '" + batch + "'");
    }

    private void giveUp(String batch) {
        Api signer = provider.signer();
        String path = COLLECTION + "/batches/" + batch;
        signer.post(path + "/transitions", signer.get(path).etag(), """
                        {"target": "ABANDONED", "reason": "发错数据期，另行报送"}""").expect(202);
    }

    private void awaitState(Due due, String state) {
        await().atMost(County.PATIENCE)
                .until(
                        () -> county.person("operator")
                                .get(COLLECTION + "/expected-batches/" + due.id())
                                .expect(200)
                                .path("state")
                                .asText(),
                        state::equals);
    }

    /** Once, and nothing is left of its rows. */
    private void assertGivenUp(String batch) {
        await().atMost(County.PATIENCE)
                .until(() -> invariants.number(
                                "select count(*) from batch where rows_removed_at is not null and id = '" + batch + "'")
                        == 1);
        assertThat(invariants.view(batch).path("state").asText()).isEqualTo("ABANDONED");
        assertThat(invariants.receipt(batch).status()).isEqualTo(404);
        assertThat(invariants.number("""
                        select (select count(*) from %s where _batch = number)
                            + (select count(*) from quarantine where quarantine.batch = number)
                        from batch where id = '%s'""".formatted(invariants.asset(), batch))).isZero();
        for (String once : List.of(
                "batch_transition where to_state = 'ABANDONED' and batch = '%s'",
                "kit.outbox where type = 'cn.etown.collection.batch-abandoned.v1' and subject = 'batches/%s'",
                "kit.audit where action = 'move-batch' and object = 'batches/%s'",
                "kit.audit where action = 'remove-rows' and (details ->> 'rows')::int > 0 and object = 'batches/%s'")) {
            assertThat(invariants.number("select count(*) from " + once.formatted(batch)))
                    .as(once)
                    .isEqualTo(1);
        }
    }

    /** It came into these states one after the other, and the feed tells of each once. */
    private void assertTold(Due due, String... states) {
        assertThat(items("/expected-batches/" + due.id() + "/transitions").findValuesAsText("state"))
                .containsExactly(states);
        assertThat(invariants.number("""
                        select count(distinct data ->> 'state') from kit.outbox
                        where subject = 'expected-batches/%s' and type like '%%.expected-batch-%%'""".formatted(due.id()))).isEqualTo(states.length);
        assertThat(invariants.number("""
                        select count(*) from kit.outbox
                        where subject = 'expected-batches/%s' and type like '%%.expected-batch-%%'""".formatted(due.id()))).isEqualTo(states.length);
    }

    /** These steps were given one after the other, each with its entry in the audit and its event, and none else. */
    private void assertGiven(Due due, String... steps) {
        List<JsonNode> given = reminders(due);
        assertThat(given).extracting(step -> step.path("step").asText()).containsExactly(steps);
        for (JsonNode step : given) {
            String id = step.path("id").asText();
            assertThat(invariants.number(
                            "select count(*) from kit.audit where action = 'give-reminder' and object = 'reminders/"
                                    + id + "'"))
                    .isEqualTo(1);
            assertThat(invariants.number("""
                            select count(*) from kit.outbox where type = 'cn.etown.collection.reminder-given.v1'
                                and data ->> 'reminder' = '%s' and data ->> 'step' = '%s'""".formatted(id, step.path("step").asText())))
                    .isEqualTo(1);
        }
        assertThat(invariants.number("""
                        select count(*) from kit.outbox
                        where type = 'cn.etown.collection.reminder-given.v1' and subject = 'expected-batches/%s'""".formatted(due.id()))).isEqualTo(steps.length);
    }

    private List<JsonNode> reminders(Due due) {
        return list(items("/reminders?interface=" + due.interfaceCode()));
    }

    private void awaitLookedAt() {
        await().atMost(County.PATIENCE)
                .until(() ->
                        invariants.number("select h.position - s.position from ledger_head h, signal_sweep s") == 0);
    }

    private void assertRaised(String kind, String... batches) {
        List<JsonNode> raised = county
                .person("operator")
                .all(COLLECTION + "/signals?limit=200&kind=" + kind + "&unit=" + provider.unit())
                .stream()
                .filter(signal ->
                        signal.path("evidence").findValuesAsText("batch").contains(batches[0]))
                .toList();
        assertThat(raised).hasSize(1);
        JsonNode signal = raised.get(0);
        assertThat(signal.path("evidence").findValuesAsText("batch")).containsExactlyInAnyOrder(batches);
        assertThat(signal.path("batches").asInt()).isEqualTo(batches.length);
        String id = signal.path("id").asText();
        assertThat(invariants.number("select version from signal where id = '" + id + "'"))
                .isZero();
        assertThat(invariants.number("select count(*) from kit.outbox where subject = 'signals/" + id + "'"))
                .isEqualTo(1);
    }

    private JsonNode items(String path) {
        return county.person("operator").get(COLLECTION + path).expect(200).path("items");
    }

    private static List<JsonNode> list(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static Retail.Day newDay() {
        return Retail.generated(LocalDate.of(2017, 3, 1).plusDays(DAYS.getAndIncrement()), LINES)
                .good();
    }

    private static String sent(Provider provider, String receiver, Retail.Day day) {
        String batch = provider.openBatch(receiver, day);
        provider.machine().putPart(batch, 1, day.content()).expect(200);
        return batch;
    }

    private void restart(Victim victim, String code) {
        killing.restart(
                victim, () -> county.person("operator").get(COLLECTION + "/expected-batches?interface=" + code));
    }
}
