package cn.etown.kit.feed;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class FeedResourceTest {

    private static final String HAPPENED = "cn.etown.kit.thing-happened.v1";

    @Inject
    Outbox outbox;

    @Inject
    Pool database;

    private void append(String... subjects) {
        database.withTransaction(tx -> Multi.createFrom()
                        .items(subjects)
                        .onItem()
                        .transformToUniAndConcatenate(
                                subject -> outbox.append(new NewEvent(HAPPENED, subject, Map.of()), tx))
                        .onItem()
                        .ignoreAsUni())
                .await()
                .indefinitely();
    }

    private long end() {
        return database.query("select position from kit.feed_head")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong("position");
    }

    private static Response read(String query) {
        return given().basePath("/api/kit/v1")
                .auth()
                .oauth2(Tokens.of("service").sign())
                .get("/events?" + query);
    }

    private static List<String> subjectsIn(Response answer) {
        return JsonPath.from(answer.asString()).getList("subject");
    }

    @Nested
    class OfTypes {

        @Test
        void holdsEventsOfThoseAloneInTheOrderOfTheFeed() {
            long before = end();
            String subject = "things/typed-" + UUID.randomUUID();
            String others = "cn.etown.kit.thing-typed.v1";
            database.withTransaction(tx -> outbox.append(new NewEvent(others, subject, Map.of()), tx)
                            .chain(() -> outbox.append(new NewEvent(HAPPENED, subject, Map.of()), tx))
                            .chain(() -> outbox.append(new NewEvent(others, subject, Map.of()), tx)))
                    .await()
                    .indefinitely();
            await().until(() -> end() >= before + 3);

            List<String> one = JsonPath.from(
                            read("after=" + before + "&type=" + others).asString())
                    .getList("findAll { it.subject == '" + subject + "' }.type");
            List<String> both = JsonPath.from(read("after=" + before + "&type=" + others + "&type=" + HAPPENED)
                            .asString())
                    .getList("findAll { it.subject == '" + subject + "' }.type");

            assertThat(one).containsExactly(others, others);
            assertThat(both).containsExactly(others, HAPPENED, others);
            assertThat(subjectsIn(read("after=" + before + "&limit=1&type=" + others + "&type=" + HAPPENED)))
                    .hasSize(1);
        }

        @Test
        void isEmptyWhereThereIsNone() {
            assertThat(subjectsIn(read("after=0&type=cn.etown.kit.nothing.v1"))).isEmpty();
        }

        @Test
        void refusesWhatIsNoNameOfAType() {
            assertThat(read("after=0&type=%25").statusCode()).isEqualTo(400);
        }
    }

    @Nested
    class Envelope {

        @Test
        void isWhatItAlwaysWas() throws IOException {
            database.query("""
                            insert into kit.outbox (position, id, type, subject, at, traceparent, data) values
                            (1000000000000001, '019b76da-a800-7000-8000-000000000001', 'cn.etown.kit.thing-happened.v1',
                             'things/一', '2026-01-01T08:00:00+08:00',
                             '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
                             '{"z":"first","a":"12.50","名称":"演示"}'),
                            (1000000000000002, '019b76da-a800-7000-8000-000000000002', 'cn.etown.kit.thing-happened.v1',
                             'things/2', '2026-01-01T00:00:00.123456Z', null, '{}')""").executeAndAwait();

            var answer = read("after=1000000000000000");
            database.query("delete from kit.outbox where position > 1000000000000000")
                    .executeAndAwait();

            assertThat(answer.contentType()).startsWith("application/cloudevents-batch+json");
            assertThat(answer.body().asByteArray())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(golden());
        }

        @Test
        void isWhatAFollowerReads() throws IOException {
            var events = FeedEvent.allOf(golden());

            assertThat(events).extracting(FeedEvent::position).containsExactly(1000000000000001L, 1000000000000002L);
            var first = events.get(0);
            assertThat(first.id()).isEqualTo("019b76da-a800-7000-8000-000000000001");
            assertThat(first.source()).isEqualTo("/api/kit/v1");
            assertThat(first.type()).isEqualTo(HAPPENED);
            assertThat(first.subject()).isEqualTo("things/一");
            assertThat(first.time()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(first.data().getString("a")).isEqualTo("12.50");
            assertThat(FeedEvent.of(first.toJson())).isEqualTo(first);
        }

        private static String golden() throws IOException {
            try (var file = FeedResourceTest.class.getResourceAsStream("/golden/cloudevents-batch.json")) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
        }
    }

    @Nested
    class Reading {

        @Test
        void refusesAPositionTheFeedHasNotReached() {
            var answer = read("after=" + (end() + 1));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.jsonPath().getString("code")).isEqualTo("beyond-the-feed");
        }

        @Test
        void goesOnWhereItStopped() {
            long begin = end();
            var subjects =
                    IntStream.range(0, 5).mapToObj(i -> "things/read-" + i).toArray(String[]::new);
            append(subjects);
            await().until(() -> end() == begin + 5);

            var first = read("limit=3&after=" + begin);
            var second = read("limit=3&after=" + (begin + 3));

            assertThat(subjectsIn(first)).containsExactly("things/read-0", "things/read-1", "things/read-2");
            assertThat(subjectsIn(second)).containsExactly("things/read-3", "things/read-4");
            assertThat(JsonPath.from(first.asString()).getList("sequence"))
                    .isEqualTo(LongStream.rangeClosed(begin + 1, begin + 3)
                            .mapToObj(Long::toString)
                            .toList());
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=1001", "wait=31", "wait=-1", "after=-1", "since=3"})
        void refusesWhatItDoesNotOffer(String query) {
            assertThat(read(query).statusCode()).isEqualTo(400);
        }

        @Test
        void isNotForPeople() {
            given().basePath("/api/kit/v1")
                    .auth()
                    .oauth2(Tokens.of("operator").sign())
                    .get("/events")
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class Waiting {

        /** Who began to wait first, for an event that never comes, is still waiting when the other one has its event. */
        @Test
        void endsAsSoonAsThereIsAnEvent() {
            long begin = end();
            var answered = new ConcurrentLinkedQueue<String>();
            var forEvent = CompletableFuture.supplyAsync(() -> read("wait=30&after=" + begin))
                    .whenComplete((answer, failure) -> answered.add("for the event"));

            append("things/waited-for");
            await().until(() -> end() > begin);
            var inVain = CompletableFuture.supplyAsync(() -> read("wait=5&after=" + (begin + 1)))
                    .whenComplete((answer, failure) -> answered.add("in vain"));

            assertThat(subjectsIn(forEvent.join())).containsExactly("things/waited-for");
            assertThat(subjectsIn(inVain.join())).isEmpty();
            assertThat(answered).containsExactly("for the event", "in vain");
        }
    }
}
