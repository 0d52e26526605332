package cn.etown.kit.feed;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighbourAddress.class)
class FollowerTest {

    private static final String KILL = "select pg_terminate_backend(pg_backend_pid())";

    @Inject
    Neighbour neighbour;

    @Inject
    Tally tally;

    @Inject
    Fetcher fetcher;

    @Inject
    Follower follower;

    @Inject
    Clock clock;

    private long tell(String... subjects) {
        return neighbour.tell(Neighbour.HAPPENED, subjects);
    }

    private void awaitPosition(long position) {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> follower.viewOf("neighbour").position() >= position);
    }

    private static String[] times(int count, String subject) {
        return IntStream.range(0, count).mapToObj(i -> subject).toArray(String[]::new);
    }

    private static List<Long> upTo(long last, int count) {
        return LongStream.rangeClosed(last - count + 1, last).boxed().toList();
    }

    @Nested
    class AppliesEachEventOnce {

        private static final int EVENTS = 500;

        @Test
        void whateverTheNumberOfReplicas() {
            int events = 10_000;
            int subjects = 100;
            var others = List.of(
                    follower.following("neighbour").start(),
                    follower.following("neighbour").start());

            long begin = tell();
            long last = tell(IntStream.range(0, events)
                    .mapToObj(i -> "things/many-" + i % subjects)
                    .toArray(String[]::new));
            awaitPosition(last);
            others.forEach(Cancellable::cancel);

            for (int subject = 0; subject < subjects; subject++) {
                assertThat(tally.of("things/many-" + subject))
                        .isEqualTo(LongStream.iterate(begin + 1 + subject, at -> at <= last, at -> at + subjects)
                                .boxed()
                                .toList());
            }
        }

        @Test
        void whenItsConnectionDiesBeforeTheEffect() {
            long last = disturbed("things/dies-before", kill -> tally.onceBefore(kill, FollowerTest::kill));

            assertThat(tally.of("things/dies-before")).isEqualTo(upTo(last, EVENTS));
        }

        @Test
        void whenItsConnectionDiesBetweenEffectAndCommit() {
            long last = disturbed("things/dies-after", kill -> tally.onceAfter(kill, FollowerTest::kill));

            assertThat(tally.of("things/dies-after")).isEqualTo(upTo(last, EVENTS));
        }

        @Test
        void whenTheAnswerBreaksOffInItsMiddle() {
            neighbour.cutOff(3);

            long last = tell(times(EVENTS, "things/cut-off"));
            awaitPosition(last);

            assertThat(neighbour.stillToBeCutOff()).isZero();
            assertThat(tally.of("things/cut-off")).isEqualTo(upTo(last, EVENTS));
        }

        @Test
        void whenAFollowerIsStoppedInTheMiddleOfAnEffectAndAnotherOneGoesOn() {
            follower.stop(null);
            var stopped = new CompletableFuture<Void>();
            var first = new CompletableFuture<Cancellable>();
            long begin = tell();
            tally.onceAfter(begin + EVENTS / 2, tx -> {
                first.join().cancel();
                stopped.complete(null);
                return Uni.createFrom().voidItem();
            });

            first.complete(follower.following("neighbour").start());
            long last = tell(times(EVENTS, "things/stopped"));
            await().until(stopped::isDone);
            follower.start(null);
            awaitPosition(last);

            assertThat(tally.of("things/stopped")).isEqualTo(upTo(last, EVENTS));
        }

        /** Tells events and disturbs their application at their first, one in the middle and the last. */
        private long disturbed(String subject, LongConsumer disturbance) {
            long begin = tell();
            disturbance.accept(begin + 1);
            disturbance.accept(begin + EVENTS / 2);
            disturbance.accept(begin + EVENTS);
            long last = tell(times(EVENTS, subject));
            awaitPosition(last);
            assertThat(tally.allHappened()).isTrue();
            return last;
        }
    }

    private static Uni<?> kill(SqlConnection tx) {
        return tx.query(KILL).execute();
    }

    @Nested
    class SkipsNothing {

        @AfterEach
        void findAgain() {
            neighbour.lose(0);
        }

        @Test
        void thatTheNeighbourHasLost() {
            neighbour.lose(tell() + 1);
            long last = tell(times(3, "things/lost"));
            int requests = neighbour.requests();
            await().until(() -> neighbour.requests() > requests + 2);

            assertThat(tally.of("things/lost")).isEmpty();

            neighbour.lose(0);
            awaitPosition(last);
            assertThat(tally.of("things/lost")).isEqualTo(upTo(last, 3));
        }

        @Test
        void becauseWhatItNeedsIsOutOfReach() {
            fetcher.fail(5);

            long last = neighbour.tell(Fetcher.ANNOUNCED, "things/announced");
            awaitPosition(last);

            assertThat(fetcher.stillToFail()).isZero();
            assertThat(tally.of("fetched for things/announced")).containsExactly(last);
        }

        @Test
        void becauseWhatItWaitsForFallsSilent() {
            fetcher.hang();

            long last = neighbour.tell(Fetcher.ANNOUNCED, "things/silent");
            awaitPosition(last);

            assertThat(tally.of("fetched for things/silent")).containsExactly(last);
        }

        @ParameterizedTest
        @ValueSource(ints = {502, 503, 504})
        void becauseTheDoorOfWhatItNeedsIsClosed(int status) {
            fetcher.fail(5, () -> new WebApplicationException(status));

            long last = neighbour.tell(Fetcher.ANNOUNCED, "things/closed-" + status);
            awaitPosition(last);

            assertThat(fetcher.stillToFail()).isZero();
            assertThat(tally.of("fetched for things/closed-" + status)).containsExactly(last);
        }
    }

    @Nested
    class View {

        @Test
        void isAskedForWithoutWaitingAtFirst() {
            await().until(() -> follower.viewOf("neighbour").upToDateAt().isAfter(Instant.MIN));

            assertThat(neighbour.firstWait()).isEqualTo("0");
        }

        @Test
        void saysWhenTheNeighbourHadNothingMore() {
            var before = clock.instant();

            await().until(() -> follower.viewOf("neighbour").upToDateAt().isAfter(before));

            var view = follower.viewOf("neighbour");
            assertThat(view.isOlderThan(
                            Duration.ofSeconds(60), view.upToDateAt().plusSeconds(60)))
                    .isFalse();
            assertThat(view.isOlderThan(
                            Duration.ofSeconds(60), view.upToDateAt().plusSeconds(61)))
                    .isTrue();
        }
    }

    @Nested
    class Readiness {

        @Test
        void beginsWhenTheNeighbourHadNothingMoreAndStaysWhenItIsAway() {
            await().until(() -> follower.viewOf("neighbour").upToDateAt().isAfter(Instant.MIN));

            given().get("/q/health/ready").then().statusCode(200);

            neighbour.cutOff(2);
            awaitPosition(tell("things/ready-1", "things/ready-2"));
            assertThat(neighbour.stillToBeCutOff()).isZero();
            given().get("/q/health/ready").then().statusCode(200);
        }
    }

    @Nested
    class Parks {

        @Test
        void theSubjectOfAnEventThatCannotBeAppliedAndNoOther() {
            long bad = tell() + 2;
            tally.poison(bad);
            long last = tell("things/poisoned", "things/poisoned", "things/sound", "things/poisoned", "things/sound");
            awaitPosition(last);

            assertThat(tally.of("things/sound")).containsExactly(last - 2, last);
            assertThat(tally.of("things/poisoned")).containsExactly(last - 4);
            waiting()
                    .body(
                            "items.findAll { it.subject == 'things/poisoned' }.position",
                            hasItems((int) bad, (int) last - 1))
                    .body("items.findAll { it.position == " + bad + " }.failure[0]", containsString("division by zero"))
                    .body("items.subject", not(hasItems("things/sound")));
            await().until(() -> follower.viewOf("neighbour").parked() >= 2);
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 501, 404})
        void theSubjectForWhichANeighbourFailsForGoodAndNoOther(int status) {
            String subject = "things/fails-" + status;
            fetcher.failFor(subject, status);
            long bad = neighbour.tell(Fetcher.ANNOUNCED, subject);
            long last = tell("things/beside-" + status);
            awaitPosition(last);

            assertThat(tally.of("things/beside-" + status)).containsExactly(last);
            waiting().body("items.findAll { it.position == " + bad + " }.failure[0]", containsString("HTTP " + status));
            apply(idOf(bad)).statusCode(422).body("code", equalTo("event-fails-again"));

            fetcher.recover(subject);
            apply(idOf(bad)).statusCode(200);
            assertThat(tally.of("fetched for " + subject)).containsExactly(bad);
        }

        @Test
        void untilAnOperatorHasAllOfItsEventsAppliedInOrder() {
            long bad = tell() + 1;
            tally.poison(bad);
            long last = tell("things/heals", "things/heals", "things/heals");
            awaitPosition(last);
            String id = idOf(bad);

            apply(id).statusCode(422).body("code", equalTo("event-fails-again"));
            assertThat(tally.of("things/heals")).isEmpty();

            tally.heal(bad);
            apply(id).statusCode(200).body("state", equalTo("APPLIED"));
            assertThat(tally.of("things/heals")).isEqualTo(upTo(last, 3));
            given().basePath("/api/kit/v1")
                    .auth()
                    .oauth2(Tokens.of("auditor").sign())
                    .get("/parked-events/" + id + "/transitions")
                    .then()
                    .statusCode(200)
                    .body("items.target", equalTo(List.of("PARKED", "APPLIED")))
                    .body("items[0].reason", containsString("division by zero"))
                    .body("items[1].by", equalTo("subject-of-operator"))
                    .body("next", nullValue());

            apply(id).statusCode(422).body("code", equalTo("parked-event-transition"));
            awaitPosition(tell("things/heals"));
            assertThat(tally.of("things/heals")).isEqualTo(upTo(last + 1, 4));
        }

        @Test
        void soThatTwoOperatorsAtOnceApplyEachEventOnce() {
            long bad = tell() + 1;
            tally.poison(bad);
            long last = tell(times(20, "things/twice"));
            awaitPosition(last);
            String id = idOf(bad);
            String read = etagOf(id);
            tally.heal(bad);

            var operators = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> apply(id, read)))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(operators).join();

            assertThat(tally.of("things/twice")).isEqualTo(upTo(last, 20));
        }

        @Test
        void withAHistoryThatIsReadInPages() {
            long bad = parked("things/history");
            String id = idOf(bad);
            tally.heal(bad);
            apply(id).statusCode(200);

            var first = get("/parked-events/" + id + "/transitions?limit=1")
                    .then()
                    .statusCode(200)
                    .body("items.target", equalTo(List.of("PARKED")))
                    .extract();
            get("/parked-events/" + id + "/transitions?limit=1&cursor=" + first.<String>path("next"))
                    .then()
                    .statusCode(200)
                    .body("items.target", equalTo(List.of("APPLIED")))
                    .body("next", nullValue());
            get("/parked-events/" + id + "/transitions?limit=0").then().statusCode(400);
        }

        @Test
        void soThatWhoHasThemAppliedMustHaveReadThem() {
            long bad = parked("things/versioned");
            String id = idOf(bad);
            String read = etagOf(id);

            apply(id, null).statusCode(428).body("code", equalTo("if-match-required"));
            apply(id, "\"7\"").statusCode(412);
            apply(id, read).statusCode(422).body("code", equalTo("event-fails-again"));
            assertThat(etagOf(id)).as("its failure was noted").isNotEqualTo(read);
            tally.heal(bad);
            apply(id, read).statusCode(412);
            assertThat(tally.of("things/versioned")).isEmpty();

            String applied = apply(id, etagOf(id)).statusCode(200).extract().header("ETag");
            assertThat(applied).isEqualTo(etagOf(id)).isNotEqualTo(read);
            get("/parked-events/" + id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("APPLIED"))
                    .body("position", equalTo((int) bad));
            get("/parked-events/" + UUID.randomUUID()).then().statusCode(404);
        }

        /** The position of an event of {@code subject} that is parked. */
        private long parked(String subject) {
            long bad = tell() + 1;
            tally.poison(bad);
            awaitPosition(tell(subject));
            return bad;
        }

        private static Response get(String path) {
            return given().basePath("/api/kit/v1")
                    .auth()
                    .oauth2(Tokens.of("operator").sign())
                    .get(path);
        }

        private static String etagOf(String id) {
            return get("/parked-events/" + id).then().statusCode(200).extract().header("ETag");
        }

        private static ValidatableResponse waiting() {
            return given().basePath("/api/kit/v1")
                    .auth()
                    .oauth2(Tokens.of("operator").sign())
                    .queryParam("limit", 200)
                    .get("/parked-events")
                    .then()
                    .statusCode(200);
        }

        private static String idOf(long position) {
            return waiting().extract().path("items.find { it.position == " + position + " }.id");
        }

        private static ValidatableResponse apply(String id) {
            return apply(id, etagOf(id));
        }

        private static ValidatableResponse apply(String id, String ifMatch) {
            var request = given().basePath("/api/kit/v1")
                    .auth()
                    .oauth2(Tokens.of("operator").sign())
                    .contentType(ContentType.JSON);
            if (ifMatch != null) {
                request.header("If-Match", ifMatch);
            }
            return request.body("{\"target\": \"APPLIED\"}")
                    .post("/parked-events/" + id + "/transitions")
                    .then();
        }
    }
}
