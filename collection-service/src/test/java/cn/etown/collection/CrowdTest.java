package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** On the last day of a month everybody comes at once, and more than the service has connections. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CrowdTest {

    private static final int MANY = 60;

    @Inject
    Governance governance;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private final ExecutorService crowd = Executors.newFixedThreadPool(MANY);
    private List<String> sources;

    @BeforeEach
    void goOnline() {
        sources = IntStream.range(0, 6)
                .mapToObj(i -> governance.online(Governance.UNIT_A, Governance.sales()))
                .toList();
    }

    @AfterEach
    void goHome() {
        crowd.shutdownNow();
    }

    @Test
    void opensAndSealsAtOnce() throws Exception {
        List<Response> opened =
                atOnce(IntStream.range(0, MANY).mapToObj(this::opening).toList());
        assertThat(opened).extracting(Response::statusCode).containsOnly(201);

        List<Response> sealed = atOnce(opened.stream()
                .map(answer -> answer.<String>path("id"))
                .<Callable<Response>>map(batch -> () -> provider.tryMove(batch, "VALIDATING", "signer"))
                .toList());
        assertThat(sealed).extracting(Response::statusCode).containsOnly(202);
    }

    /** Every other one with a key, whose transaction holds a connection too. */
    private Callable<Response> opening(int number) {
        LocalDate day = LocalDate.of(2010, 1, 1).plusDays(number);
        JsonObject nothing = Provider.manifest(sources.get(number % sources.size()), "NIL", day.toString(), 0);
        var request = provider.as("clerk").contentType("application/json").body(nothing.encode());
        if (number % 2 == 0) {
            request.header("Idempotency-Key", sources.get(0) + number);
        }
        return () -> request.post(Provider.API + "/batches");
    }

    private List<Response> atOnce(List<Callable<Response>> requests) throws Exception {
        List<Future<Response>> answers = crowd.invokeAll(requests, 1, TimeUnit.MINUTES);
        assertThat(answers).noneMatch(Future::isCancelled);
        List<Response> found = new ArrayList<>();
        for (Future<Response> answer : answers) {
            found.add(answer.get());
        }
        return found;
    }
}
