package cn.etown.e2e;

import cn.etown.e2e.Killing.Place;
import cn.etown.e2e.Killing.Victim;
import cn.etown.kit.testing.NotAtMidnight;
import cn.etown.local.LocalSystem;
import cn.etown.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the center does by itself, with nobody waiting for an answer who would ask again: whoever is killed in the middle of it, after
 * a start it is done, and once.
 */
@ExtendWith({RunningSystem.class, NotAtMidnight.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWorkTest {

    private static final String COLLECTION = "/api/collection/v1";
    private static final int LINES = 600;
    private static final Path LEDGER = Path.of("target", "home", "ledger");

    /** Each batch has a day of its own. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    private final County county;
    private final LocalSystem system;
    private final Killing killing;
    private final Provider provider;
    private final String interfaceCode;

    @TempDir
    Path folder;

    private Invariants invariants;

    KilledWorkTest(County county, LocalSystem system) {
        this.county = county;
        this.system = system;
        killing = new Killing(system);
        provider = county.b();
        interfaceCode = provider.keyedInterface();
    }

    @BeforeEach
    void rememberTheLedger() {
        invariants = new Invariants(county, system, provider, interfaceCode, folder);
    }

    @ParameterizedTest
    @EnumSource
    void aCheckpointThatIsSignedAndNotKept(Victim victim) {
        Retail.Day day = newDay().withKey();
        String batch = sent(day);

        whileNoCheckpointIsKept(() -> {
            judgedWithoutCheckpoint(batch);
            victim.of(system).kill();
        });
        restart(victim, batch);

        assertPublished(batch, day);
    }

    @ParameterizedTest
    @EnumSource
    void aCheckpointThatIsKeptAndNotInTheDatabase(Victim victim) throws IOException {
        Retail.Day day = newDay().withKey();
        String batch = sent(day);
        long before = invariants.newest().path("size").asLong();

        killing.at(
                new Place(
                        "collection",
                        "ledger_checkpoint",
                        "exclusive",
                        Place.relation("ledger_publisher", "RowShareLock")),
                () -> provider.judged(batch),
                victim.of(system));
        String signed = Files.readString(LEDGER.resolve("newest-checkpoint"));
        restart(victim, batch);

        assertThat(sizeOf(signed)).isGreaterThan(before);
        assertPublished(batch, day);
        invariants.assertBegins(signed, sizeOf(signed));
    }

    @ParameterizedTest
    @EnumSource
    void aCheckpointThatIsWrittenAndNotCommitted(Victim victim) throws IOException {
        Retail.Day day = newDay().withKey();
        String batch = sent(day);

        whileNoCheckpointIsKept(free -> {
            judgedWithoutCheckpoint(batch);
            // From here on nobody else can write what the publisher writes last.
            killing.at(Place.between("collection", "ledger_checkpoint", "kit.outbox"), free, victim.of(system));
        });
        String signed = Files.readString(LEDGER.resolve("newest-checkpoint"));
        restart(victim, batch);

        assertPublished(batch, day);
        invariants.assertBegins(signed, sizeOf(signed));
    }

    @ParameterizedTest
    @EnumSource
    void aCorrectionThatTakesItsPlace(Victim victim) {
        Retail.Day day = newDay().good();
        Retail.Day corrected = day.repriced(20);
        String original = sent(day);
        provider.judged(original);
        String correction = provider.openCorrection(interfaceCode, corrected);

        killing.at(
                Place.between("collection", "supersession", "rollup"),
                () -> provider.seal(provider.signer(), correction).expect(202),
                victim.of(system));
        restart(victim, correction);

        JsonNode judged = provider.awaitVerdict(correction);
        assertThat(judged.at("/corrected/superseded").asLong())
                .as(judged.toString())
                .isEqualTo(day.expected().received());
        assertThat(invariants.number("select count(*) from supersession join batch on number = by_batch where id = '"
                        + correction + "'"))
                .isEqualTo(day.expected().received());
        invariants.assertAnswered(original, day.expected());
        invariants.assertAnswered(correction, corrected.expected());
        invariants.assertOneLedger();
        assertSeries(corrected);
    }

    /** A batch that came for what was due is told of once. */
    @ParameterizedTest
    @EnumSource
    void anArrivalOfWhatWasDue(Victim victim) {
        String due = provider.keyedInterface();
        invariants = new Invariants(county, system, provider, due, folder);
        // Today the assurance policy holds, by which more than one in a hundred records is too many to be refused.
        Retail.Day today = Retail.generated(County.today(), LINES).good();
        String expected =
                COLLECTION + "/expected-batches?interface=" + due + "&from=" + today.date() + "&to=" + today.date();
        await().atMost(County.PATIENCE).until(() -> stateOf(expected).equals("WAITING"));
        await().atMost(County.PATIENCE)
                .until(() -> invariants.number("select count(*) from due_plan where changed_since is not null") == 0);
        String batch = sent(due, today);

        killing.at(
                new Place(
                        "collection",
                        "expected_batch_change",
                        "exclusive",
                        Place.relation("due_arrivals", "RowShareLock")),
                () -> provider.judged(batch),
                victim.of(system));
        restart(victim, batch);

        await().atMost(County.PATIENCE).until(() -> stateOf(expected).equals("ARRIVED"));
        assertThat(invariants.number("""
                        select count(*) from expected_batch_change c join expected_batch e on e.id = c.expected
                        where e.interface = '%s' and c.state = 'ARRIVED'""".formatted(due))).isEqualTo(1);
        assertThat(invariants.number("""
                        select count(*) from expected_batch e where interface = '%s' and (
                            revision <> (select count(*) from expected_batch_change where expected = e.id)
                            or revision <> (select count(*) from kit.outbox where subject = 'expected-batches/' || e.id))""".formatted(due))).isZero();
        invariants.assertAnswered(batch, today.expected());
        invariants.assertOneLedger();
    }

    @ParameterizedTest
    @EnumSource
    void aRollupThatIsComputedAnew(Victim victim) {
        Retail.Day day = newDay().withKey();
        String batch = sent(day);
        provider.judged(batch);
        var computation = new AtomicReference<String>();

        killing.at(
                Place.between("collection", "rollup_item", "rollup_version"),
                () -> computation.set(county.person("operator")
                        .post(COLLECTION + "/batches/" + batch + "/rollup-computations", "{}")
                        .expect(202)
                        .path("id")
                        .asText()),
                victim.of(system));
        restart(victim, batch);

        JsonNode done = await().atMost(County.PATIENCE)
                .until(
                        () -> county.person("operator")
                                .get(COLLECTION + "/rollup-computations/" + computation.get())
                                .expect(200),
                        view -> view.path("state").asText().equals("DONE"));
        assertThat(done.path("batchesDone").asLong()).isEqualTo(1);
        assertThat(done.path("changed").asLong()).isZero();
        assertThat(invariants.number("select count(*) from rollup_version where batch = '" + batch + "'"))
                .isEqualTo(1);
        invariants.assertAnswered(batch, day.expected());
        invariants.assertOneLedger();
        assertSeries(day);
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatIsHeldAgainstItsReceipt(Victim victim) {
        Retail.Day day = newDay().withKey();
        String batch = sent(day);
        provider.judged(batch);
        invariants.assertInLedger(batch);
        var check = new AtomicReference<String>();

        killing.at(
                new Place("collection", invariants.asset(), "access exclusive", "own.locktype = 'advisory'"),
                () -> check.set(provider.signer()
                        .post(COLLECTION + "/batches/" + batch + "/verifications", "{}")
                        .expect(202)
                        .path("id")
                        .asText()),
                victim.of(system));
        restart(victim, batch);

        await().atMost(County.PATIENCE)
                .until(() -> provider.signer()
                        .get(COLLECTION + "/verifications/" + check.get())
                        .expect(200)
                        .path("state")
                        .asText()
                        .equals("HOLDS"));
        invariants.assertAnswered(batch, day.expected());
        invariants.assertOneLedger();
    }

    private String sent(Retail.Day day) {
        return sent(interfaceCode, day);
    }

    private String sent(String receiver, Retail.Day day) {
        String batch = provider.openBatch(receiver, day);
        provider.machine().putPart(batch, 1, day.content()).expect(200);
        return batch;
    }

    /** What is done while the publisher cannot get at the file in which it keeps what it signed. */
    private interface Hindered {
        /** @param free lets the publisher get at the file */
        void work(Runnable free);
    }

    private void whileNoCheckpointIsKept(Runnable work) {
        whileNoCheckpointIsKept((Runnable free) -> work.run());
    }

    private void whileNoCheckpointIsKept(Hindered work) {
        try (var channel = FileChannel.open(LEDGER.resolve("lock"), StandardOpenOption.WRITE)) {
            var lock = channel.lock();
            work.work(() -> {
                try {
                    lock.release();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns when the batch has its receipt, and the publisher has signed and stands before the file. */
    private void judgedWithoutCheckpoint(String batch) {
        provider.judged(batch);
        long publisher = system.program(Service.COLLECTION).process().pid();
        await().atMost(County.PATIENCE).until(() -> {
            try (var locks = Files.lines(Path.of("/proc/locks"))) {
                return locks.anyMatch(lock -> lock.matches("\\d+: -> POSIX .* WRITE " + publisher + " .*"));
            }
        });
        assertThat(invariants.inclusion(batch).status()).isNotEqualTo(200);
    }

    private void restart(Victim victim, String batch) {
        killing.restart(victim, () -> provider.signer().get(COLLECTION + "/batches/" + batch));
    }

    private String stateOf(String expected) {
        var answer = county.person("operator").get(expected);
        return answer.status() == 200 ? answer.body().at("/items/0/state").asText() : "";
    }

    private void assertPublished(String batch, Retail.Day day) {
        invariants.assertInLedger(batch);
        invariants.assertAnswered(batch, day.expected());
        invariants.assertOneLedger();
    }

    /** Monitoring, which follows, has each figure once. */
    private void assertSeries(Retail.Day day) {
        county.awaitSeries(
                provider.unit(),
                day.date(),
                item -> item.at("/measures/lines").asLong() == day.expected().accepted()
                        && new BigDecimal(item.at("/measures/amount").asText("0"))
                                        .compareTo(day.expected().amount())
                                == 0);
    }

    /** The second line of a checkpoint. */
    private static long sizeOf(String note) {
        return Long.parseLong(note.split("\n")[1]);
    }

    private static Retail.Day newDay() {
        return Retail.generated(LocalDate.of(2016, 3, 1).plusDays(DAYS.getAndIncrement()), LINES);
    }
}
