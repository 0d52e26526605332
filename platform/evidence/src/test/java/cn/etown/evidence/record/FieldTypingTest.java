package cn.etown.evidence.record;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import static cn.etown.evidence.record.RecordFixtures.failedRules;
import static cn.etown.evidence.record.RecordFixtures.field;
import static cn.etown.evidence.record.RecordFixtures.typed;
import static org.assertj.core.api.Assertions.assertThat;

class FieldTypingTest {

    @Nested
    class Numbers {

        @ParameterizedTest
        @CsvSource({
            "12.50, 12.5",
            "-0, 0",
            "-0.00, 0",
            "0.10, 0.1",
            "007, 7",
            "100, 100",
            "-3.14, -3.14",
            "99999999999999999999999999999999999999, 99999999999999999999999999999999999999"
        })
        void areExactDecimalsInOneSpelling(String cell, String canonical) {
            Comparable<?> value = typed(field("n", FieldType.NUMBER), cell);

            assertThat(CanonicalRecord.text(value)).isEqualTo(canonical);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1e9",
                    "1,000",
                    "+1",
                    " 1",
                    "1 ",
                    ".5",
                    "5.",
                    "-",
                    ".",
                    "1.2.3",
                    "0x1",
                    "NaN",
                    "一",
                    "１",
                    "--1",
                    "999999999999999999999999999999999999999"
                })
        void areRefusedInAnyOtherSpelling(String cell) {
            assertThat(failedRules(field("n", FieldType.NUMBER), cell)).containsExactly(Rule.TYPE);
        }

        @Test
        void areNoIntegersWhenTheyHaveAPoint() {
            assertThat(failedRules(field("n", FieldType.INTEGER), "17850.0")).containsExactly(Rule.TYPE);
            assertThat(typed(field("n", FieldType.INTEGER), "17850")).isEqualTo(new BigDecimal("17850"));
        }
    }

    @Nested
    class Times {

        @Test
        void areDatesThatExist() {
            assertThat(typed(field("d", FieldType.DATE), "2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
            assertThat(failedRules(field("d", FieldType.DATE), "2026-02-30")).containsExactly(Rule.TYPE);
            assertThat(failedRules(field("d", FieldType.DATE), "2026-2-3")).containsExactly(Rule.TYPE);
            assertThat(failedRules(field("d", FieldType.DATE), "+12026-02-03")).containsExactly(Rule.TYPE);
        }

        @Test
        void followTheStatedFormatStrictly() {
            var date = field("d", FieldType.DATE).format("yyyy年M月d日");

            assertThat(typed(date, "2010年12月1日")).isEqualTo(LocalDate.of(2010, 12, 1));
            assertThat(failedRules(date, "2010年2月30日")).containsExactly(Rule.TYPE);
            assertThat(failedRules(date, "2010-12-01")).containsExactly(Rule.TYPE);
        }

        @Test
        void areOfTheCountyWhereNoOffsetStands() {
            var iso = field("t", FieldType.TIMESTAMP);
            var stated = field("t", FieldType.TIMESTAMP).format("yyyy-MM-dd HH:mm:ss");
            var minutes = field("t", FieldType.TIMESTAMP).format("d/M/yyyy HH:mm");

            Instant expected = Instant.parse("2010-12-01T00:26:00Z");
            assertThat(typed(iso, "2010-12-01T08:26:00")).isEqualTo(expected);
            assertThat(typed(iso, "2010-12-01T09:26:00+09:00")).isEqualTo(expected);
            assertThat(typed(iso, "2010-12-01T00:26:00Z")).isEqualTo(expected);
            assertThat(typed(stated, "2010-12-01 08:26:00")).isEqualTo(expected);
            assertThat(typed(minutes, "1/12/2010 08:26")).isEqualTo(expected);
        }

        @Test
        void stateTheirOffsetWhereTheContractAsksForIt() {
            var iso = field("t", FieldType.TIMESTAMP).withOffset().minimum("2010-12-01T00:00:00");
            var stated = field("t", FieldType.TIMESTAMP).withOffset().format("yyyy-MM-dd HH:mm:ss");

            Instant expected = Instant.parse("2010-12-01T00:26:00Z");
            assertThat(failedRules(iso, "2010-12-01T08:26:00")).containsExactly(Rule.TYPE);
            assertThat(typed(iso, "2010-12-01T08:26:00+08:00")).isEqualTo(expected);
            assertThat(typed(iso, "2010-12-01T00:26:00Z")).isEqualTo(expected);
            assertThat(failedRules(iso, "2010-12-01T00:26:00+09:00")).containsExactly(Rule.MINIMUM);
            assertThat(typed(stated, "2010-12-01 08:26:00")).isEqualTo(expected);
        }

        @Test
        void areNoneWhenTheClockSkippedThem() {
            // China put its clocks forward at 02:00 on 1986-05-04.
            var iso = field("t", FieldType.TIMESTAMP);

            assertThat(failedRules(iso, "1986-05-04T02:30:00")).containsExactly(Rule.TYPE);
            assertThat(typed(iso, "1986-05-04T01:30:00")).isEqualTo(Instant.parse("1986-05-03T17:30:00Z"));
        }

        @Test
        void areHeldToTheMicrosecond() {
            assertThat(CanonicalRecord.text(typed(field("t", FieldType.TIMESTAMP), "2010-12-01T08:26:00.123456Z")))
                    .isEqualTo("2010-12-01T08:26:00.123456Z");
            assertThat(CanonicalRecord.text(typed(field("t", FieldType.TIMESTAMP), "2010-12-01T08:26:00.123456000Z")))
                    .isEqualTo("2010-12-01T08:26:00.123456Z");
            assertThat(CanonicalRecord.text(typed(field("t", FieldType.TIME), "08:26:00.5")))
                    .isEqualTo("08:26:00.500000");
            assertThat(typed(field("t", FieldType.TIME), "08:26")).isEqualTo(LocalTime.of(8, 26));
            assertThat(failedRules(field("t", FieldType.TIME), "24:00")).containsExactly(Rule.TYPE);
        }
    }

    @Nested
    class TimesFinerThanAMicrosecond {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2010-12-01T08:26:00.1234567Z",
                    "2010-12-01T08:26:00.000000001Z",
                    "2010-12-01T08:26:00.1234560001Z"
                })
        void areRefusedRatherThanCut(String cell) {
            assertThat(failedRules(field("t", FieldType.TIMESTAMP), cell)).containsExactly(Rule.TYPE);
        }

        @Test
        void areRefusedInAStatedFormatAndAsATimeOfDayToo() {
            var stated = field("t", FieldType.TIMESTAMP).format("yyyy-MM-dd HH:mm:ss.SSSSSSS");

            assertThat(failedRules(stated, "2010-12-01 08:26:00.1234567")).containsExactly(Rule.TYPE);
            assertThat(failedRules(stated, "2010-12-01 08:26:00.1234560")).isEmpty();
            assertThat(failedRules(field("t", FieldType.TIME), "08:26:00.0000001"))
                    .containsExactly(Rule.TYPE);
        }
    }

    @Nested
    class Texts {

        @Test
        void standAsSent() {
            assertThat(typed(field("s", FieldType.STRING), "  e\u0301 ")).isEqualTo("  e\u0301 ");
        }

        @Test
        void areNormalisedInAKey() {
            assertThat(typed(field("s", FieldType.STRING).key(1), "e\u0301")).isEqualTo("\u00e9");
        }
    }

    @Test
    void takesOnlyTrueAndFalseForBooleans() {
        assertThat(typed(field("b", FieldType.BOOLEAN), "true")).isEqualTo(true);
        assertThat(typed(field("b", FieldType.BOOLEAN), "false")).isEqualTo(false);
        assertThat(failedRules(field("b", FieldType.BOOLEAN), "TRUE")).containsExactly(Rule.TYPE);
        assertThat(failedRules(field("b", FieldType.BOOLEAN), "1")).containsExactly(Rule.TYPE);
    }

    @Test
    void takesAnEmptyCellForNoValue() {
        assertThat(typed(field("s", FieldType.STRING), "")).isNull();
        assertThat(failedRules(field("s", FieldType.STRING), "")).isEmpty();
        assertThat(failedRules(field("s", FieldType.STRING).required(), "")).containsExactly(Rule.REQUIRED);
        assertThat(failedRules(field("s", FieldType.STRING).key(1), "")).containsExactly(Rule.REQUIRED);
    }

    /** Of what was read, in the form in which its source writes it. */
    @Nested
    class Cells {

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "DATE, yyyy-MM-dd HH:mm:ss, 2010-12-01 00:00:00, 2010-12-01, 2010-12-01 00:00:00",
                    "TIME, yyyy-MM-dd HH:mm:ss, 1970-01-01 08:26:00, 08:26:00, 1970-01-01 08:26:00",
                    "TIMESTAMP, yyyy-MM-dd HH:mm:ss, 2010-12-01 08:26:00, 2010-12-01T00:26:00Z, 2010-12-01 08:26:00",
                    "TIMESTAMP, yyyy-MM-dd HH:mm:ss.SSS, 2010-12-01 08:26:00.120, 2010-12-01T00:26:00.120000Z, 2010-12-01 08:26:00.120",
                    "TIMESTAMP, -, 2010-12-01T08:26:00+08:00, 2010-12-01T00:26:00Z, 2010-12-01T00:26:00Z",
                    "DATE, yyyyMMdd, 20101201, 2010-12-01, 20101201",
                    "DATE, -, 2010-12-01, 2010-12-01, 2010-12-01",
                    "TIME, HHmm, 0826, 08:26:00, 0826",
                    "NUMBER, -, 1.50, 1.5, 1.5",
                    "BOOLEAN, -, true, true, true"
                })
        void areWrittenAsTheContractSays(FieldType type, String format, String cell, String canonical, String written) {
            Field field = field("f", type).format(format).build();
            FieldReader reader = new FieldReader(field, false, RecordFixtures.COUNTY);

            assertThat(CanonicalRecord.text(reader.type(cell, new FailureList())))
                    .isEqualTo(canonical);
            assertThat(reader.write(canonical)).isEqualTo(written);
            assertThat(reader.write("")).isEmpty();
        }

        /** An hour that came twice: no cell of this form is read as its second half. */
        @Test
        void stayInCanonicalTextWhereNoneSaysTheSame() {
            Field field =
                    field("f", FieldType.TIMESTAMP).format("yyyy-MM-dd HH:mm").build();
            FieldReader reader = new FieldReader(field, false, ZoneId.of("Europe/Berlin"));

            assertThat(reader.write("2010-10-31T01:30:00Z")).isEqualTo("2010-10-31T01:30:00Z");
            assertThat(reader.write("2010-10-31T00:30:00Z")).isEqualTo("2010-10-31 02:30");
        }
    }
}
