package cn.etown.governance.clock;

import cn.etown.governance.RecordedBreaches;
import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.governance.standard.StandardFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.GovernanceFixtures.submitLegalRecord;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Duties of units, and of the center about what nobody filed, have a day too, and whatever is not done by it is recorded (R1, R8.2). */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MissedDutiesOfUnitsTest {

    /** Ten working days and the longest holidays. */
    private static final Duration LONGER_THAN_ANY_TERM = Duration.ofDays(40);

    /** What is owed, by whom, and how it is done. */
    enum Owed {
        SCHEMA_LISTING("UPLOAD", true) {
            @Override
            String begin(String unit) {
                return "source-systems/" + sourceSystem(unit);
            }

            @Override
            void keep(String object, String unit) {
                upload(object, unit, "amount");
            }
        },
        DOCUMENT("ACKNOWLEDGEMENT", true) {
            @Override
            String begin(String unit) {
                String document = as("operator")
                        .body(Map.of(
                                "code",
                                "T-" + UUID.randomUUID().toString().toUpperCase(),
                                "title",
                                "规范",
                                "kind",
                                "ACCESS_SCOPE"))
                        .post("/normative-documents")
                        .path("id");
                String version = "document-versions/"
                        + as("operator")
                                .body(Map.of("text", "# 第一条"))
                                .post("/normative-documents/" + document + "/versions")
                                .path("id");
                move(as("governor"), "/" + version, "PUBLISHED", Map.of("from", today().toString()))
                        .then()
                        .statusCode(200);
                return version;
            }

            @Override
            void keep(String object, String unit) {
                asOf("signer", unit)
                        .post("/" + object + "/acknowledgements")
                        .then()
                        .statusCode(201);
            }
        },
        MAPPING("MAP_CODES", true) {
            @Override
            String begin(String unit) {
                String list = StandardFixtures.publishedList("FRUIT");
                as("service")
                        .body(Map.of(
                                "report",
                                UUID.randomUUID(),
                                "unit",
                                unit,
                                "codeList",
                                list,
                                "entries",
                                List.of(Map.of(
                                        "code",
                                        "SP-1",
                                        "occurrences",
                                        3,
                                        "firstSeen",
                                        "2026-01-01",
                                        "lastSeen",
                                        "2026-01-05"))))
                        .post("/unmapped-codes")
                        .then()
                        .statusCode(204);
                return "code-lists/" + list;
            }

            @Override
            void keep(String object, String unit) {
                String path = "/mappings/"
                        + asOf("clerk", unit)
                                .body(Map.of("codeList", object.split("/")[1], "validFrom", today().toString()))
                                .post("/mappings")
                                .path("id");
                asOf("clerk", unit)
                        .header("If-Match", StandardFixtures.etag(path))
                        .body(Map.of("entries", List.of(Map.of("code", "SP-1", "standardCode", "FRUIT"))))
                        .post(path + "/entries")
                        .then()
                        .statusCode(200);
                move(asOf("clerk", unit), path, "SUBMITTED").then().statusCode(200);
                move(as("operator"), path, "PUBLISHED").then().statusCode(200);
            }
        },
        LEGAL_RECORD("MEND", true) {
            @Override
            String begin(String unit) {
                String record = "legal-records/" + submitLegalRecord(unit, newInterface(unit));
                move(as("governor"), "/" + record, "RETURNED").then().statusCode(200);
                return record;
            }

            @Override
            void keep(String object, String unit) {
                submitLegalRecord(unit, as("auditor").get("/" + object).path("interface"));
            }
        },
        DATA_ITEM("DECISION", false) {
            @Override
            String begin(String unit) {
                String system = "source-systems/" + sourceSystem(unit);
                upload(system, unit, "amount\norders,memo");
                upload(system, unit, "amount");
                return system + "/scope-decisions";
            }

            @Override
            void keep(String object, String unit) {
                var item = as("auditor")
                        .queryParam("sourceSystem", object.split("/")[1])
                        .get("/data-items")
                        .path("items.find { it.field == 'memo' }.id");
                String path = "/data-items/" + item;
                as("governor")
                        .header("If-Match", as("operator").get(path).header("ETag"))
                        .body(Map.of("inScope", true, "reason", "仍需接入", "scenario", "农产品销售监测"))
                        .post(path + "/scope-decisions")
                        .then()
                        .statusCode(200);
            }
        },
        TRAINING("ATTENDANCE", false) {
            @Override
            String begin(String unit) {
                return "training-sessions/"
                        + as("operator")
                                .body(Map.of(
                                        "topic",
                                        "接口规范编写",
                                        "clause",
                                        "R8.5",
                                        "heldOn",
                                        today().toString(),
                                        "units",
                                        List.of(unit)))
                                .post("/training-sessions")
                                .then()
                                .statusCode(201)
                                .extract()
                                .path("id");
            }

            @Override
            void keep(String object, String unit) {
                as("operator")
                        .header("If-Match", as("operator").get("/" + object).header("ETag"))
                        .body(Map.of("attendances", List.of(Map.of("unit", unit, "people", 3))))
                        .post("/" + object + "/attendances")
                        .then()
                        .statusCode(200);
            }
        };

        private final String term;
        private final boolean byTheUnit;

        Owed(String term, boolean byTheUnit) {
            this.term = term;
            this.byTheUnit = byTheUnit;
        }

        /** Begins the duty; what is owed on. */
        abstract String begin(String unit);

        /** Does what is owed. */
        abstract void keep(String object, String unit);

        private static void upload(String system, String unit, String fields) {
            asOf("clerk", unit)
                    .contentType("text/csv")
                    .queryParams("kind", "CATALOGUE", "takenFrom", "information_schema", "takenOn", today().toString())
                    .body(("table,field\norders," + fields + "\n").getBytes(StandardCharsets.UTF_8))
                    .post("/" + system + "/schema-listings")
                    .then()
                    .statusCode(201);
        }
    }

    private final SetClock clock;
    private final MissedDuties duties;
    private String unit;

    MissedDutiesOfUnitsTest(SetClock clock, MissedDuties duties) {
        this.clock = clock;
        this.duties = duties;
    }

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
    void areRecordedOnceAndTold(Owed owed) throws Throwable {
        String object = owed.begin(unit);
        record();
        assertThat(breaches(owed, object)).isEmpty();

        clock.setTo(SetClock.now().plus(LONGER_THAN_ANY_TERM));
        record();
        record();

        assertThat(breaches(owed, object))
                .singleElement()
                .satisfies(breach -> assertThat(breach)
                        .containsEntry("term", owed.term)
                        .containsEntry("unit", owed.byTheUnit ? unit : null));
        assertThat(ToldEvents.of(object, "term-overdue"))
                .filteredOn(told -> !owed.byTheUnit || unit.equals(told.get("unit")))
                .singleElement()
                .satisfies(told -> assertThat(told).containsEntry("term", owed.term));
    }

    @ParameterizedTest
    @EnumSource
    void areNoneOfWhatIsDoneInTime(Owed owed) throws Throwable {
        String object = owed.begin(unit);
        owed.keep(object, unit);

        clock.setTo(SetClock.now().plus(LONGER_THAN_ANY_TERM));
        record();

        assertThat(breaches(owed, object)).isEmpty();
    }

    /** Two units owe one document by one day. */
    @Test
    void areRecordedOfEachUnit() throws Throwable {
        String other = newUnitCode();
        unit(other);
        String version = Owed.DOCUMENT.begin(unit);

        clock.setTo(SetClock.now().plus(LONGER_THAN_ANY_TERM));
        record();

        for (var owing : List.of(unit, other)) {
            assertThat(breaches(Owed.DOCUMENT, version, owing)).hasSize(1);
        }
    }

    @Test
    void areRecordedByTheLateAcknowledgementItselfWhereNobodyHasYet() {
        String version = Owed.DOCUMENT.begin(unit);
        clock.setTo(SetClock.now().plus(LONGER_THAN_ANY_TERM));

        Owed.DOCUMENT.keep(version, unit);

        assertThat(breaches(Owed.DOCUMENT, version)).hasSize(1);
    }

    @Test
    void areTermsInWorkingDaysAndIntervalsInMonths() {
        decide("PAPER", "INTERVAL", "months", 12).then().statusCode(201).body("months", equalTo(12));
        decide("PAPER", "INTERVAL", "workingDays", 12)
                .then()
                .statusCode(422)
                .body("code", equalTo("term-measure"))
                .body("errors[0].pointer", equalTo("/months"));
        decide("PAPER", "DECISION", "months", 12)
                .then()
                .statusCode(422)
                .body("code", equalTo("term-measure"))
                .body("errors[0].pointer", equalTo("/workingDays"));
    }

    private static Response decide(String kind, String term, String measure, int number) {
        return as("governor")
                .body(Map.of(
                        "kind",
                        kind,
                        "term",
                        term,
                        measure,
                        number,
                        "validFrom",
                        today().plusDays(300).toString(),
                        "source",
                        "采监〔2026〕12号"))
                .post("/clock-settings");
    }

    private List<Map<String, Object>> breaches(Owed owed, String object) {
        return breaches(owed, object, owed.byTheUnit ? unit : null);
    }

    private static List<Map<String, Object>> breaches(Owed owed, String object, String unit) {
        return RecordedBreaches.of(object, () -> {
            var request = as("auditor").queryParam("kind", owed.name());
            return unit == null ? request : request.queryParam("unit", unit);
        });
    }

    private void record() throws Throwable {
        VertxContextSupport.subscribeAndAwait(duties::recordAll);
    }
}
