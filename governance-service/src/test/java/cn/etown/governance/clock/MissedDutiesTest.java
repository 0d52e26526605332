package cn.etown.governance.clock;

import cn.etown.governance.GovernanceFixtures;
import cn.etown.governance.RecordedBreaches;
import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.governance.contract.ContractFixtures;
import cn.etown.governance.standard.StandardFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.fileEvidence;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.GovernanceFixtures.submitLegalRecord;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Decisions of the center have a day, and whatever is not decided by it is recorded (R1, R8.2). */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MissedDutiesTest {

    /** Ten working days and the longest holidays. */
    private static final Duration LONGER_THAN_ANY_TERM = Duration.ofDays(40);

    /** What waits for a decision of the center, and how that is made. */
    enum Waiting {
        SECURITY_EVIDENCE("security-evidence", "REFUSED") {
            @Override
            String begin(String unit) {
                return "/security-evidence/" + fileEvidence(unit, today().plusYears(1));
            }
        },
        LEGAL_RECORD("legal-records", "RETURNED") {
            @Override
            String begin(String unit) {
                return "/legal-records/" + submitLegalRecord(unit, newInterface(unit));
            }
        },
        EXEMPTION("exemptions", "REFUSED") {
            @Override
            String begin(String unit) {
                String item = newItem(unit);
                return "/exemptions/"
                        + asOf("clerk", unit)
                                .body(Map.of(
                                        "reason",
                                        "系统将更换",
                                        "until",
                                        today().plusDays(200).toString()))
                                .post("/data-items/" + item + "/exemptions")
                                .then()
                                .statusCode(201)
                                .extract()
                                .path("id");
            }
        },
        CLASSIFICATION("classification-decisions", "REFUSED") {
            @Override
            String begin(String unit) {
                String code = newInterface(unit);
                GovernanceFixtures.putInForce(unit, code, ContractFixtures.sales());
                return "/classification-decisions/"
                        + asOf("signer", unit)
                                .body(Map.of(
                                        "interface",
                                        code,
                                        "field",
                                        "price",
                                        "sensitivityClass",
                                        "L1",
                                        "personalData",
                                        false,
                                        "reason",
                                        "经核实",
                                        "evidence",
                                        List.of("采监〔2026〕31号")))
                                .post("/classification-decisions")
                                .then()
                                .statusCode(201)
                                .body("state", equalTo("PROPOSED"))
                                .extract()
                                .path("id");
            }
        },
        MAPPING("mappings", "WITHDRAWN") {
            @Override
            String begin(String unit) {
                String path = "/mappings/"
                        + asOf("clerk", unit)
                                .body(Map.of(
                                        "codeList",
                                        StandardFixtures.publishedList("FRUIT"),
                                        "validFrom",
                                        today().toString()))
                                .post("/mappings")
                                .then()
                                .statusCode(201)
                                .extract()
                                .path("id");
                asOf("clerk", unit)
                        .header("If-Match", StandardFixtures.etag(path))
                        .body(Map.of("entries", List.of(Map.of("code", "SP-1", "standardCode", "FRUIT"))))
                        .post(path + "/entries")
                        .then()
                        .statusCode(200);
                move(asOf("clerk", unit), path, "SUBMITTED").then().statusCode(200);
                return path;
            }
        },
        PAPER("system-papers", "REFUSED") {
            @Override
            String begin(String unit) {
                return "/system-papers/"
                        + asOf("clerk", unit)
                                .body(Map.of(
                                        "kind",
                                        "ASSET_LIST",
                                        "title",
                                        "文档",
                                        "version",
                                        "1.0",
                                        "link",
                                        "https://example.org/a.pdf",
                                        "digest",
                                        "sha-256:" + "0".repeat(64),
                                        "validFrom",
                                        today().toString()))
                                .post("/source-systems/" + sourceSystem(unit) + "/papers")
                                .then()
                                .statusCode(201)
                                .extract()
                                .path("id");
            }

            @Override
            void decide(String path) {
                move(as("operator"), path, "REFUSED").then().statusCode(200);
            }
        },
        LICENCE("licences", "REFUSED") {
            @Override
            String begin(String unit) {
                var licence =
                        Map.of("text", "数据使用协议", "until", today().plusDays(90).toString());
                String system = as("operator")
                        .body(Map.of(
                                "unit",
                                unit,
                                "name",
                                "气象",
                                "domain",
                                "EXTERNAL",
                                "phase",
                                "OPERATION",
                                "licence",
                                licence))
                        .post("/source-systems")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
                return "/licences/"
                        + asOf("clerk", unit)
                                .body(Map.of(
                                        "text",
                                        "续签的协议",
                                        "until",
                                        today().plusDays(500).toString(),
                                        "evidence",
                                        List.of("协议〔2027〕8号")))
                                .post("/source-systems/" + system + "/licences")
                                .then()
                                .statusCode(201)
                                .extract()
                                .path("id");
            }
        },
        DATA_ITEM("data-item-answers", "REFUSED") {
            @Override
            String begin(String unit) {
                return "/data-item-answers/"
                        + asOf("clerk", unit)
                                .body(Map.of("items", List.of(newItem(unit)), "kind", "OTHER", "text", "待定"))
                                .post("/data-item-answers")
                                .then()
                                .statusCode(201)
                                .extract()
                                .path("id");
            }
        };

        /** What they are called among those that are looked through. */
        final String duties;

        private final String decision;

        Waiting(String duties, String decision) {
            this.duties = duties;
            this.decision = decision;
        }

        /** Files or asks; the path of what then waits. */
        abstract String begin(String unit);

        void decide(String path) {
            move(as("governor"), path, decision).then().statusCode(200);
        }

        /** The id of a data item that an inspection found. */
        private static String newItem(String unit) {
            return as("operator")
                    .body(Map.of(
                            "sourceSystem",
                            sourceSystem(unit),
                            "table",
                            "orders",
                            "field",
                            "memo",
                            "origin",
                            "INSPECTION",
                            "reference",
                            "采监〔2026〕7号"))
                    .post("/data-items")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }
    }

    @Inject
    SetClock clock;

    @Inject
    MissedDuties duties;

    @Inject
    Pool pool;

    private String unit;

    @BeforeEach
    void register() {
        unit = newUnitCode();
        unit(unit);
    }

    @AfterEach
    void runOn() {
        clock.run();
    }

    @ParameterizedTest
    @EnumSource
    void areRecordedOnceByAnyNumberOfReplicasAndTold(Waiting waiting) {
        String path = waiting.begin(unit);
        record();
        assertThat(breaches(waiting, path)).isEmpty();

        clock.setTo(SetClock.now().plus(LONGER_THAN_ANY_TERM));
        Sweeps.forget(pool);
        var replicas = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(this::record))
                .toList();
        replicas.forEach(CompletableFuture::join);
        waiting.decide(path);
        Sweeps.forget(pool);
        record();

        assertThat(breaches(waiting, path))
                .singleElement()
                .satisfies(breach -> assertThat(breach)
                        .containsEntry("term", "DECISION")
                        .containsEntry("unit", null)
                        .containsEntry("kind", waiting.name()));
        assertThat(told(path))
                .singleElement()
                .satisfies(data -> assertThat(data)
                        .containsEntry("kind", waiting.name())
                        .containsEntry("object", path.substring(1)));
    }

    @ParameterizedTest
    @EnumSource
    void areRecordedByTheLateDecisionItselfWhereNobodyHasYet(Waiting waiting) {
        String path = waiting.begin(unit);
        clock.setTo(SetClock.now().plus(LONGER_THAN_ANY_TERM));

        waiting.decide(path);

        assertThat(breaches(waiting, path)).hasSize(1);
        assertThat(told(path)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void areNoneOfWhatIsDecidedInTime(Waiting waiting) {
        String path = waiting.begin(unit);
        waiting.decide(path);

        clock.setTo(SetClock.now().plus(LONGER_THAN_ANY_TERM));
        Sweeps.forget(pool);
        record();

        assertThat(breaches(waiting, path)).isEmpty();
    }

    @Test
    void areRecordedOfALegalRecordThatGivesWayToANewerOne() {
        String code = newInterface(unit);
        String older = "/legal-records/" + submitLegalRecord(unit, code);
        clock.setTo(SetClock.now().plus(LONGER_THAN_ANY_TERM));
        String newer = "/legal-records/" + submitLegalRecord(unit, code);

        var until = Map.of("reviewedUntil", today().plusDays(100).toString());
        move(as("governor"), newer, "REVIEWED", until).then().statusCode(200);

        as("governor").get(older).then().body("state", equalTo("REPLACED"));
        assertThat(breaches(Waiting.LEGAL_RECORD, older)).hasSize(1);
        assertThat(told(older)).hasSize(1);
        assertThat(breaches(Waiting.LEGAL_RECORD, newer)).isEmpty();
    }

    /** By a setting that no other test counts by: its day is later than theirs are. */
    @Test
    void areDueByTheSettingThatHoldsOnTheDayTheyBegin() {
        var later = today().plusDays(32);
        as("governor")
                .body(Map.of(
                        "kind",
                        "SECURITY_EVIDENCE",
                        "term",
                        "DECISION",
                        "workingDays",
                        2,
                        "validFrom",
                        later.toString(),
                        "source",
                        "采监〔2026〕12号"))
                .post("/clock-settings")
                .then()
                .statusCode(201);
        due(fileEvidence(unit, today().plusYears(1)), workingDay(today(), 5));

        clock.setTo(later.atTime(12, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
        due(fileEvidence(unit, today().plusYears(1)), workingDay(later, 2));
    }

    private static String workingDay(LocalDate from, int count) {
        return as("clerk").get("/working-days?from=" + from + "&count=" + count).path("last");
    }

    private static void due(String evidence, String day) {
        as("operator").get("/security-evidence/" + evidence).then().body("decisionDue", equalTo(day));
        assertThat(GovernanceFixtures.tasks(() -> as("operator")))
                .filteredOn(task -> ((String) task.get("link")).endsWith(evidence))
                .extracting("due")
                .containsExactly(day);
    }

    private static List<Map<String, Object>> breaches(Waiting waiting, String path) {
        return RecordedBreaches.of(() -> as("auditor").queryParam("kind", waiting.name()), path).stream()
                .filter(breach -> breach.get("term").equals("DECISION"))
                .toList();
    }

    private static List<Map<String, Object>> told(String path) {
        return ToldEvents.of(path.substring(1), "term-overdue");
    }

    private void record() {
        try {
            VertxContextSupport.subscribeAndAwait(duties::recordAll);
        } catch (Throwable failure) {
            throw new CompletionException(failure);
        }
    }
}
