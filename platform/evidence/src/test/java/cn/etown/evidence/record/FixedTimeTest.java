package cn.etown.evidence.record;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is read by places must be what a formatter reads. */
class FixedTimeTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Property
    void readsWhatAFormatterReads(@ForAll("patterns") String pattern, @ForAll("times") String text) {
        LocalDateTime slow = slowly(pattern, text);
        FixedTime fixed = FixedTime.of(pattern).orElseThrow();
        LocalDateTime fast = text.length() == fixed.length() ? fixed.read(text) : null;

        assertThat(fast == null || fast.equals(slow))
                .as("%s by %s: %s, not %s", text, pattern, fast, slow)
                .isTrue();
    }

    @Property
    void readsWhatAFormatterWrites(@ForAll("patterns") String pattern, @ForAll("points") LocalDateTime time) {
        String text = formatter(pattern).format(time);

        assertThat(FixedTime.of(pattern).orElseThrow().read(text))
                .isEqualTo(slowly(pattern, text))
                .isNotNull();
    }

    @Property
    void writesWhatAFormatterWrites(@ForAll("patterns") String pattern, @ForAll("points") LocalDateTime time) {
        assertThat(FixedTime.of(pattern).orElseThrow().write(time, 0))
                .isEqualTo(formatter(pattern).format(time).toCharArray());
    }

    /** The quick way and the slow one are one reader: an instant in any spelling of ISO 8601 is read as the formatter reads it. */
    @Property
    void makesNoDifferenceToTimestamps(@ForAll("points") LocalDateTime time, @ForAll("offsets") String offset) {
        String text = formatter("uuuu-MM-dd'T'HH:mm:ss").format(time) + offset;

        assertThat(timestamps().read(text)).isEqualTo(instant(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uuuu",
                "uuuu-MM",
                "HH:mm:ss",
                "uuuu-MM-dd ss",
                "uuuu-M-dd",
                "uu-MM-dd",
                "uuuu-MM-dd[ HH]",
                "uuuu-MM-dd''",
                "uuuu-MMM-dd",
                "uuuu-MM-dd hh:mm",
                "uuuu-MM-dd HH:mm:ssXXX",
                "uuuu-MM-dd HH:mm:ss.SSS",
                "uuuu-MM-dd MM",
                "uuuu-MM-dd'T",
                "uuuu-MM-dd'o''clock'HH",
                "uuuuu-MM-dd"
            })
    void leavesOtherPatternsToAFormatter(String pattern) {
        assertThat(FixedTime.of(pattern)).isEmpty();
    }

    @Test
    void readsNoDayThatDoesNotExist() {
        FixedTime days = FixedTime.of("uuuu-MM-dd").orElseThrow();

        assertThat(days.read("2026-02-30")).isNull();
        assertThat(days.read("2026-02-3")).isNull();
        assertThat(days.read("２０26-02-03")).isNull();
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                "uuuu-MM-dd",
                "uuuuMMdd",
                "dd/MM/uuuu",
                "uuuu年MM月dd日",
                "uuuu-MM-dd HH",
                "uuuu-MM-dd HH:mm",
                "uuuu-MM-dd HH:mm:ss",
                "uuuu/MM/dd HH:mm:ss",
                "uuuu-MM-dd'T'HH:mm:ss",
                "uuuuMMddHHmmss");
    }

    @Provide
    Arbitrary<String> times() {
        Arbitrary<String> any = Arbitraries.strings()
                .withChars("0123456789")
                .withChars("-/: T年月日t+.５")
                .ofMinLength(8)
                .ofMaxLength(19);
        Arbitrary<String> nearly = Arbitraries.integers()
                .between(0, 99)
                .tuple3()
                .list()
                .ofSize(2)
                .map(parts -> "20%02d-%02d-%02d %02d:%02d:%02d"
                        .formatted(
                                parts.get(0).get1(),
                                parts.get(0).get2() % 14,
                                parts.get(0).get3() % 33,
                                parts.get(1).get1() % 26,
                                parts.get(1).get2() % 62,
                                parts.get(1).get3() % 62));
        return Arbitraries.oneOf(any, nearly, nearly.map(text -> text.substring(0, 10)));
    }

    @Provide
    Arbitrary<LocalDateTime> points() {
        return Arbitraries.longs()
                .between(
                        LocalDateTime.of(1, 1, 2, 0, 0).toEpochSecond(ZoneOffset.UTC),
                        LocalDateTime.of(9999, 12, 30, 0, 0).toEpochSecond(ZoneOffset.UTC))
                .map(seconds -> LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
    }

    @Provide
    Arbitrary<String> offsets() {
        return Arbitraries.of(
                "",
                "Z",
                "z",
                "+08:00",
                "-05:30",
                "-00:00",
                "+18:00",
                "+18:30",
                "+0800",
                "+08",
                ".5",
                ".123456",
                ".1234567",
                "+08:0a",
                " 08:00",
                ".500Z",
                "Z ");
    }

    private static CellReader timestamps() {
        return CellReader.of(RecordFixtures.field("at", FieldType.TIMESTAMP).build(), SHANGHAI);
    }

    private static Instant instant(String text) {
        try {
            TemporalAccessor parsed = CellReader.TimestampReader.iso(false)
                    .withResolverStyle(ResolverStyle.STRICT)
                    .parse(text);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                Instant found = Instant.from(parsed);
                return found.getNano() % 1000 == 0 ? found : null;
            }
            LocalDateTime local = LocalDateTime.from(parsed);
            var offsets = SHANGHAI.getRules().getValidOffsets(local);
            return offsets.isEmpty() || local.getNano() % 1000 != 0 ? null : local.toInstant(offsets.get(0));
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static LocalDateTime slowly(String pattern, String text) {
        try {
            TemporalAccessor parsed = formatter(pattern).parse(text);
            return parsed.isSupported(ChronoField.HOUR_OF_DAY)
                    ? LocalDateTime.from(parsed)
                    : LocalDate.from(parsed).atStartOfDay();
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
