package cn.etown.assessment.scheme;

import cn.etown.assessment.LargerScheme;
import cn.etown.assessment.NeighboursAddress;
import cn.etown.assessment.scheme.domain.Formula;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.sql.SQLException;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighboursAddress.class)
class SchemeResourceTest {

    private static final String SCHEMES = "/api/assessment/v1/schemes";

    @Inject
    DataSource database;

    @Test
    void showsTheSchemeToStartWithAndWhereItsNumbersAreFrom() {
        String id = as("clerk").get(SCHEMES).then().statusCode(200).extract().path("items[0].id");

        as("auditor")
                .get(SCHEMES + "/" + id)
                .then()
                .statusCode(200)
                .body("code", equalTo("unit-month"))
                .body("version", equalTo(1))
                .body("holdsFrom", equalTo("2010-01-01"))
                .body("source", startsWith("[ours]"))
                .body("total", equalTo("15"))
                .body("leastAssessable", equalTo("60"))
                .body("grades.grade", contains("EXCELLENT", "GOOD", "QUALIFIED", "UNQUALIFIED"))
                .body("grades.fromPercent", contains("90", "80", "60", "0"))
                .body("indicators.code", contains("accuracy", "consistency"))
                .body("indicators.maximum", contains("10", "5"))
                .body("indicators.formula.id", contains("accuracy", "declared-against-counted"))
                .body(
                        "indicators[0].formula.description.zh",
                        equalTo(Formula.ACCURACY_1.description().zh()));
    }

    @Test
    void pagesTheSchemes() throws SQLException {
        LargerScheme.hold(database);

        var first = as("assessor").queryParam("limit", 1).get(SCHEMES).then().statusCode(200);
        var second = as("assessor")
                .queryParam("limit", 1)
                .queryParam("cursor", first.extract().<String>path("next"))
                .get(SCHEMES)
                .then()
                .statusCode(200);

        first.body("items.version", contains(1));
        second.body("items.version", contains(2)).body("next", nullValue());
    }

    @Test
    void knowsNoOtherScheme() {
        as("operator")
                .get(SCHEMES + "/01857000-0000-7000-8000-00000000ffff")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role).unit("91141029MA0DEM1AXT").sign());
    }
}
