package cn.etown.governance.standard;

import cn.etown.governance.SetClock;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.task.Task;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

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
import static cn.etown.governance.standard.StandardFixtures.putEntries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class StandardDutiesTest {

    @Inject
    StandardDuties duties;

    @Inject
    SetClock clock;

    @AfterEach
    void runOn() {
        clock.run();
    }

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

    /** Who publishes a version has seen what it takes away, and the units it takes it from put their mappings right. */
    @Test
    void asksAUnitToReviseItsMappingToCodesThatAreDropped() throws Throwable {
        unit(UNIT_A);
        String list = publishedList("FRUIT", "TEA");
        String mapping = publishedMapping(list, "FRUIT");
        String draft = draftWithout(list, "FRUIT");

        as("governor")
                .get(draft + "/dropped-codes")
                .then()
                .statusCode(200)
                .body("items.code", contains("FRUIT"))
                .body("items.link", contains(mapping.substring(1)))
                .body("items.unit", contains(UNIT_A))
                .body("items.ownCodes", contains(1));
        move(as("governor"), draft, "PUBLISHED")
                .then()
                .statusCode(422)
                .body("code", equalTo("codes-in-use"))
                .body("clause", equalTo("R5.4"))
                .body("errors.pointer", contains("/acknowledged"));
        publishAcknowledged(draft);

        assertThat(owedBy("clerk", UNIT_A))
                .filteredOn(one -> one.kind().equals("revise-mapping"))
                .filteredOn(one -> one.object().equals(mapping.substring(1)))
                .singleElement()
                .satisfies(task -> assertThat(task.due()).isNotNull());
        assertThat(owedBy("clerk", UNIT_B)).extracting(Task::object).doesNotContain(mapping.substring(1));

        publishedMapping(list, "TEA");
        assertThat(owedBy("clerk", UNIT_A)).extracting(Task::object).doesNotContain(mapping.substring(1));
    }

    @Test
    void beginsANewTermWhereACodeThatWasTakenBackIsDroppedAgain() throws Throwable {
        unit(UNIT_A);
        String list = publishedList("FRUIT", "TEA");
        String mapping = publishedMapping(list, "FRUIT");
        publishAcknowledged(draftWithout(list, "FRUIT"));
        var first = dueToRevise(mapping);
        String again = draftOf(list);
        putEntries(again, List.of(body("code", "FRUIT", "nameZh", "代码 FRUIT")))
                .then()
                .statusCode(200);
        move(as("governor"), again, "PUBLISHED").then().statusCode(200);
        assertThat(owedBy("clerk", UNIT_A)).extracting(Task::object).doesNotContain(mapping.substring(1));

        clock.setTo(SetClock.now().plus(Duration.ofDays(20)));
        publishAcknowledged(draftWithout(list, "FRUIT"));

        assertThat(dueToRevise(mapping)).isAfter(first).isAfter(today().plusDays(20));
    }

    @Test
    void keepsTheTermWhereFurtherCodesAreDropped() throws Throwable {
        unit(UNIT_A);
        String list = publishedList("FRUIT", "TEA", "RICE");
        String mapping = publishedMapping(list, "FRUIT", "TEA");
        publishAcknowledged(draftWithout(list, "FRUIT"));
        var first = dueToRevise(mapping);

        clock.setTo(SetClock.now().plus(Duration.ofDays(5)));
        publishAcknowledged(draftWithout(list, "TEA"));

        assertThat(dueToRevise(mapping)).isEqualTo(first);
    }

    @Test
    void publishesAVersionThatDropsWhatNobodyUsesLikeAnyOther() {
        String list = publishedList("FRUIT", "TEA");
        String draft = draftWithout(list, "FRUIT");

        as("governor").get(draft + "/dropped-codes").then().body("items", empty());
        move(as("governor"), draft, "PUBLISHED").then().statusCode(200);
    }

    /** A draft that is like the version that is published, and its path. */
    private static String draftOf(String list) {
        return "/code-list-versions/"
                + as("operator")
                        .body(body("code", list, "nameZh", "测试代码集", "nameEn", "codes for a test", "source", "本测试"))
                        .post("/code-list-versions")
                        .path("id");
    }

    private static String draftWithout(String list, String code) {
        String draft = draftOf(list);
        as("operator")
                .header("If-Match", etag(draft))
                .body(Map.of("entries", List.of(), "remove", List.of(code)))
                .post(draft + "/entries")
                .then()
                .statusCode(200);
        return draft;
    }

    private static void publishAcknowledged(String draft) {
        as("governor")
                .header("If-Match", etag(draft))
                .body(Map.of("target", "PUBLISHED", "reason", "合并类别", "acknowledged", true))
                .post(draft + "/transitions")
                .then()
                .statusCode(200);
    }

    private LocalDate dueToRevise(String mapping) throws Throwable {
        return owedBy("clerk", UNIT_A).stream()
                .filter(task -> task.object().equals(mapping.substring(1)))
                .findFirst()
                .orElseThrow()
                .due();
    }

    /** A mapping of unit A's codes SP-1, … that is published; its path. */
    private static String publishedMapping(String list, String... standardCodes) {
        String path = "/mappings/"
                + asOf("clerk", UNIT_A)
                        .body(Map.of("codeList", list, "validFrom", today().toString()))
                        .post("/mappings")
                        .path("id");
        asOf("clerk", UNIT_A)
                .header("If-Match", etag(path))
                .body(Map.of(
                        "entries",
                        IntStream.range(0, standardCodes.length)
                                .mapToObj(i -> body("code", "SP-" + (i + 1), "standardCode", standardCodes[i]))
                                .toList()))
                .post(path + "/entries")
                .then()
                .statusCode(200);
        move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
        move(as("operator"), path, "PUBLISHED").then().statusCode(200);
        return path;
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
