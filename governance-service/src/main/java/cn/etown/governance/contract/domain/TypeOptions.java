package cn.etown.governance.contract.domain;

import cn.etown.evidence.record.SafePattern;
import cn.etown.governance.contract.domain.Bounds.Range;
import cn.etown.governance.contract.domain.Place.Kind;
import cn.etown.governance.contract.domain.WrittenTime.Moment;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code logicalTypeOptions} of a property.
 *
 * <ul>
 *   <li>{@code format} of an integer (i8 … i64, u8 … u64) is enforced as a range; wider integers are refused.
 *   <li>{@code format} of a number (f32, f64) is refused: numbers are kept as exact decimals, never as binary floating point.
 *   <li>{@code format} of a date or time is a {@link java.time.format.DateTimeFormatter} pattern and is tried on a sample.
 *   <li>{@code format} of a string (email, uuid …) only describes, as the standard says; {@code pattern} is enforced.
 *   <li>A timestamp with {@code timezone: true} states its offset in each value, with a {@code format} or without. Any other
 *       is meant in the county's time zone, which {@code defaultTimezone} may state; another zone there would be another rule
 *       than the enforced one and is refused.
 * </ul>
 */
record TypeOptions(
        String format,
        Boolean withOffset,
        Bounds bounds,
        String multipleOf,
        Integer minLength,
        Integer maxLength,
        String pattern) {

    private static final TypeOptions NONE = new TypeOptions(null, null, Bounds.none(), null, null, null, null);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private static final Map<String, Range<BigDecimal>> INTEGERS = Map.of(
            "i8", signed(8),
            "i16", signed(16),
            "i32", signed(32),
            "i64", signed(64),
            "u8", unsigned(8),
            "u16", unsigned(16),
            "u32", unsigned(32),
            "u64", unsigned(64));

    static TypeOptions read(Place property, FieldType type, ZoneId zone) {
        return property.at("logicalTypeOptions", Kind.OBJECT)
                .map(options -> {
                    ContractParts.optionsOf(type).check(options);
                    return ofType(options, type, zone);
                })
                .orElse(NONE);
    }

    private static TypeOptions ofType(Place options, FieldType type, ZoneId zone) {
        return switch (type) {
            case STRING -> ofText(options);
            case INTEGER, NUMBER -> ofNumber(options, type);
            case DATE, TIME -> ofTime(options, type);
            case TIMESTAMP -> ofTimestamp(options, zone);
            case BOOLEAN -> NONE;
        };
    }

    private static TypeOptions ofText(Place options) {
        options.text("format");
        var least = options.whole("minLength", 0, SafePattern.LONGEST_VALUE).orElse(null);
        var most = options.whole("maxLength", 0, SafePattern.LONGEST_VALUE).orElse(null);
        if (least != null && most != null && least > most) {
            options.refuseAt("minLength", "minLength 大于 maxLength", "minLength is larger than maxLength");
        }
        var pattern = options.text("pattern").orElse(null);
        if (pattern != null) {
            SafePattern.objectionTo(pattern, most == null ? SafePattern.LONGEST_VALUE : most)
                    .ifPresent(objection -> options.refuseAt("pattern", objection.zh(), objection.en()));
        }
        return new TypeOptions(null, null, Bounds.none(), null, least, most, pattern);
    }

    private static TypeOptions ofNumber(Place options, FieldType type) {
        var stated = Range.read(options::decimal);
        var range = options.text("format")
                .filter(format -> type == FieldType.INTEGER)
                .flatMap(format -> width(options, format))
                .map(stated::within)
                .orElse(stated);
        var multipleOf = options.decimal("multipleOf");
        multipleOf
                .filter(step -> step.signum() <= 0)
                .ifPresent(step -> options.refuseAt("multipleOf", "应大于 0", "Must be larger than 0"));
        return new TypeOptions(
                null,
                null,
                range.check(options).as(BigDecimal::toPlainString),
                multipleOf.map(BigDecimal::toPlainString).orElse(null),
                null,
                null,
                null);
    }

    private static Optional<Range<BigDecimal>> width(Place options, String format) {
        if (!INTEGERS.containsKey(format)) {
            options.refuseAt(
                    "format",
                    "整数格式只有：i8、i16、i32、i64、u8、u16、u32、u64",
                    "The formats of an integer are i8, i16, i32, i64, u8, u16, u32, u64");
        }
        return Optional.ofNullable(INTEGERS.get(format));
    }

    private static TypeOptions ofTimestamp(Place options, ZoneId zone) {
        options.text("defaultTimezone")
                .filter(stated -> !stated.equals(zone.getId()))
                .ifPresent(
                        stated -> options.refuseAt(
                                "defaultTimezone",
                                "未写偏移的时间按本县时区 " + zone + " 理解，不能写其他时区；否则请用 timezone: true 并在值中写明偏移",
                                "Times without an offset are meant in the county's zone, " + zone
                                        + ", and no other can be stated; else state timezone: true and write the offset in each value"));
        return ofTime(options, FieldType.TIMESTAMP);
    }

    private static TypeOptions ofTime(Place options, FieldType type) {
        boolean zoned = options.flag("timezone");
        if (zoned && type == FieldType.TIME) {
            options.refuseAt("timezone", "time 类型不带时区", "A time has no time zone");
        }
        boolean withOffset = zoned && type == FieldType.TIMESTAMP;
        var written = new WrittenTime(type, options.text("format").orElse(null), withOffset);
        if (!written.readsBack()) {
            options.refuseAt(
                    "format",
                    "不是可用的日期时间格式，或写出的值不能原样读回（常见错误：YYYY 应为 yyyy，DD 应为 dd）",
                    "Not a usable date format: a value written in it cannot be read back (often YYYY for yyyy, DD for dd)");
            return NONE;
        }
        var range = Range.read(key -> moment(options, key, written));
        return new TypeOptions(
                written.format(),
                withOffset ? Boolean.TRUE : null,
                range.check(options).as(Moment::iso),
                null,
                null,
                null,
                null);
    }

    private static Optional<Moment> moment(Place options, String key, WrittenTime written) {
        return options.text(key).flatMap(text -> {
            var moment = written.read(text);
            if (moment.isEmpty()) {
                options.refuseAt(key, "不是该类型的值", "Not a value of this type");
            }
            return moment;
        });
    }

    private static Range<BigDecimal> signed(int bits) {
        var half = TWO.pow(bits - 1);
        return Range.closed(half.negate(), half.subtract(BigDecimal.ONE));
    }

    private static Range<BigDecimal> unsigned(int bits) {
        return Range.closed(BigDecimal.ZERO, TWO.pow(bits).subtract(BigDecimal.ONE));
    }
}
