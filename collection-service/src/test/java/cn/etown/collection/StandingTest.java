package cn.etown.collection;

import cn.etown.kit.testing.NotAtMidnight;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.time.CountyTime;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** A unit without agreement or accepted security evidence can neither send nor read (R4.1). */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@ExtendWith(NotAtMidnight.class)
class StandingTest {

    private static final String PART = SalesLines.csv(SalesLines.good(10));

    @Inject
    Governance governance;

    @Inject
    CountyTime county;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;
    private String batch;
    private LocalDate today;
    private LocalDate yesterday;

    @BeforeEach
    void openBatch() {
        source = governance.online(Governance.UNIT_A, Governance.sales());
        batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 10));
        today = county.today();
        yesterday = today.minusDays(1);
    }

    @AfterEach
    void standAgain() {
        governance.stands(Governance.UNIT_A, Governance.IN_STANDING, Governance.IN_STANDING);
    }

    @Test
    void stopsTheUnitOnTheDayAfterTheLast() {
        provider.send(batch, 1, PART);
        governance.stands(Governance.UNIT_A, yesterday, today);

        for (Response refused : List.of(
                provider.tryOpen(Provider.manifest(source, "ORIGINAL", "2011-01-01", 10)),
                provider.trySend(batch, 2, PART.getBytes(StandardCharsets.UTF_8)),
                provider.tryMove(batch, "VALIDATING", "signer"),
                read(source))) {
            refused.then()
                    .statusCode(422)
                    .body("code", equalTo("unit-not-in-standing"))
                    .body("clause", equalTo("R4.1"))
                    .body("errors.pointer", contains("agreement"))
                    .body("detail", containsString("责任书已于 " + yesterday + " 到期"));
        }
        provider.read(batch).then().body("state", equalTo("OPEN"));
    }

    @Test
    void letsTheUnitSendAndReadOnTheLastDay() {
        governance.stands(Governance.UNIT_A, today, today);

        provider.send(batch, 1, PART);
        provider.tryMove(batch, "VALIDATING", "signer").then().statusCode(202);
        read(source).then().statusCode(200);
    }

    @Test
    void namesAllThatIsMissing() {
        governance.stands(Governance.UNIT_A, null, yesterday);

        read(source).then().statusCode(422).body("errors.pointer", contains("agreement", "security-evidence"));
    }

    @Test
    void leavesTheCenterAndTheAuditorReading() {
        governance.stands(Governance.UNIT_A, null, null);

        for (String role : List.of("operator", "auditor")) {
            Provider.as("", new String[] {role})
                    .get(Provider.API + "/assets/" + source + "/records")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void stopsAUnitOfWhichNothingWasEverTold() {
        String unit = "11141029MA0DEM0CXF";
        String untold = governance.planned(unit);
        governance.putInForce(untold, 1, Governance.sales());
        governance.move(untold, "ONLINE");
        JsonObject manifest = Provider.manifest(untold, "ORIGINAL", SalesLines.DAY, 10);

        new Provider(unit)
                .tryOpen(manifest)
                .then()
                .statusCode(422)
                .body("code", equalTo("unit-not-in-standing"))
                .body("errors.pointer", contains("agreement", "security-evidence"));
    }

    private Response read(String interfaceCode) {
        return provider.as("clerk").get(Provider.API + "/assets/" + interfaceCode + "/records");
    }
}
