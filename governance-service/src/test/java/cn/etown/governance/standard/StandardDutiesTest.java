package cn.etown.governance.standard;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.task.Task;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.standard.StandardFixtures.amount;
import static cn.etown.governance.standard.StandardFixtures.body;
import static cn.etown.governance.standard.StandardFixtures.draftList;
import static cn.etown.governance.standard.StandardFixtures.etag;
import static cn.etown.governance.standard.StandardFixtures.move;
import static cn.etown.governance.standard.StandardFixtures.newCode;
import static cn.etown.governance.standard.StandardFixtures.publishedList;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class StandardDutiesTest {

    @Inject
    StandardDuties duties;

    @Test
    void asksAUnitToMapItsCodesAndNoOther() throws Throwable {
        unit(UNIT_A);
        String list = publishedList("FRUIT");
        as("service")
                .body(body(
                        "report",
                        UUID.randomUUID(),
                        "unit",
                        UNIT_A,
                        "codeList",
                        list,
                        "entries",
                        List.of(body(
                                "code",
                                "SP-1",
                                "occurrences",
                                1,
                                "firstSeen",
                                "2026-01-01",
                                "lastSeen",
                                "2026-01-01"))))
                .post("/unmapped-codes")
                .then()
                .statusCode(204);

        var task = owedBy("clerk", UNIT_A).stream()
                .filter(one -> one.object().endsWith(list))
                .findFirst()
                .orElseThrow();
        assertThat(task.kind()).isEqualTo("map-codes");
        assertThat(task.unit()).isEqualTo(UNIT_A);
        assertThat(task.due()).isNotNull();
        assertThat(task.clause()).isEqualTo("R5.4");
        assertThat(owedBy("clerk", UNIT_B)).noneMatch(one -> one.object().endsWith(list));
        assertThat(owedBy("user", UNIT_A)).isEmpty();
    }

    @Test
    void asksTheCenterToConfirmWhatUnitsSubmit() throws Throwable {
        unit(UNIT_A);
        String list = publishedList("FRUIT");
        String path = "/mappings/"
                + asOf("clerk", UNIT_A)
                        .body(Map.of("codeList", list, "validFrom", today().toString()))
                        .post("/mappings")
                        .path("id");
        asOf("clerk", UNIT_A)
                .header("If-Match", etag(path))
                .body(Map.of("entries", List.of(body("code", "SP-1", "standardCode", "FRUIT"))))
                .post(path + "/entries");
        assertThat(objectsOwedBy("operator")).doesNotContain(path.substring(1));

        move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
        assertThat(objectsOwedBy("operator")).contains(path.substring(1));

        move(as("operator"), path, "PUBLISHED").then().statusCode(200);
        assertThat(objectsOwedBy("operator")).doesNotContain(path.substring(1));
    }

    @Test
    void asksGovernorsToPublishDrafts() throws Throwable {
        String element = "data-element-versions/"
                + as("operator")
                        .body(amount(newCode("element")))
                        .post("/data-elements")
                        .path("id");
        String list = draftList(newCode("list-")).substring(1);

        assertThat(objectsOwedBy("governor")).contains(element, list);
        assertThat(objectsOwedBy("operator")).doesNotContain(element, list);
    }

    private List<String> objectsOwedBy(String role) throws Throwable {
        return owedBy(role, null).stream().map(Task::object).toList();
    }

    private List<Task> owedBy(String role, String unit) throws Throwable {
        var caller = new Caller(role, role, "etown-cli", Set.of(role), Optional.ofNullable(unit), "");
        return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> duties.owedBy(caller, 1000)));
    }
}
