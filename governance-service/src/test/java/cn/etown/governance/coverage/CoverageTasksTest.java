package cn.etown.governance.coverage;

import cn.etown.governance.SetClock;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.task.Task;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.coverage.CoverageFixtures.askExemption;
import static cn.etown.governance.coverage.CoverageFixtures.exempt;
import static cn.etown.governance.coverage.CoverageFixtures.item;
import static cn.etown.governance.coverage.CoverageFixtures.register;
import static cn.etown.governance.coverage.CoverageFixtures.today;
import static cn.etown.governance.coverage.CoverageFixtures.upload;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class CoverageTasksTest {

    @Inject
    CoverageTasks tasks;

    @Inject
    Vertx vertx;

    @Inject
    SetClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.run();
    }

    @Test
    void askTheUnitForAnAnswerUntilThereIsOne() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount", "quantity").then().statusCode(201);

        var owed = about("source-systems/" + system, ofUnit(UNIT_A));
        assertThat(owed.kind()).isEqualTo("answer-data-items");
        assertThat(owed.title().zh()).contains("“订单系统”的 2 个");
        assertThat(owed.unit()).isEqualTo(UNIT_A);
        assertThat(owed.due()).isAfter(today().plusDays(9));
        assertThat(ofUnit(UNIT_B)).noneMatch(task -> task.object().equals(owed.object()));

        var ids = List.of(id(system, "amount"), id(system, "quantity"));
        asOf("clerk", UNIT_A)
                .body(Map.of("items", ids, "kind", "NOT_HELD", "text", "系统不产生"))
                .post("/data-item-answers")
                .then()
                .statusCode(201);
        assertThat(ofUnit(UNIT_A)).noneMatch(task -> task.object().equals(owed.object()));
    }

    @Test
    void warnTheUnitOfExemptionsThatEndSoon() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount", "quantity").then().statusCode(201);
        exempt(UNIT_A, item(system, "amount"), today().plusDays(2));
        exempt(UNIT_A, item(system, "quantity"), today().plusDays(100));

        var warning = about("source-systems/" + system, ofUnit(UNIT_A));

        assertThat(warning.kind()).isEqualTo("end-exemptions");
        assertThat(warning.title().zh()).contains("“订单系统”的 1 个");
        assertThat(warning.due()).isEqualTo(today().plusDays(2));
    }

    @Test
    void askAGovernorToDecideOnExemptionsAndOnItemsThatLeftAListing() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount", "quantity").then().statusCode(201);
        String exemption = askExemption(UNIT_A, item(system, "amount"), today().plusDays(20));
        upload(UNIT_A, system, "amount").then().statusCode(201);

        var decide = about(exemption.substring(1), ofGovernor());
        assertThat(decide.kind()).isEqualTo("decide-exemption");
        assertThat(decide.title().zh()).contains("orders.amount");
        var confirm = about("source-systems/" + system, ofGovernor());
        assertThat(confirm.kind()).isEqualTo("confirm-gone-data-items");
        assertThat(confirm.title().zh()).contains("“订单系统”");

        String gone = item(system, "quantity");
        as("governor")
                .header("If-Match", as("operator").get(gone).header("ETag"))
                .body(Map.of("inScope", false, "reason", "字段已停用", "evidence", List.of("采监〔2026〕9号")))
                .post(gone + "/scope-decisions")
                .then()
                .statusCode(200);
        assertThat(ofGovernor()).noneMatch(task -> task.object().equals("source-systems/" + system));
    }

    @Test
    void askAnotherGovernorThanWhoDisputedToSettleIt() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount", "quantity").then().statusCode(201);
        String item = item(system, "amount");
        move(asPerson("disputant", "governor"), item, "DISPUTED").then().statusCode(200);

        var settle = about("source-systems/" + system, ofGovernor());
        assertThat(settle.kind()).isEqualTo("settle-dispute");
        assertThat(settle.title().zh()).contains("“订单系统”的 1 个");
        assertThat(settle.due()).isBetween(today().plusDays(5), today().plusDays(14));
        assertThat(settle.act().path()).isEqualTo("source-systems/" + system + "/data-item-moves");
        assertThat(ofGovernor("disputant")).noneMatch(task -> task.object().equals(settle.object()));

        move(as("governor"), item, "MISSING").then().statusCode(200);
        assertThat(ofGovernor()).noneMatch(task -> task.object().equals(settle.object()));
    }

    @Test
    void countTheDaysOfADisputeFromItsBeginning() {
        String system = sourceSystem(UNIT_A);
        clock.setTo(SetClock.now().minus(Duration.ofDays(21)));
        register(as("operator"), system, "amount", "DEMAND").then().statusCode(201);
        String item = item(system, "amount");
        move(as("operator"), item, "DISPUTED").then().statusCode(200);
        clock.run();
        as("governor")
                .header("If-Match", as("operator").get(item).header("ETag"))
                .body(Map.of("inScope", true, "scenario", "销售监测", "reason", "场景清单第 2 项"))
                .post(item + "/scope-decisions")
                .then()
                .statusCode(200);

        var settle = about("source-systems/" + system, ofGovernor());
        assertThat(settle.kind()).isEqualTo("settle-dispute");
        assertThat(settle.due()).isBefore(today());
    }

    private static String id(String system, String field) {
        return item(system, field).substring("/data-items/".length());
    }

    private static Task about(String object, List<Task> tasks) {
        return tasks.stream()
                .filter(task -> task.object().equals(object))
                .findFirst()
                .orElseThrow();
    }

    private List<Task> ofUnit(String unit) {
        return owedBy(new Caller("clerk", "clerk", "cli", Set.of("clerk"), Optional.of(unit), ""));
    }

    private List<Task> ofGovernor() {
        return ofGovernor("governor");
    }

    private List<Task> ofGovernor(String subject) {
        return owedBy(new Caller(subject, "governor", "cli", Set.of("governor"), Optional.empty(), ""));
    }

    private List<Task> owedBy(Caller caller) {
        var found = new CompletableFuture<List<Task>>();
        var context = VertxContext.getOrCreateDuplicatedContext(vertx);
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(run -> Panache.withTransaction(() -> tasks.owedBy(caller, 10_000))
                .subscribe()
                .with(found::complete, found::completeExceptionally));
        return found.join();
    }
}
