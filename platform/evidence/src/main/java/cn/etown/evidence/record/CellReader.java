package cn.etown.evidence.record;

import cn.etown.kit.problem.Text;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns the text of a cell into a typed value. Nothing is guessed: a text that is not plainly a value of the type is
 * none. A value is a {@link String}, {@link BigDecimal}, {@link Boolean}, {@link LocalDate}, {@link Instant} or
 * {@link LocalTime}.
 */
interface CellReader {

    /** The value of a cell that is not empty, or {@code null} where the text is no value of the type. */
    Comparable<?> read(String cell);

    /** What a cell must look like. */
    Text form();

    /** A cell that is read as {@code at}, or {@code null} where no value of the type is that. */
    default String write(LocalDateTime at) {
        return null;
    }

    /** A cell that is read as {@code value}, which is one of the type, where any is. */
    default String write(Comparable<?> value) {
        return CanonicalRecord.text(value);
    }

    /** The reader of {@code field}'s cells; a time without an offset is one in {@code zone}. */
    static CellReader of(Field field, ZoneId zone) {
        return switch (field.type()) {
            case STRING -> new StringReader(field.isKey());
            case INTEGER -> new IntegerReader();
            case NUMBER -> new NumberReader();
            case BOOLEAN -> new BooleanReader();
            case DATE ->
                new DateReader(
                        formatter(field, DateTimeFormatter.ISO_LOCAL_DATE),
                        fixed(field, "uuuu-MM-dd"),
                        form(field, "2010-12-01"));
            case TIMESTAMP ->
                new TimestampReader(
                        formatter(field, TimestampReader.iso(field.needsOffset())),
                        fixed(field, "uuuu-MM-dd'T'HH:mm:ss"),
                        field.format() == null,
                        field.needsOffset(),
                        form(field, "2010-12-01T08:26:00+08:00"),
                        zone);
            case TIME -> new TimeReader(formatter(field, DateTimeFormatter.ISO_LOCAL_TIME), form(field, "08:26:00"));
        };
    }

    /** The reader of the constants a contract gives for {@code field}, which are in canonical text or as in a cell. */
    private static CellReader ofConstants(Field field, ZoneId zone) {
        return new EitherReader(of(Field.of(field.name(), field.type(), field.key()), zone), of(field, zone));
    }

    /** The value of a {@code constant} in the contract. */
    static Comparable<?> constant(Field field, ZoneId zone, String constant) {
        Comparable<?> value = ofConstants(field, zone).read(constant);
        if (value == null) {
            throw new IllegalArgumentException("Not a value of " + field.name() + ": " + constant);
        }
        return value;
    }

    private static DateTimeFormatter formatter(Field field, DateTimeFormatter iso) {
        if (field.format() == null) {
            return iso.withResolverStyle(ResolverStyle.STRICT);
        }
        return DateTimeFormatter.ofPattern(yearsWithoutEra(field.format()), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The same where times are digits at fixed places. */
    private static Optional<FixedTime> fixed(Field field, String iso) {
        return FixedTime.of(field.format() == null ? iso : yearsWithoutEra(field.format()));
    }

    /** Strict resolving takes {@code y} for a year of an era; who writes {@code yyyy} means {@code uuuu}. */
    private static String yearsWithoutEra(String pattern) {
        StringBuilder changed = new StringBuilder(pattern);
        boolean literal = false;
        for (int i = 0; i < changed.length(); i++) {
            if (changed.charAt(i) == '\'') {
                literal = !literal;
            } else if (!literal && changed.charAt(i) == 'y') {
                changed.setCharAt(i, 'u');
            }
        }
        return changed.toString();
    }

    private static Text form(Field field, String example) {
        String zh = field.format() == null ? "如 " + example : "格式 " + field.format();
        String en = field.format() == null ? "such as " + example : "written as " + field.format();
        if (field.format() == null && field.needsOffset()) {
            return new Text(
                    "应为真实存在的时间，最多精确到微秒，须带时区偏移，" + zh,
                    "must be a time that exists, to the microsecond at most, with its offset, " + en);
        }
        return field.type() == FieldType.DATE
                ? new Text("应为真实存在的日期，" + zh, "must be a date that exists, " + en)
                : new Text("应为真实存在的时间，最多精确到微秒，" + zh, "must be a time that exists, to the microsecond at most, " + en);
    }

    /** Whether nothing of a time is finer than a microsecond, which is as fine as the database keeps it. */
    private static boolean isWholeMicros(int nanos) {
        return nanos % 1000 == 0;
    }

    /** Text as sent; that of a business key in Unicode normal form C, so that one key has one spelling. */
    record StringReader(boolean normalised) implements CellReader {

        @Override
        public String read(String cell) {
            return normalised ? Normalizer.normalize(cell, Normalizer.Form.NFC) : cell;
        }

        @Override
        public Text form() {
            return new Text("应为文本", "must be text");
        }
    }

    /** {@code -?[0-9]+}. */
    record IntegerReader() implements CellReader {

        @Override
        public BigDecimal read(String cell) {
            return cell.indexOf('.') < 0 ? Decimals.parse(cell) : null;
        }

        @Override
        public Text form() {
            return new Text("应为不超过 38 位的整数，如 12", "must be a whole number of at most 38 digits, such as 12");
        }
    }

    /** {@code -?[0-9]+(\.[0-9]+)?}: no exponent, no thousands separator, no plus sign. */
    record NumberReader() implements CellReader {

        @Override
        public BigDecimal read(String cell) {
            return Decimals.parse(cell);
        }

        @Override
        public Text form() {
            return new Text(
                    "应为不超过 38 位的普通小数，如 12.50，不带千分位、指数和正号",
                    "must be a plain decimal of at most 38 digits, such as 12.50, without separators, exponent or plus");
        }
    }

    /** {@code true} or {@code false}. */
    record BooleanReader() implements CellReader {

        @Override
        public Boolean read(String cell) {
            return switch (cell) {
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                default -> null;
            };
        }

        @Override
        public Text form() {
            return new Text("应为 true 或 false", "must be true or false");
        }
    }

    /** A day that exists, in the years 1 to 9999. */
    record DateReader(DateTimeFormatter formatter, Optional<FixedTime> fixed, Text form) implements CellReader {

        @Override
        public LocalDate read(String cell) {
            LocalDateTime at = fixed.filter(form -> form.length() == cell.length())
                    .map(form -> form.read(cell))
                    .orElse(null);
            return at != null && Years.holds(at.getYear()) ? at.toLocalDate() : readSlowly(cell);
        }

        private LocalDate readSlowly(String cell) {
            try {
                LocalDate date = LocalDate.parse(cell, formatter);
                return Years.holds(date.getYear()) ? date : null;
            } catch (DateTimeException notADate) {
                return null;
            }
        }

        @Override
        public String write(Comparable<?> value) {
            return write((LocalDate) value);
        }

        @Override
        public String write(LocalDateTime at) {
            return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? write(at.toLocalDate()) : null;
        }

        /** Its format may have a time of day too. */
        private String write(LocalDate date) {
            return formatter.format(date.atStartOfDay(ZoneOffset.UTC));
        }
    }

    /**
     * A point in time, no finer than a microsecond. A local time that a change of the clocks skipped is none; of one
     * that came twice the first is meant.
     */
    record TimestampReader(
            DateTimeFormatter formatter,
            Optional<FixedTime> fixed,
            boolean iso,
            boolean needsOffset,
            Text form,
            ZoneId zone)
            implements CellReader {

        private static final int OFFSET_LENGTH = "+08:00".length();

        private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                .optionalStart()
                .appendOffsetId()
                .toFormatter(Locale.ROOT);

        private static final DateTimeFormatter ISO_WITH_OFFSET = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                .appendOffsetId()
                .toFormatter(Locale.ROOT);

        static DateTimeFormatter iso(boolean withOffset) {
            return withOffset ? ISO_WITH_OFFSET : ISO;
        }

        @Override
        public Instant read(String cell) {
            Instant instant = fixed.map(form -> readFixed(form, cell)).orElse(null);
            return instant != null && isHeld(instant) ? instant : readSlowly(cell);
        }

        private Instant readFixed(FixedTime form, String cell) {
            LocalDateTime local = form.read(cell);
            if (local == null) {
                return null;
            }
            if (cell.length() == form.length()) {
                return iso && needsOffset ? null : instant(local);
            }
            ZoneOffset offset = iso ? offset(cell, form.length()) : null;
            return offset == null ? null : local.toInstant(offset);
        }

        /** Of what follows a time, or {@code null} where it is no plain offset. */
        private static ZoneOffset offset(String cell, int at) {
            if (cell.length() == at + 1 && cell.charAt(at) == 'Z') {
                return ZoneOffset.UTC;
            }
            if (cell.length() != at + OFFSET_LENGTH || "+-".indexOf(cell.charAt(at)) < 0) {
                return null;
            }
            try {
                return ZoneOffset.of(cell.substring(at));
            } catch (DateTimeException none) {
                return null;
            }
        }

        private Instant readSlowly(String cell) {
            try {
                Instant instant = instant(formatter.parse(cell));
                return instant != null && isHeld(instant) ? instant : null;
            } catch (DateTimeException notATime) {
                return null;
            }
        }

        /** In ISO 8601 as the canonical form has it, in UTC, whatever its own was. */
        @Override
        public String write(Comparable<?> value) {
            return iso
                    ? CanonicalRecord.text(value)
                    : formatter.format(((Instant) value).atZone(zone).toOffsetDateTime());
        }

        @Override
        public String write(LocalDateTime at) {
            return formatter.format(at.atZone(zone).toOffsetDateTime());
        }

        private static boolean isHeld(Instant instant) {
            return Years.holds(instant.atOffset(ZoneOffset.UTC).getYear()) && isWholeMicros(instant.getNano());
        }

        private Instant instant(TemporalAccessor parsed) {
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return Instant.from(parsed);
            }
            return instant(LocalDateTime.from(parsed));
        }

        private Instant instant(LocalDateTime local) {
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            return offsets.isEmpty() ? null : local.toInstant(offsets.get(0));
        }
    }

    /** A time of day, no finer than a microsecond. */
    record TimeReader(DateTimeFormatter formatter, Text form) implements CellReader {

        @Override
        public LocalTime read(String cell) {
            try {
                LocalTime time = LocalTime.parse(cell, formatter);
                return isWholeMicros(time.getNano()) ? time : null;
            } catch (DateTimeException notATime) {
                return null;
            }
        }

        @Override
        public String write(Comparable<?> value) {
            return write((LocalTime) value);
        }

        @Override
        public String write(LocalDateTime at) {
            return write(at.toLocalTime());
        }

        /** Its format may have a day too. */
        private String write(LocalTime time) {
            return formatter.format(time.atDate(LocalDate.EPOCH).atZone(ZoneOffset.UTC));
        }
    }

    /** What the first reader cannot read, the second may. */
    record EitherReader(CellReader first, CellReader second) implements CellReader {

        @Override
        public Comparable<?> read(String cell) {
            Comparable<?> value = first.read(cell);
            return value == null ? second.read(cell) : value;
        }

        @Override
        public Text form() {
            return first.form();
        }
    }

    /** The years that RFC 3339 can write. */
    final class Years {

        private Years() {}

        static boolean holds(int year) {
            return year >= 1 && year <= 9999;
        }
    }
}
