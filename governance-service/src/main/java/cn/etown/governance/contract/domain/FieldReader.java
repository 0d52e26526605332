package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;
import cn.etown.kit.problem.Text;

import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one property of the schema object as a {@link Field}.
 *
 * <p>{@code physicalType} describes the source's column, but for numbers: {@code numeric(18,2)} (also decimal, number) is
 * enforced as precision and scale, since ODCS has no other place for them.
 */
final class FieldReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final Pattern NUMERIC =
            Pattern.compile("(?i)(?:numeric|decimal|number)\\s*\\(\\s*(\\d{1,2})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\)");
    private static final int MOST_PRECISION = 38;
    private static final int LONGEST_HEADING = 200;

    private final Place place;
    private final Integer key;
    private final boolean isWholeKey;
    private final ZoneId zone;

    /**
     * @param place the property
     * @param key its place in the business key, or {@code null}
     * @param isWholeKey whether it is the only field of the business key
     * @param zone the zone in which times without an offset are read
     */
    FieldReader(Place place, Integer key, boolean isWholeKey, ZoneId zone) {
        this.place = place;
        this.key = key;
        this.isWholeKey = isWholeKey;
        this.zone = zone;
    }

    Optional<Field> read() {
        if (!place.is(Kind.OBJECT)) {
            return Optional.empty();
        }
        ContractParts.PROPERTY.check(place);
        var name = name();
        var type = type();
        return name.isPresent() && type.isPresent() ? Optional.of(field(name.get(), type.get())) : Optional.empty();
    }

    private Optional<String> name() {
        return place.require("name", Kind.TEXT)
                .map(Place::value)
                .map(String.class::cast)
                .filter(name -> {
                    boolean fits = NAME.matcher(name).matches();
                    if (!fits) {
                        place.refuseAt(
                                "name",
                                "字段名以字母开头，由字母、数字、下划线组成，至多 60 个字符；下划线开头的名称由平台保留",
                                "A field name is a letter followed by letters, digits or _, at most 60 in all; names that begin with _ are reserved");
                    }
                    return fits;
                });
    }

    private Optional<FieldType> type() {
        return place.require("logicalType", Kind.TEXT).flatMap(written -> {
            var type = FieldType.ofLogicalType((String) written.value());
            if (type.isEmpty()) {
                refuseType(written);
            }
            return type;
        });
    }

    private static void refuseType(Place written) {
        var reason = ContractParts.TYPES
                .named((String) written.value())
                .map(Part::meaning)
                .orElse(new Text(
                        "没有此类型；可用：" + ContractParts.TYPES.taken(),
                        "There is no such type here; known are " + ContractParts.TYPES.taken()));
        written.refuse(reason.zh(), reason.en());
    }

    private Field field(String name, FieldType type) {
        var options = TypeOptions.read(place, type, zone);
        var checks = new QualityReader(place, type, options, isWholeKey).read();
        boolean required = place.flag("required") || checks.neverNull();
        if (key != null && !required) {
            place.refuseAt("required", "业务主键字段必须 required: true", "A field of the business key must be required: true");
        }
        var numeric = numeric(type);
        return new Field(
                name,
                heading(name),
                type,
                required,
                key,
                options.format(),
                options.withOffset(),
                numeric.map(match -> match.group(2) == null ? 0 : Integer.parseInt(match.group(2)))
                        .orElse(null),
                numeric.map(match -> Integer.parseInt(match.group(1))).orElse(null),
                options.bounds().minimum(),
                options.bounds().exclusiveMinimum(),
                options.bounds().maximum(),
                options.bounds().exclusiveMaximum(),
                options.multipleOf(),
                options.minLength(),
                options.maxLength(),
                options.pattern() == null ? checks.pattern() : options.pattern(),
                checks.allowed());
    }

    private String heading(String name) {
        return place.text("physicalName")
                .map(heading -> {
                    if (heading.isBlank() || heading.length() > LONGEST_HEADING || !heading.equals(heading.strip())) {
                        place.refuseAt(
                                "physicalName",
                                "列标题为 1 至 200 个字符，首尾无空白",
                                "A heading has 1 to 200 characters, with no blank at either end");
                    }
                    return heading;
                })
                .orElse(name);
    }

    private Optional<Matcher> numeric(FieldType type) {
        return place.text("physicalType")
                .filter(written -> type == FieldType.NUMBER)
                .map(NUMERIC::matcher)
                .filter(Matcher::matches)
                .filter(this::isPossible);
    }

    private boolean isPossible(Matcher numeric) {
        int precision = Integer.parseInt(numeric.group(1));
        int scale = numeric.group(2) == null ? 0 : Integer.parseInt(numeric.group(2));
        boolean possible = precision >= 1 && precision <= MOST_PRECISION && scale <= precision;
        if (!possible) {
            place.refuseAt(
                    "physicalType", "精度应为 1 至 38，小数位不多于精度", "The precision must be 1 to 38 and the scale no larger");
        }
        return possible;
    }
}
