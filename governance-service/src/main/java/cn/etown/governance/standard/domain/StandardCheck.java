package cn.etown.governance.standard.domain;

import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.Measure;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.kit.problem.Text;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds a contract against the standard interface it follows (R3.3, R5.4): its figures are added up with those of every other unit
 * that follows it, so records must be told apart, dated and counted in the same way. Further fields and measures, and narrower
 * bounds, are the contract's own matter.
 */
final class StandardCheck {

    private static final String PROPERTIES = "/schema/0/properties";

    private final DescribedContract standard;
    private final DescribedContract contract;
    private final Predicate<DescribedField> measured;
    private final Predicate<DescribedField> closed;

    /**
     * @param measured whether the data element of a field says what it is measured in, and so holds it to that by itself
     * @param closed whether a field of the contract is too sensitive to tell figures apart, see {@link DimensionCheck}
     */
    StandardCheck(
            DescribedContract standard,
            DescribedContract contract,
            Predicate<DescribedField> measured,
            Predicate<DescribedField> closed) {
        this.standard = standard;
        this.contract = contract;
        this.measured = measured;
        this.closed = closed;
    }

    List<Finding> findings() {
        return Stream.of(missingFields(), otherFields(), otherKey(), otherFigures(), otherMeasures())
                .flatMap(found -> found)
                .toList();
    }

    private Stream<Finding> missingFields() {
        String pointer = contract.standard().orElseThrow().pointer();
        return standard.schema().fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .filter(name -> contract.field(name).isEmpty())
                .sorted()
                .map(name -> new Finding(
                        "standard-field-missing",
                        Severity.MUST,
                        pointer,
                        new Text("缺少标准接口要求的字段 " + name, "The field " + name + " of the standard interface is missing"),
                        new Text("按标准接口模板补上该字段", "Add the field as the standard's template has it")));
    }

    private Stream<Finding> otherFields() {
        return contract.fields().stream()
                .flatMap(described -> standard.field(described.field().name()).stream()
                        .flatMap(wanted -> Stream.of(
                                        otherType(described, wanted.field()),
                                        optional(described, wanted.field()),
                                        otherUnit(described, wanted),
                                        otherElement(described, wanted))
                                .flatMap(Optional::stream)));
    }

    private static Optional<Finding> otherElement(DescribedField described, DescribedField wanted) {
        var own = described.element().map(Reference::code);
        var asked = wanted.element().map(Reference::code);
        return own.isEmpty() || asked.isEmpty() || own.equals(asked)
                ? Optional.empty()
                : Optional.of(differs(
                        "standard-element-differs",
                        described.element().get().pointer(),
                        wanted.field().name(),
                        own.get(),
                        asked.get()));
    }

    private Optional<Finding> otherUnit(DescribedField described, DescribedField wanted) {
        return wanted.unit().isEmpty() || described.unit().equals(wanted.unit()) || measured.test(described)
                ? Optional.empty()
                : Optional.of(differs(
                        "standard-unit-differs",
                        described.pointer() + "/customProperties",
                        wanted.field().name() + ".unit",
                        described.unit().orElse(null),
                        wanted.unit().get()));
    }

    private static Optional<Finding> otherType(DescribedField described, Field wanted) {
        var type = described.field().type();
        return type == wanted.type()
                ? Optional.empty()
                : Optional.of(differs(
                        "standard-type-differs",
                        described.pointer() + "/logicalType",
                        wanted.name(),
                        type.toString(),
                        wanted.type().toString()));
    }

    private static Optional<Finding> optional(DescribedField described, Field wanted) {
        return !wanted.required() || described.field().required()
                ? Optional.empty()
                : Optional.of(differs(
                        "standard-field-optional",
                        described.pointer() + "/required",
                        wanted.name() + ".required",
                        "false",
                        "true"));
    }

    private Stream<Finding> otherKey() {
        return differing(
                "standard-key-differs",
                PROPERTIES,
                "primaryKey",
                String.join(", ", contract.schema().key()),
                String.join(", ", standard.schema().key()));
    }

    /** A dimension whose field is closed in this flow is not asked for: it must not be one. */
    private Stream<Finding> otherFigures() {
        RecordSchema here = contract.schema();
        RecordSchema there = standard.schema();
        var dimensions = there.dimensions().stream()
                .filter(dimension -> !here.dimensions().contains(dimension))
                .filter(dimension -> contract.field(dimension).filter(closed).isEmpty())
                .collect(Collectors.joining(", "));
        return Stream.of(
                        differing(
                                "standard-theme-differs",
                                contract.places().of("theme"),
                                "theme",
                                here.theme(),
                                there.theme()),
                        differing(
                                "standard-event-date-differs",
                                contract.places().of("eventDate"),
                                "eventDate",
                                here.eventDate(),
                                there.eventDate()),
                        dimensions.isEmpty()
                                ? Stream.<Finding>empty()
                                : Stream.of(differs(
                                        "standard-dimension-missing",
                                        contract.places().of("dimensions"),
                                        "dimensions",
                                        "—",
                                        dimensions)))
                .flatMap(found -> found);
    }

    /** One that is made of a field which the standard leaves open, and this contract has not, is not asked for. */
    private Stream<Finding> otherMeasures() {
        return standard.schema().measures().stream()
                .filter(wanted -> wanted.fields().stream()
                        .allMatch(field -> contract.field(field).isPresent()))
                .flatMap(wanted -> {
                    var own = contract.schema().measures().stream()
                            .filter(measure -> measure.name().equals(wanted.name()))
                            .findFirst();
                    return differing(
                            "standard-measure-differs",
                            contract.places().ofMeasure(wanted.name()),
                            wanted.name(),
                            own.map(StandardCheck::text).orElse(null),
                            text(wanted));
                });
    }

    /** Of factors in one order, as their product, and the thing they name, is the same in any. */
    private static String text(Measure measure) {
        var factors = measure.factors().stream().sorted().toList();
        return new Measure(measure.name(), measure.aggregate(), factors, measure.when()).text();
    }

    private static Stream<Finding> differing(String rule, String pointer, String what, String here, String there) {
        return Objects.equals(here, there) ? Stream.empty() : Stream.of(differs(rule, pointer, what, here, there));
    }

    private static Finding differs(String rule, String pointer, String what, String here, String there) {
        String found = here == null || here.isEmpty() ? "—" : here;
        String wanted = there == null || there.isEmpty() ? "—" : there;
        return new Finding(
                rule,
                Severity.MUST,
                pointer,
                new Text(
                        what + " 为 " + found + "，标准接口为 " + wanted,
                        what + " is " + found + ", that of the standard interface " + wanted),
                new Text(
                        "按标准接口模板改正；含义不同则不引用该标准",
                        "Make it as the standard's template has it, or do not follow the standard where it means another thing"));
    }
}
