package cn.etown.governance.contract.domain;

import cn.etown.evidence.record.SafePattern;
import cn.etown.governance.contract.domain.LibraryRule.Metric;
import cn.etown.governance.contract.domain.Place.Kind;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one rule of the standard's library. What it looks for is checked against the fields, and its threshold against what
 * can be; where it says that not one record may fail, {@link QualityReader} looks at it further.
 */
final class LibraryRuleReader {

    private final Place rule;
    private final Optional<String> field;
    private final FieldType type;
    private final Integer maxLength;
    private final Set<String> fields;

    /**
     * @param field the field it stands on; absent where it stands on the object
     * @param type the type of that field, or {@code null}
     * @param maxLength of the values of that field, or {@code null}
     * @param fields those a rule on the object can name
     */
    LibraryRuleReader(Place rule, Optional<String> field, FieldType type, Integer maxLength, Set<String> fields) {
        this.rule = rule;
        this.field = field;
        this.type = type;
        this.maxLength = maxLength;
        this.fields = fields;
    }

    /** @param fields the names of all fields */
    static LibraryRuleReader ofObject(Place rule, Set<String> fields) {
        return new LibraryRuleReader(rule, Optional.empty(), null, null, fields);
    }

    /** The rule; absent where it is none of the library, or not right, which is noted. */
    Optional<LibraryRule> read() {
        if (!rule.text("type").orElse("library").equals("library") || !rule.has("metric")) {
            return Optional.empty();
        }
        var metric = Metric.named(rule.text("metric").orElseThrow());
        return new LimitReader(rule, metric == Metric.ROW_COUNT).read().map(limit -> rule(metric, limit));
    }

    private LibraryRule rule(Metric metric, Limit limit) {
        var rule = new LibraryRule(
                this.rule.pointer(),
                this.rule.text("name").orElse(null),
                metric,
                field.stream().toList(),
                limit,
                List.of(),
                null,
                this.rule.text("severity").filter("warning"::equals).isPresent());
        if (rule.holdsEachRecord()) {
            return metric == Metric.DUPLICATE_VALUES && field.isEmpty() ? on(rule, named()) : described(rule);
        }
        return switch (metric) {
            case MISSING_VALUES -> missing(rule);
            case INVALID_VALUES -> invalid(rule);
            case DUPLICATE_VALUES -> field.isPresent() ? rule : duplicates(rule);
            default -> rule;
        };
    }

    /** What it looks for has been read with the field's own checks. */
    private LibraryRule described(LibraryRule rule) {
        var arguments = this.rule.at("arguments", Kind.OBJECT);
        return rule.with(
                rule.fields(),
                arguments.stream()
                        .flatMap(
                                given -> given
                                        .items(rule.metric() == Metric.MISSING_VALUES ? "missingValues" : "validValues")
                                        .stream())
                        .map(Place::value)
                        .filter(value -> value != null)
                        .map(String::valueOf)
                        .toList(),
                arguments.flatMap(given -> given.text("pattern")).orElse(null));
    }

    private LibraryRule missing(LibraryRule rule) {
        var values = this.rule
                .require("arguments", Kind.OBJECT)
                .flatMap(arguments -> {
                    arguments.knowsOnly(Set.of("missingValues"));
                    return arguments.require("missingValues", Kind.LIST);
                })
                .map(list -> new TypedValues(type)
                        .read(
                                list,
                                list.items().stream()
                                        .filter(item -> item.value() != null && !"".equals(item.value()))
                                        .toList()))
                .orElse(List.of());
        return rule.with(rule.fields(), values, null);
    }

    private LibraryRule invalid(LibraryRule rule) {
        var arguments = this.rule.require("arguments", Kind.OBJECT);
        arguments.ifPresent(given -> {
            given.knowsOnly(Set.of("validValues", "pattern"));
            if (!given.has("pattern")) {
                given.require("validValues", Kind.LIST);
            }
        });
        var values = arguments
                .flatMap(given -> given.at("validValues", Kind.LIST))
                .map(new TypedValues(type)::read)
                .orElse(List.of());
        var pattern = arguments.flatMap(given -> given.text("pattern"));
        pattern.ifPresent(written -> checkPattern(arguments.get(), written));
        return rule.with(rule.fields(), values, pattern.orElse(null));
    }

    private void checkPattern(Place arguments, String pattern) {
        if (type != FieldType.STRING) {
            arguments.refuseAt("pattern", "仅用于 string 字段", "A pattern is for a string field");
            return;
        }
        SafePattern.objectionTo(pattern, maxLength == null ? SafePattern.LONGEST_VALUE : maxLength)
                .ifPresent(objection -> arguments.refuseAt("pattern", objection.zh(), objection.en()));
    }

    private LibraryRule duplicates(LibraryRule rule) {
        var list = this.rule.require("arguments", Kind.OBJECT).flatMap(arguments -> {
            arguments.knowsOnly(Set.of("properties"));
            return arguments.require("properties", Kind.LIST);
        });
        list.ifPresent(properties -> {
            properties.items().stream()
                    .filter(item -> item.is(Kind.TEXT) && !fields.contains((String) item.value()))
                    .forEach(item -> item.refuse("没有此字段", "There is no such field"));
            if (properties.items().isEmpty() || Set.copyOf(named()).size() < named().size()) {
                properties.refuse("应有至少一个字段，各一次", "There must be a field at least, each once");
            }
        });
        return on(rule, named());
    }

    private List<String> named() {
        return rule.at("arguments", Kind.OBJECT).stream()
                .flatMap(arguments -> arguments.texts("properties").stream())
                .toList();
    }

    private static LibraryRule on(LibraryRule rule, List<String> fields) {
        return rule.with(fields, List.of(), null);
    }
}
