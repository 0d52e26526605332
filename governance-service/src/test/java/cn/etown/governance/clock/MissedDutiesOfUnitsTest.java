package cn.etown.governance.clock;

import cn.etown.governance.RecordedBreaches;
import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.governance.standard.StandardFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

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
    private static final int LONGER_THAN_ANY_TERM = 40;

    /** What is owed, by whom, and how it is done. */
    enum Owed {
        LISTING("listings", "SCHEMA_LISTING", "UPLOAD", true) {
            @Override
            String begin(String unit) {
                return "source-systems/" + sourceSystem(unit);
            }

            @Override
            void keep(String object, String unit, LocalDate day) {
                upload(object, unit, "amount");
            }
        },
        DOCUMENT("acknowledgements", "DOCUMENT", "ACKNOWLEDGEMENT", true) {
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
            void keep(String object, String unit, LocalDate day) {
                asOf("signer", unit)
                        .post("/" + object + "/acknowledgements")
                        .then()
                        .statusCode(201);
            }
        },
        CODES("codes-to-map", "MAPPING", "MAP_CODES", true) {
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
            void keep(String object, String unit, LocalDate day) {
                publishMapping(unit, object.split("/")[1], "FRUIT", day);
            }
        },
        DROPPED_CODES("mappings-to-revise", "MAPPING", "REVISION", true) {
            @Override
            String begin(String unit) {
                String list = StandardFixtures.publishedList("FRUIT", "TEA");
                String mapping = publishMapping(unit, list, "FRUIT", today());
                String draft = "/code-list-versions/"
                        + as("operator")
                                .body(Map.of("code", list, "nameZh", "代码", "nameEn", "codes", "source", "本测试"))
                                .post("/code-list-versions")
                                .path("id");
                as("operator")
                        .header("If-Match", StandardFixtures.etag(draft))
                        .body(Map.of("entries", List.of(), "remove", List.of("FRUIT")))
                        .post(draft + "/entries")
                        .then()
                        .statusCode(200);
                move(as("governor"), draft, "PUBLISHED", Map.of("acknowledged", true))
                        .then()
                        .statusCode(200);
                return mapping.substring(1);
            }

            @Override
            void keep(String object, String unit, LocalDate day) {
                String list = as("auditor").get("/" + object).path("codeList");
                publishMapping(unit, list, "TEA", day);
            }
        },
        RETURNED_RECORD("legal-records-to-mend", "LEGAL_RECORD", "MEND", true) {
            @Override
            String begin(String unit) {
                String record = "legal-records/" + submitLegalRecord(unit, newInterface(unit));
                move(as("governor"), "/" + record, "RETURNED").then().statusCode(200);
                return record;
            }

            @Override
            void keep(String object, String unit, LocalDate day) {
                submitLegalRecord(unit, as("auditor").get("/" + object).path("interface"));
            }
        },
        GONE_ITEM("gone-data-items", "DATA_ITEM", "DECISION", false) {
            @Override
            String begin(String unit) {
                String system = "source-systems/" + sourceSystem(unit);
                upload(system, unit, "amount", "memo");
                upload(system, unit, "amount");
                return item(system, "memo");
            }

            @Override
            void keep(String object, String unit, LocalDate day) {
                as("governor")
                        .header("If-Match", as("operator").get("/" + object).header("ETag"))
                        .body(Map.of("inScope", true, "reason", "仍需接入", "scenario", "农产品销售监测"))
                        .post("/" + object + "/scope-decisions")
                        .then()
                        .statusCode(200);
            }
        },
        DISPUTED_ITEM("disputed-data-items", "DATA_ITEM", "DECISION", false) {
            @Override
            String begin(String unit) {
                String system = "source-systems/" + sourceSystem(unit);
                upload(system, unit, "amount");
                String item = item(system, "amount");
                move(as("assessor"), "/" + item, "DISPUTED").then().statusCode(200);
                return item;
            }

            @Override
            void keep(String object, String unit, LocalDate day) {
                move(as("governor"), "/" + object, "MISSING").then().statusCode(200);
            }
        },
        TRAINING("attendances", "TRAINING", "ATTENDANCE", false) {
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
            void keep(String object, String unit, LocalDate day) {
                as("operator")
                        .header("If-Match", as("operator").get("/" + object).header("ETag"))
                        .body(Map.of("attendances", List.of(Map.of("unit", unit, "people", 3))))
                        .post("/" + object + "/attendances")
                        .then()
                        .statusCode(200);
            }
        };

        /** What they are called among those that are looked through. */
        private final String duties;

        private final String kind;
        private final String term;
        private final boolean byTheUnit;

        Owed(String duties, String kind, String term, boolean byTheUnit) {
            this.duties = duties;
            this.kind = kind;
            this.term = term;
            this.byTheUnit = byTheUnit;
        }

        /** Begins the duty; what is owed on. */
        abstract String begin(String unit);

        /** Does what is owed on {@code day}. */
        abstract void keep(String object, String unit, LocalDate day);

        /** A mapping of the own code SP-1 that holds from {@code day} on; its path. */
        private static String publishMapping(String unit, String list, String standardCode, LocalDate day) {
            String path = "/mappings/"
                    + asOf("clerk", unit)
                            .body(Map.of("codeList", list, "validFrom", day.toString()))
                            .post("/mappings")
                            .path("id");
            asOf("clerk", unit)
                    .header("If-Match", StandardFixtures.etag(path))
                    .body(Map.of("entries", List.of(Map.of("code", "SP-1", "standardCode", standardCode))))
                    .post(path + "/entries")
                    .then()
                    .statusCode(200);
            move(asOf("clerk", unit), path, "SUBMITTED").then().statusCode(200);
            move(as("operator"), path, "PUBLISHED").then().statusCode(200);
            return path;
        }

        private static String item(String system, String field) {
            return "data-items/"
                    + as("auditor")
                            .queryParam("sourceSystem", system.split("/")[1])
                            .get("/data-items")
                            .path("items.find { it.field == '" + field + "' }.id");
        }

        private static void upload(String system, String unit, String... fields) {
            asOf("clerk", unit)
                    .contentType("text/csv")
                    .queryParams("kind", "CATALOGUE", "takenFrom", "information_schema", "takenOn", today().toString())
                    .body(("table,field\norders," + String.join("\norders,", fields) + "\n")
                            .getBytes(StandardCharsets.UTF_8))
                    .post("/" + system + "/schema-listings")
                    .then()
                    .statusCode(201);
        }
    }

    private final SetClock clock;
    private final MissedDuties duties;
    private final List<TimedDuties> all;
    private final Pool pool;
    private String unit;

    MissedDutiesOfUnitsTest(SetClock clock, MissedDuties duties, @All List<TimedDuties> all, Pool pool) {
        this.clock = clock;
        this.duties = duties;
        this.all = all;
        this.pool = pool;
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

        waitLongerThanAnyTerm();
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
        owed.keep(object, unit, today());

        waitLongerThanAnyTerm();
        record();

        assertThat(breaches(owed, object)).isEmpty();
    }

    /** Two units owe one document by one day. */
    @Test
    void areRecordedOfEachUnit() throws Throwable {
        String other = newUnitCode();
        unit(other);
        String version = Owed.DOCUMENT.begin(unit);

        waitLongerThanAnyTerm();
        record();

        for (var owing : List.of(unit, other)) {
            assertThat(breaches(Owed.DOCUMENT, version, owing)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areRecordedByTheLateActItselfWhereNobodyHasYet(Owed owed) {
        String object = owed.begin(unit);
        waitLongerThanAnyTerm();

        owed.keep(object, unit, today().plusDays(LONGER_THAN_ANY_TERM));

        assertThat(breaches(owed, object))
                .singleElement()
                .satisfies(breach -> assertThat(breach).containsEntry("term", owed.term));
        assertThat(ToldEvents.of(object, "term-overdue")).hasSize(1);
    }

    /** Whoever adds duties says here, or in the test of decisions, how they begin and how they are done. */
    @Test
    void areAllOfTheKindsThatAreLookedThrough() {
        var tested = Stream.concat(
                Stream.of(Owed.values()).map(owed -> owed.duties),
                Stream.of(MissedDutiesTest.Waiting.values()).map(waiting -> waiting.duties));

        assertThat(all).extracting(TimedDuties::name).containsExactlyInAnyOrderElementsOf(tested.toList());
    }

    /** What the center did not decide on is on record, whatever else of the same system waits. */
    @Test
    void areRecordedOfEveryItemByItsOwnDay() throws Throwable {
        String system = "source-systems/" + sourceSystem(unit);
        Owed.upload(system, unit, "amount", "memo", "note");
        Owed.upload(system, unit, "amount", "note");
        clock.setTo(SetClock.now().plus(Duration.ofDays(8)));
        Owed.upload(system, unit, "amount");
        String first = Owed.item(system, "memo");
        String second = Owed.item(system, "note");

        waitLongerThanAnyTerm();
        record();

        var ofFirst = breaches(Owed.GONE_ITEM, first);
        var ofSecond = breaches(Owed.GONE_ITEM, second);
        assertThat(ofFirst).hasSize(1);
        assertThat(ofSecond).hasSize(1);
        assertThat((String) ofFirst.get(0).get("due"))
                .isLessThan((String) ofSecond.get(0).get("due"));
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
        var of = unit == null ? Map.of("kind", owed.kind) : Map.of("kind", owed.kind, "unit", unit);
        return RecordedBreaches.of(() -> as("auditor").queryParams(of), "/" + object);
    }

    private void waitLongerThanAnyTerm() {
        clock.setTo(SetClock.now().plus(Duration.ofDays(LONGER_THAN_ANY_TERM)));
    }

    private void record() throws Throwable {
        Sweeps.forget(pool);
        VertxContextSupport.subscribeAndAwait(duties::recordAll);
    }
}
