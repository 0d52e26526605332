package cn.etown.governance.interfaces;

import cn.etown.governance.GovernanceFixtures;
import cn.etown.governance.SetClock;
import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import static cn.etown.governance.GovernanceFixtures.accept;
import static cn.etown.governance.GovernanceFixtures.approveInterface;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.asService;
import static cn.etown.governance.GovernanceFixtures.build;
import static cn.etown.governance.GovernanceFixtures.builtAs;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.meetRequirements;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.nameResponsible;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.policyTerms;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.reportAcceptance;
import static cn.etown.governance.GovernanceFixtures.setPolicy;
import static cn.etown.governance.GovernanceFixtures.submitLegalRecord;
import static cn.etown.governance.GovernanceFixtures.tasks;
import static cn.etown.governance.GovernanceFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;

/** Each step of an interface and of its contract stands on the list of whoever owes it (R1, R3.2f). */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class InterfaceTasksTest {

    @Inject
    SetClock clock;

    @Inject
    InterfaceRepository repository;

    @Inject
    RequirementCheck requirements;

    @Inject
    CountyTime time;

    private String unit;
    private String code;

    @BeforeEach
    void register() {
        unit = newUnitCode();
        code = newInterface(unit);
    }

    @AfterEach
    void runOn() {
        clock.run();
    }

    @Test
    void asksAnotherGovernorThanTheWriterToApproveAContract() {
        String contract = submitted();

        assertThat(kinds(() -> as("governor"), "contracts/" + contract)).containsExactly("approve-contract");
        assertThat(kinds(() -> as("operator"), "contracts/" + contract)).isEmpty();
        assertThat(kinds(() -> asPerson("signer-of-" + unit, "governor"), "contracts/" + contract))
                .isEmpty();
    }

    @Test
    void asksTheUnitToMendAContractThatWasSentBackUntilItDraftsAnother() {
        String contract = submitted();
        move(as("governor"), "/contracts/" + contract, "WITHDRAWN").then().statusCode(200);

        var owed = task(() -> asOf("clerk", unit), "contracts/" + contract);
        assertThat(owed).containsEntry("kind", "mend-contract").containsEntry("unit", unit);
        assertThat(owed.get("title").toString()).contains(code + " 销售明细 1.0.0");

        draft(unit, code, ContractFixtures.sales("1.0.1")).then().statusCode(201);
        assertThat(kinds(() -> asOf("clerk", unit), "contracts/" + contract)).isEmpty();
    }

    @Test
    void asksNobodyToMendWhatTheUnitTookBackItself() {
        String contract = submitted();
        move(asOf("signer", unit), "/contracts/" + contract, "WITHDRAWN").then().statusCode(200);

        assertThat(kinds(() -> asOf("clerk", unit), "contracts/" + contract)).isEmpty();
    }

    @Test
    void asksTheCenterToPutAnApprovedContractInForceOnceItsInterfaceIsApproved() {
        String contract = submitted();
        move(as("governor"), "/contracts/" + contract, "APPROVED").then().statusCode(200);
        assertThat(kinds(() -> as("operator"), "contracts/" + contract)).isEmpty();

        approveInterface(code);
        assertThat(kinds(() -> as("operator"), "contracts/" + contract)).containsExactly("put-contract-in-force");
        assertThat(kinds(() -> as("governor"), "contracts/" + contract)).containsExactly("put-contract-in-force");

        move(as("operator"), "/contracts/" + contract, "IN_FORCE").then().statusCode(200);
        assertThat(kinds(() -> as("operator"), "contracts/" + contract)).isEmpty();
    }

    @Test
    void followsAnInterfaceFromItsDesignToItsRetirement() {
        String contract = submitted();
        assertThat(ofOperator()).containsExactly("design-interface");
        move(asPerson("designer", "operator"), "/interfaces/" + code, "DESIGNED")
                .then()
                .statusCode(200);
        assertThat(ofOperator()).isEmpty();
        assertThat(ofGovernor("governor")).isEmpty();

        move(as("governor"), "/contracts/" + contract, "APPROVED").then().statusCode(200);
        assertThat(ofGovernor("another")).containsExactly("approve-interface");
        assertThat(ofGovernor("designer")).isEmpty();
        assertThat(ofGovernor("signer-of-" + unit)).isEmpty();

        move(as("governor"), "/interfaces/" + code, "APPROVED").then().statusCode(200);
        assertThat(ofOperator()).containsExactly("build-interface");
        move(as("operator"), "/interfaces/" + code, "BUILT", builtAs()).then().statusCode(200);
        assertThat(ofOperator()).isEmpty();
        assertThat(ofUnit()).containsExactly("send-trial-batch");

        reportAcceptance(asService("collection-service"), code, true).then().statusCode(201);
        assertThat(ofUnit()).isEmpty();
        assertThat(ofOperator()).containsExactly("accept-interface");
        move(as("operator"), "/interfaces/" + code, "ACCEPTED").then().statusCode(200);
        assertThat(ofOperator()).containsExactly("bring-interface-online");

        move(as("operator"), "/contracts/" + contract, "IN_FORCE").then().statusCode(200);
        meetRequirements(unit, code);
        move(as("operator"), "/interfaces/" + code, "ONLINE").then().statusCode(200);
        assertThat(ofOperator()).isEmpty();

        var sunset = today().plusDays(3);
        move(as("operator"), "/interfaces/" + code, "DEPRECATED", Map.of("sunset", sunset.toString()))
                .then()
                .statusCode(200);
        assertThat(ofOperator()).isEmpty();
        clock.setTo(SetClock.now().plus(Duration.ofDays(3)));
        assertThat(task(() -> as("operator"), "interfaces/" + code))
                .containsEntry("kind", "retire-interface")
                .containsEntry("due", sunset.toString());
    }

    @Test
    void asksForATrialAnewWhenAnInterfaceIsBuiltAgain() {
        putInForce(unit, code, ContractFixtures.sales());
        build(code);
        accept(code);
        move(as("operator"), "/interfaces/" + code, "BUILT").then().statusCode(200);

        assertThat(ofUnit()).containsExactly("send-trial-batch");
        assertThat(ofOperator()).isEmpty();
    }

    @Test
    void asksForATrialAnewWhenTheVersionThatWasTriedIsReplaced() {
        putInForce(unit, code, ContractFixtures.sales());
        build(code);
        reportAcceptance(asService("collection-service"), code, true).then().statusCode(201);
        putInForce(unit, code, ContractFixtures.sales("1.0.1"));

        assertThat(ofUnit()).containsExactly("send-trial-batch");
        assertThat(ofOperator()).isEmpty();

        reportAcceptance(asService("collection-service"), code, "1.0.1", true)
                .then()
                .statusCode(201);
        assertThat(ofUnit()).isEmpty();
        assertThat(ofOperator()).containsExactly("accept-interface");
    }

    @Test
    void namesWhatIsMissingToWhoeverOwesIt() {
        putInForce(unit, code, ContractFixtures.sales());
        build(code);
        accept(code);

        assertThat(titleOf(() -> asOf("signer", unit)))
                .contains("没有接口责任人", "没有经审查的法律依据")
                .doesNotContain("保障策略");
        assertThat(titleOf(() -> as("operator"))).contains("没有接口责任人", "没有经审查的法律依据", "缺少今日有效的保障策略");

        submitLegalRecord(unit, code);
        nameResponsible(unit, code).then().statusCode(201);
        assertThat(ofUnit()).isEmpty();
        setPolicy(code, today(), policyTerms()).then().statusCode(201);
        assertThat(titleOf(() -> as("operator"))).contains("法律依据").doesNotContain("责任人", "保障策略");
    }

    @Test
    void asksForTheResumptionOfASuspendedInterface() {
        putInForce(unit, code, ContractFixtures.sales());
        build(code);
        accept(code);
        meetRequirements(unit, code);
        move(as("operator"), "/interfaces/" + code, "ONLINE").then().statusCode(200);
        move(as("operator"), "/interfaces/" + code, "SUSPENDED", Map.of("evidence", List.of("采监〔2026〕7号")))
                .then()
                .statusCode(200);

        assertThat(ofOperator()).containsExactly("resume-interface");
        assertThat(ofUnit()).isEmpty();
    }

    @Test
    void passesOverWhatWaitsForTheCenterInFullPages() throws Throwable {
        for (int i = 0; i < 3; i++) {
            String another = newInterface(unit);
            putInForce(unit, another, ContractFixtures.sales());
            build(another);
            accept(another);
            submitLegalRecord(unit, another);
            nameResponsible(unit, another).then().statusCode(201);
        }
        var reads = new AtomicInteger();
        var counted = new InterfaceSteps(repository) {
            @Override
            Uni<List<DataInterface>> ofUnit(String of, String from, int most) {
                reads.incrementAndGet();
                return super.ofUnit(of, from, most);
            }
        };
        var clerk = new Caller("clerk", "clerk", "etown-cli", Set.of(Roles.CLERK), Optional.of(unit), "");

        var owed = VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> new InterfaceTasks(counted, requirements, time).owedBy(clerk, 1)));

        assertThat(owed).isEmpty();
        assertThat(reads).hasValue(1);
    }

    @Test
    void tellsTheSameWhateverThePage() {
        for (int i = 0; i < 3; i++) {
            String another = newInterface(unit);
            putInForce(unit, another, ContractFixtures.sales());
            build(another);
        }
        var whole = tasks(() -> asOf("clerk", unit));

        var paged = new ArrayList<Map<String, Object>>();
        String next = null;
        do {
            var request = asOf("clerk", unit).queryParam("limit", 1);
            var page = (next == null ? request : request.queryParam("cursor", next))
                    .get("/tasks")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(page.getList("items"));
            next = page.getString("next");
        } while (next != null);

        assertThat(whole.stream().filter(task -> task.get("kind").equals("send-trial-batch")))
                .hasSize(3);
        assertThat(paged).isEqualTo(whole);
    }

    private String submitted() {
        String contract = draft(unit, code, ContractFixtures.sales())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        move(asOf("signer", unit), "/contracts/" + contract, "SUBMITTED").then().statusCode(200);
        return contract;
    }

    private List<String> ofOperator() {
        return kinds(() -> as("operator"), "interfaces/" + code);
    }

    private List<String> ofGovernor(String subject) {
        return kinds(() -> asPerson(subject, "governor"), "interfaces/" + code);
    }

    private List<String> ofUnit() {
        return kinds(() -> asOf("signer", unit), "interfaces/" + code);
    }

    private String titleOf(Supplier<RequestSpecification> who) {
        return task(who, "interfaces/" + code).get("title").toString();
    }

    private static List<String> kinds(Supplier<RequestSpecification> who, String object) {
        return of(who, object).stream().map(task -> (String) task.get("kind")).toList();
    }

    private static Map<String, Object> task(Supplier<RequestSpecification> who, String object) {
        var owed = of(who, object);
        assertThat(owed).hasSize(1);
        return owed.get(0);
    }

    private static List<Map<String, Object>> of(Supplier<RequestSpecification> who, String object) {
        return GovernanceFixtures.tasks(who).stream()
                .filter(task -> task.get("link").equals("/api/governance/v1/" + object))
                .toList();
    }
}
