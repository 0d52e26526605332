package cn.etown.kit.feed;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    Pool database;

    private record Data(String amount, LocalDate day) {}

    private static NewEvent event(String subject) {
        return new NewEvent(
                "cn.etown.kit.thing-happened.v1", subject, new Data("12.50", LocalDate.parse("2026-01-01")));
    }

    private List<JsonObject> dataOf(String subject) {
        var rows = database.preparedQuery("select data from kit.outbox where subject = $1 and position is not null")
                .execute(Tuple.of(subject))
                .await()
                .indefinitely();
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> (JsonObject) row.getValue("data"))
                .toList();
    }

    private void assertTold(String subject) {
        await().until(() -> !dataOf(subject).isEmpty());
        assertThat(dataOf(subject)).containsExactly(JsonObject.of("amount", "12.50", "day", "2026-01-01"));
    }

    private void assertNeverTold(String subject) throws Throwable {
        String later = subject + "-later";
        database.withTransaction(tx -> outbox.append(event(later), tx)).await().indefinitely();
        assertTold(later);
        assertThat(dataOf(subject)).isEmpty();
    }

    @Test
    void tellsManyInTheirOrder() {
        var subjects = List.of("things/many-c", "things/many-a", "things/many-b");
        database.withTransaction(tx ->
                        outbox.append(subjects.stream().map(OutboxTest::event).toList(), tx))
                .await()
                .indefinitely();

        subjects.forEach(this::assertTold);
        var told = database.query("select subject from kit.outbox where subject like 'things/many-%' order by position")
                .execute()
                .await()
                .indefinitely();
        assertThat(told).extracting(row -> row.getString("subject")).containsExactlyElementsOf(subjects);
    }

    @Nested
    class InASession {

        @Test
        void tellsWhatIsCommitted() throws Throwable {
            VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> outbox.append(event("things/session"))));

            assertTold("things/session");
        }

        @Test
        void tellsSeveralByOneStatementAsItTellsOne() throws Throwable {
            VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(
                    () -> outbox.append(List.of(event("things/first"), event("things/second")))));

            assertTold("things/first");
            assertTold("things/second");
            var order = database.query(
                            "select subject from kit.outbox where subject in ('things/first', 'things/second')"
                                    + " and traceparent is null order by position")
                    .executeAndAwait();
            assertThat(StreamSupport.stream(order.spliterator(), false).map(row -> row.getString("subject")))
                    .containsExactly("things/first", "things/second");
        }

        @Test
        void doesNotTellWhatIsRolledBack() throws Throwable {
            assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() ->
                            Panache.withTransaction(() -> outbox.append(event("things/session-undone"))
                                    .chain(() -> Uni.createFrom().failure(new IllegalStateException("Undone"))))))
                    .hasMessage("Undone");

            assertNeverTold("things/session-undone");
        }
    }

    @Nested
    class OnAConnection {

        @Test
        void tellsWhatIsCommitted() {
            database.withTransaction(tx -> outbox.append(event("things/connection"), tx))
                    .await()
                    .indefinitely();

            assertTold("things/connection");
        }

        @Test
        void doesNotTellWhatIsRolledBack() throws Throwable {
            assertThatThrownBy(() -> database.withTransaction(tx -> outbox.append(event("things/connection-undone"), tx)
                                    .chain(() -> Uni.createFrom().failure(new IllegalStateException("Undone"))))
                            .await()
                            .indefinitely())
                    .hasMessage("Undone");

            assertNeverTold("things/connection-undone");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "thing-happened.v1, things/1",
        "cn.etown.kit.thing-happened, things/1",
        "cn.etown.kit.thing-happened.v1, things",
        "cn.etown.kit.thing-happened.v1, things/"
    })
    void refusesAnEventThatIsNotNamedInFull(String type, String subject) {
        assertThatThrownBy(() -> new NewEvent(type, subject, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
