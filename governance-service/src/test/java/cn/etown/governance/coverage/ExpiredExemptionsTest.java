package cn.etown.governance.coverage;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.coverage.CoverageFixtures.exempt;
import static cn.etown.governance.coverage.CoverageFixtures.item;
import static cn.etown.governance.coverage.CoverageFixtures.today;
import static cn.etown.governance.coverage.CoverageFixtures.upload;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ExpiredExemptionsTest {

    @Inject
    ExpiredExemptions expired;

    @Inject
    SetClock clock;

    @AfterEach
    void end() {
        clock.run();
    }

    @Test
    void areToldOnceTheDayAfterTheirLastByAnyNumberOfReplicas() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount").then().statusCode(201);
        String exemption = exempt(UNIT_A, item(system, "amount"), today().plusDays(2));

        clock.setTo(SetClock.now().plus(Duration.ofDays(2)));
        tell();
        assertThat(told(exemption)).isEmpty();

        clock.setTo(SetClock.now().plus(Duration.ofDays(3)));
        IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(this::tell))
                .toList()
                .forEach(CompletableFuture::join);
        tell();
        assertThat(told(exemption))
                .singleElement()
                .satisfies(data -> assertThat(data)
                        .containsEntry("unit", UNIT_A)
                        .containsEntry("sourceSystem", system)
                        .containsEntry("until", today().plusDays(2).toString()));
    }

    @Test
    void areNotToldOfWhatIsNotExemptAnyMore() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount", "quantity").then().statusCode(201);
        String revoked = exempt(UNIT_A, item(system, "amount"), today().plusDays(2));
        String renewed = exempt(UNIT_A, item(system, "quantity"), today().plusDays(2));
        move(as("governor"), revoked, "REVOKED").then().statusCode(200);
        exempt(UNIT_A, item(system, "quantity"), today().plusDays(20));

        clock.setTo(SetClock.now().plus(Duration.ofDays(3)));
        tell();

        assertThat(told(revoked)).isEmpty();
        assertThat(told(renewed)).isEmpty();
    }

    private void tell() {
        try {
            VertxContextSupport.subscribeAndAwait(expired::tellAll);
        } catch (Throwable failure) {
            throw new CompletionException(failure);
        }
    }

    private static List<Map<String, Object>> told(String exemption) {
        return ToldEvents.of(exemption.substring(1), "exemption-expired");
    }
}
