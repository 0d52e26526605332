package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the {@code quality} rules of a contract.
 *
 * <p>Enforced are the library rules that mean a check of each record: {@code invalidValues} with
 * {@code arguments.validValues} and {@code mustBe: 0} is the enumeration of a field (ODCS has no other place for one), and
 * {@code nullValues} with {@code mustBe: 0} makes it required. Rules of type {@code text} only describe. Every other rule
 * (thresholds, SQL, custom engines) is refused until it is enforced.
 */
final class QualityReader {

    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST_VALUE = 200;

    private static final Map<String, Kind> DESCRIBING = Map.ofEntries(
            Map.entry("id", Kind.TEXT),
            Map.entry("name", Kind.TEXT),
            Map.entry("description", Kind.TEXT),
            Map.entry("dimension", Kind.TEXT),
            Map.entry("businessImpact", Kind.TEXT),
            Map.entry("severity", Kind.TEXT),
            Map.entry("method", Kind.TEXT),
            Map.entry("unit", Kind.TEXT),
            Map.entry("schedule", Kind.TEXT),
            Map.entry("scheduler", Kind.TEXT),
            Map.entry("tags", Kind.LIST),
            Map.entry("authoritativeDefinitions", Kind.LIST),
            Map.entry("customProperties", Kind.LIST));

    /** What the rules of one property come to: the only values allowed, or {@code null}, and whether null is refused. */
    record Checks(List<String> allowed, boolean neverNull) {}

    private QualityReader() {}

    /** Rules on the whole object: none is enforced yet, so only describing ones are taken. */
    static void ofObject(Place object) {
        object.items("quality").stream().filter(rule -> !describes(rule)).forEach(QualityReader::refuse);
    }

    static Checks ofProperty(Place property, FieldType type) {
        List<String> allowed = null;
        boolean neverNull = false;
        for (Place rule : property.items("quality")) {
            if (describes(rule)) {
                continue;
            }
            if (isRecordCheck(rule, "nullValues")) {
                knowsOnly(rule, "type", "metric", "mustBe");
                neverNull = true;
            } else if (isRecordCheck(rule, "invalidValues") && allowed == null) {
                allowed = values(rule, type);
            } else {
                refuse(rule);
            }
        }
        return new Checks(allowed, neverNull);
    }

    private static boolean describes(Place rule) {
        if (!rule.is(Kind.OBJECT)) {
            return true;
        }
        rule.holds(DESCRIBING);
        if (!rule.text("type").filter("text"::equals).isPresent()) {
            return false;
        }
        knowsOnly(rule, "type");
        return true;
    }

    private static void knowsOnly(Place rule, String... enforced) {
        var known = new HashSet<>(DESCRIBING.keySet());
        known.addAll(List.of(enforced));
        rule.knowsOnly(known);
    }

    /** Whether {@code rule} says that not one record may fail {@code metric}, and nothing beside that. */
    private static boolean isRecordCheck(Place rule, String metric) {
        return rule.text("type").orElse("library").equals("library")
                && rule.text("metric").filter(metric::equals).isPresent()
                && rule.decimal("mustBe").filter(most -> most.signum() == 0).isPresent()
                && rule.text("severity").orElse("error").equals("error");
    }

    private static List<String> values(Place rule, FieldType type) {
        knowsOnly(rule, "type", "metric", "mustBe", "arguments");
        var values = new ArrayList<String>();
        rule.require("arguments", Kind.OBJECT).ifPresent(arguments -> {
            arguments.knowsOnly(Set.of("validValues"));
            arguments.require("validValues", Kind.LIST).ifPresent(list -> {
                list.items().forEach(item -> value(item, type).ifPresent(values::add));
                checkList(list, values);
            });
        });
        return values;
    }

    private static void checkList(Place list, List<String> values) {
        if (list.items().isEmpty()
                || list.items().size() > MOST_VALUES
                || new HashSet<>(values).size() < values.size()) {
            list.refuse(
                    "应有 1 至 " + MOST_VALUES + " 个互不相同的值", "There must be 1 to " + MOST_VALUES + " values, each once");
        }
    }

    private static Optional<String> value(Place item, FieldType type) {
        if (type == FieldType.STRING && item.value() instanceof String text && text.length() <= LONGEST_VALUE) {
            return Optional.of(text);
        }
        if (type == FieldType.INTEGER && item.value() instanceof BigInteger number) {
            return Optional.of(number.toString());
        }
        if (type == FieldType.NUMBER && item.value() instanceof Number) {
            return item.decimal().map(BigDecimal::toPlainString);
        }
        item.refuse(
                "可取值须与字段类型一致（仅 string、integer、number），至多 " + LONGEST_VALUE + " 个字符；是否可空由 required 决定",
                "A valid value has the field's type (string, integer or number) and at most " + LONGEST_VALUE
                        + " characters; whether a value may be absent is said by required");
        return Optional.empty();
    }

    private static void refuse(Place rule) {
        rule.refuse(
                "本平台尚不执行此质量规则；可执行的是 mustBe: 0 的 nullValues 与 invalidValues(validValues)，说明性规则用 type: text",
                "This quality rule is not enforced here yet; enforced are nullValues and invalidValues (validValues) with mustBe: 0, and type: text describes");
    }
}
