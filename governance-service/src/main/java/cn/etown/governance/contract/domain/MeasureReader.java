package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Measure.Condition;
import cn.etown.governance.contract.domain.Place.Kind;
import cn.etown.governance.theme.domain.Aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what is counted from the records of an interface: event date, dimensions, measures and theme (R3.3). */
final class MeasureReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final Pattern THEME = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final int MOST_DIMENSIONS = 10;
    private static final int MOST_MEASURES = 50;
    private static final int MOST_FACTORS = 5;

    private final Map<String, Field> fields;

    MeasureReader(List<Field> fields) {
        this.fields =
                fields.stream().collect(Collectors.toMap(Field::name, Function.identity(), (first, same) -> first));
    }

    /** The field that says to which day a record's figures belong. A record without one would be lost to every figure. */
    Optional<String> eventDate(Place place) {
        return field(
                        place,
                        field -> field.type().namesADay() && field.required(),
                        "须为必填的 date 或 timestamp 字段",
                        "must be a required date or timestamp")
                .map(Field::name);
    }

    List<String> dimensions(Place place) {
        var names = new ArrayList<String>();
        for (Place item : bounded(place, MOST_DIMENSIONS)) {
            field(item, any -> true, "", "").map(Field::name).ifPresent(name -> addOnce(names, name, item));
        }
        return names;
    }

    List<Measure> measures(Place place) {
        var measures = new ArrayList<Measure>();
        var names = new ArrayList<String>();
        for (Place item : bounded(place, MOST_MEASURES)) {
            if (item.is(Kind.OBJECT)) {
                measure(item).ifPresent(measure -> {
                    addOnce(names, measure.name(), item);
                    measures.add(measure);
                });
            }
        }
        return measures;
    }

    /** The code of a theme; which there are, and what each asks for, is data, and looked at by who has it. */
    Optional<String> theme(Place place) {
        var code = Optional.of(place.value())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(written -> THEME.matcher(written).matches());
        if (code.isEmpty()) {
            place.refuse(
                    "主题代码以大写字母开头，由大写字母、数字、下划线组成，至多 40 个字符",
                    "A theme's code is a capital letter followed by capital letters, digits or _, at most 40 in all");
        }
        return code;
    }

    private Optional<Measure> measure(Place place) {
        place.knowsOnly(Set.of("name", "aggregate", "factors", "when"));
        place.require("name", Kind.TEXT);
        place.require("aggregate", Kind.TEXT);
        var name = place.text("name").filter(written -> isName(place, written));
        var aggregate = place.oneOf("aggregate", Aggregate.values());
        var factors = factors(place, aggregate.orElse(null));
        var when = place.at("when", Kind.OBJECT).flatMap(this::condition).orElse(null);
        return name.isPresent() && aggregate.isPresent()
                ? Optional.of(new Measure(name.get(), aggregate.get(), factors, when))
                : Optional.empty();
    }

    private static boolean isName(Place place, String written) {
        boolean fits = NAME.matcher(written).matches();
        if (!fits) {
            place.refuseAt(
                    "name",
                    "度量名以字母开头，由字母、数字、下划线组成，至多 60 个字符",
                    "A measure's name is a letter followed by letters, digits or _, at most 60 in all");
        }
        return fits;
    }

    private List<String> factors(Place place, Aggregate aggregate) {
        if (aggregate == Aggregate.COUNT) {
            if (!place.items("factors").isEmpty()) {
                place.refuseAt("factors", "COUNT 不带 factors", "COUNT takes no factors");
            }
            return List.of();
        }
        var items = place.require("factors", Kind.LIST)
                .map(list -> bounded(list, MOST_FACTORS))
                .orElse(List.of());
        // Anything can name a distinct thing; only numbers can be summed.
        return items.stream()
                .flatMap(item -> field(
                        item,
                        field -> aggregate == Aggregate.DISTINCT || field.type().isNumeric(),
                        "须为 integer 或 number 字段",
                        "must be an integer or a number")
                        .stream())
                .map(Field::name)
                .toList();
    }

    private Optional<Condition> condition(Place place) {
        place.knowsOnly(Set.of("field", "lessThan", "atLeast", "equalTo"));
        var tested = place.require("field", Kind.TEXT).flatMap(name -> field(name, any -> true, "", ""));
        var comparisons = List.of("lessThan", "atLeast", "equalTo").stream()
                .filter(place::has)
                .toList();
        if (comparisons.size() != 1) {
            place.refuse("lessThan、atLeast、equalTo 应恰有其一", "Exactly one of lessThan, atLeast, equalTo must be there");
            return Optional.empty();
        }
        String comparison = comparisons.get(0);
        var operand = place.text(comparison);
        if (tested.isEmpty() || operand.isEmpty()) {
            return Optional.empty();
        }
        var value = canonical(tested.get(), operand.get())
                .filter(any -> comparison.equals("equalTo") || isOrdered(tested.get()));
        if (value.isEmpty()) {
            place.refuseAt(comparison, "不能与该字段的值比较", "Cannot be compared with the field's values");
        }
        return value.map(text -> new Condition(
                tested.get().name(),
                comparison.equals("lessThan") ? text : null,
                comparison.equals("atLeast") ? text : null,
                comparison.equals("equalTo") ? text : null));
    }

    private static boolean isOrdered(Field field) {
        return field.type().isNumeric() || field.type() == FieldType.DATE;
    }

    /** {@code text} as the field's values are written in canonical form, if it is such a value. */
    private static Optional<String> canonical(Field field, String text) {
        return switch (field.type()) {
            case STRING -> Optional.of(text);
            case BOOLEAN -> Optional.of(text).filter(Set.of("true", "false")::contains);
            case INTEGER -> Optional.of(text).filter(number -> number.matches("-?[0-9]{1,18}"));
            case NUMBER ->
                Optional.of(text)
                        .filter(number -> number.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?"))
                        .map(number -> new BigDecimal(number).toPlainString());
            case DATE ->
                new WrittenTime(field.type(), field.format(), false).read(text).map(WrittenTime.Moment::iso);
            case TIMESTAMP, TIME -> Optional.empty();
        };
    }

    private Optional<Field> field(Place place, Predicate<Field> fits, String zh, String en) {
        if (!place.is(Kind.TEXT)) {
            return Optional.empty();
        }
        var field = Optional.ofNullable(fields.get((String) place.value()));
        if (field.isEmpty()) {
            place.refuse("没有此字段", "There is no such field");
        }
        if (field.isPresent() && !fits.test(field.get())) {
            place.refuse(
                    "字段 " + field.get().name() + " " + zh,
                    "The field " + field.get().name() + " " + en);
            return Optional.empty();
        }
        return field;
    }

    private static List<Place> bounded(Place list, int most) {
        if (list.items().isEmpty() || list.items().size() > most) {
            list.refuse("应有 1 至 " + most + " 项", "There must be 1 to " + most + " items");
            return List.of();
        }
        return list.items();
    }

    private static void addOnce(List<String> names, String name, Place place) {
        if (names.contains(name)) {
            place.refuse("重复", "Stands here twice");
        }
        names.add(name);
    }
}
