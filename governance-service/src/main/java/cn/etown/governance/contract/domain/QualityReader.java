package cn.etown.governance.contract.domain;

import cn.etown.evidence.record.SafePattern;
import cn.etown.governance.contract.domain.Place.Kind;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the {@code quality} rules of a contract.
 *
 * <p>Every record is held to the library rules that say that not one may fail ({@code mustBe: 0}):
 * {@code invalidValues} is the enumeration or the pattern of a field, {@code nullValues} and {@code missingValues} make it
 * required, and {@code duplicateValues} says of the business key that it is unique, as it is anyway. Any other threshold is
 * one of a whole delivery, a {@link LibraryRule}. Rules of type {@code custom} in the engine {@code cel} are
 * {@link RowRule}s, to which every record is held; rules of type {@code text} only describe.
 */
final class QualityReader {

    private static final int LONGEST_EXPRESSION = 1_000;
    private static final int LONGEST_MESSAGE = 500;
    private static final String CODE_LIST = "codeList";
    private static final Pattern LIST_CODE = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Set<String> SEVERITIES = Set.of("error", "warning");

    /** What the rules of one property come to; what is {@code null} is not checked. */
    record Checks(List<String> allowed, String pattern, boolean neverNull) {}

    private final Place property;
    private final FieldType type;
    private final TypeOptions options;
    private final boolean isWholeKey;

    private List<String> allowed;
    private String pattern;
    private boolean neverNull;
    private boolean hasCodeList;

    /** @param isWholeKey whether the property is the only field of the business key */
    QualityReader(Place property, FieldType type, TypeOptions options, boolean isWholeKey) {
        this.property = property;
        this.type = type;
        this.options = options;
        this.isWholeKey = isWholeKey;
    }

    /** The row rules that stand on the whole object and on its properties. */
    static List<RowRule> rowRules(Place object) {
        var rules = new ArrayList<RowRule>();
        object.items("quality").stream().filter(QualityReader::isRowRule).forEach(rule -> rules.add(rowRule(rule)));
        for (Place property : object.items("properties")) {
            property.items("quality").stream()
                    .filter(QualityReader::isRowRule)
                    .forEach(rule -> rules.add(rowRule(rule)));
        }
        return rules;
    }

    /** The fields whose values are codes of a code list. */
    static List<CodeListRule> codeLists(Place object) {
        var rules = new ArrayList<CodeListRule>();
        for (Place property : object.items("properties")) {
            for (Place rule : property.items("quality")) {
                rule.text("metric")
                        .filter("invalidValues"::equals)
                        .flatMap(metric -> rule.at("arguments", Kind.OBJECT))
                        .flatMap(arguments -> arguments.text(CODE_LIST))
                        .ifPresent(list -> rules.add(new CodeListRule(
                                rule.pointer() + "/arguments/" + CODE_LIST,
                                property.text("name").orElse(""),
                                list)));
            }
        }
        return rules;
    }

    /** Reads the rules on the whole object: of those that are enforced, only that the business key is unique. */
    static void ofObject(Place object, List<Field> fields) {
        var names = fields.stream().map(Field::name).collect(Collectors.toSet());
        for (Place rule : object.items("quality")) {
            if (isChecked(rule, ContractParts.QUALITY_OF_OBJECT, ContractParts.METRICS_OF_OBJECT)) {
                LibraryRuleReader.ofObject(rule, names)
                        .read()
                        .filter(LibraryRule::holdsEachRecord)
                        .filter(read -> isError(read, rule))
                        .ifPresent(enforced -> checkKey(rule, fields));
            }
        }
    }

    private static void checkKey(Place rule, List<Field> fields) {
        var key = fields.stream()
                .filter(field -> field.key() != null)
                .map(Field::name)
                .toList();
        rule.require("arguments", Kind.OBJECT).ifPresent(arguments -> {
            arguments.knowsOnly(Set.of("properties"));
            var named = arguments.texts("properties");
            if (key.isEmpty()
                    || named.size() != key.size()
                    || !Set.copyOf(named).equals(Set.copyOf(key))) {
                arguments.refuseAt(
                        "properties",
                        "唯一性只按业务主键校验，须恰为其字段：" + key,
                        "Uniqueness is enforced on the business key only, so these must be its fields: " + key);
            }
        });
    }

    Checks read() {
        for (Place rule : property.items("quality")) {
            if (isChecked(rule, ContractParts.QUALITY_OF_PROPERTY, ContractParts.METRICS)) {
                new LibraryRuleReader(rule, Optional.of(""), type, options.maxLength(), Set.of())
                        .read()
                        .filter(LibraryRule::holdsEachRecord)
                        .filter(found -> isError(found, rule))
                        .ifPresent(enforced -> read(rule));
            }
        }
        return new Checks(allowed, pattern, neverNull);
    }

    private void read(Place rule) {
        switch (rule.text("metric").orElseThrow()) {
            case "nullValues" -> neverNull = true;
            case "missingValues" -> readMissing(rule);
            case "duplicateValues" -> mustBeWholeKey(rule);
            default -> readInvalid(rule);
        }
    }

    private void mustBeWholeKey(Place rule) {
        if (!isWholeKey) {
            rule.refuse(
                    "唯一性只按业务主键校验；请用于唯一的 primaryKey 字段，或写在 schema 对象上并列出主键字段",
                    "Uniqueness is enforced on the business key only: state it on the one primaryKey field, or on the schema object with the key's fields");
        }
    }

    private void readMissing(Place rule) {
        neverNull = true;
        rule.require("arguments", Kind.OBJECT).ifPresent(arguments -> {
            arguments.knowsOnly(Set.of("missingValues"));
            arguments
                    .require("missingValues", Kind.LIST)
                    .ifPresent(
                            list -> list.items().stream()
                                    .filter(item -> item.value() != null && !"".equals(item.value()))
                                    .forEach(
                                            item -> item.refuse(
                                                    "只有 null 与空串视为缺失；其他占位值请用 invalidValues 排除",
                                                    "Only null and '' count as missing; shut other placeholders out by invalidValues")));
        });
    }

    private void readInvalid(Place rule) {
        rule.require("arguments", Kind.OBJECT).ifPresent(arguments -> {
            arguments.knowsOnly(Set.of("validValues", "pattern", CODE_LIST));
            arguments.text(CODE_LIST).ifPresent(list -> readCodeList(arguments, list));
            if (!arguments.has("pattern") && !arguments.has(CODE_LIST)) {
                arguments.require("validValues", Kind.LIST);
            }
            if (allowed != null && arguments.has("validValues")) {
                rule.refuse("该字段已有可取值列表", "The field has a list of valid values already");
            }
            arguments.at("validValues", Kind.LIST).ifPresent(list -> allowed = new TypedValues(type).read(list));
            arguments.text("pattern").ifPresent(written -> readPattern(arguments, written));
        });
    }

    private void readCodeList(Place arguments, String list) {
        if (hasCodeList || type != FieldType.STRING && type != FieldType.INTEGER) {
            arguments.refuseAt(
                    CODE_LIST,
                    "仅用于 string 或 integer 字段，且一个字段只引用一个代码集",
                    "A code list is for a string or an integer, and a field has one");
        } else if (!LIST_CODE.matcher(list).matches()) {
            arguments.refuseAt(CODE_LIST, "应为代码集的编码", "Must be the code of a code list");
        }
        hasCodeList = true;
    }

    private void readPattern(Place arguments, String written) {
        if (type != FieldType.STRING || options.pattern() != null || pattern != null) {
            arguments.refuseAt(
                    "pattern", "仅用于 string 字段，且一个字段只有一个格式", "A pattern is for a string field, and a field has one");
            return;
        }
        int longest = options.maxLength() == null ? SafePattern.LONGEST_VALUE : options.maxLength();
        SafePattern.objectionTo(written, longest)
                .ifPresent(objection -> arguments.refuseAt("pattern", objection.zh(), objection.en()));
        pattern = written;
    }

    /** Whether {@code rule} is one of the library that is enforced; whatever else is not describing is noted. */
    private static boolean isChecked(Place rule, PartTable keys, PartTable metrics) {
        if (!rule.is(Kind.OBJECT)) {
            return false;
        }
        if (isRowRule(rule)) {
            keys.check(rule);
            return false;
        }
        String kind = rule.text("type").orElse("library");
        if (!kind.equals("library")) {
            if (ContractParts.RULE_TYPES.treatmentOf(kind) == Treatment.DESCRIBING) {
                keys.checkDescribing(rule, Set.of("type", "severity", "unit"));
                rule.text("unit");
            } else {
                refuse(rule, ContractParts.RULE_TYPES.named(kind));
            }
            return false;
        }
        String metric = rule.text("metric").orElse("");
        if (metrics.treatmentOf(metric) == Treatment.REFUSED) {
            refuse(rule, metrics.named(metric));
            return false;
        }
        keys.check(rule);
        boolean known = SEVERITIES.contains(rule.text("severity").orElse("error"));
        if (!known) {
            rule.refuseAt("severity", "severity 为 error 或 warning", "The severity is error or warning");
        }
        return known;
    }

    /** Nothing can be noted of a record that is taken, so a rule that holds each record is an error. */
    private static boolean isError(LibraryRule read, Place rule) {
        if (read.warns()) {
            rule.refuseAt(
                    "severity",
                    "逐条执行的规则的 severity 须为 error；warning 仅用于整批的阈值",
                    "A rule that every record is held to is an error; warning is for thresholds of a whole delivery");
        }
        return !read.warns();
    }

    private static boolean isRowRule(Place rule) {
        return rule.keys().containsAll(List.of("type", "engine"))
                && rule.text("type").filter("custom"::equals).isPresent()
                && rule.text("engine").filter("cel"::equals).isPresent();
    }

    private static RowRule rowRule(Place rule) {
        Stream.of(Limit.Comparison.values())
                .filter(operator -> operator != Limit.Comparison.EQUAL && rule.has(operator.key()))
                .forEach(operator -> rule.refuseAt(operator.key(), "行级规则没有阈值", "A row rule has no threshold"));
        var expression = rule.require("implementation", Kind.TEXT);
        expression
                .filter(place -> ((String) place.value()).length() > LONGEST_EXPRESSION)
                .ifPresent(place -> place.refuse(
                        "CEL 表达式至多 " + LONGEST_EXPRESSION + " 个字符",
                        "A CEL expression has at most " + LONGEST_EXPRESSION + " characters"));
        var name = rule.text("name");
        var message = rule.text("description").or(() -> name);
        if (message.filter(said -> said.length() > LONGEST_MESSAGE).isPresent()) {
            rule.refuseAt(
                    "description",
                    "行级规则的说明至多 " + LONGEST_MESSAGE + " 个字符",
                    "The description of a row rule has at most " + LONGEST_MESSAGE + " characters");
        }
        return new RowRule(
                rule.pointer() + "/implementation",
                name.orElse(null),
                expression.map(place -> (String) place.value()).orElse(""),
                message.orElse(null));
    }

    private static void refuse(Place rule, Optional<Part> known) {
        var reason = known.map(Part::meaning)
                .orElse(new Text(
                        "没有此质量规则；可用见 contract-parts",
                        "There is no such quality rule here; contract-parts lists the known"));
        rule.refuse(reason.zh(), reason.en());
    }
}
