package cn.etown.governance.standard.domain;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.UnitOfMeasure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field of a contract with what its document says of it beside the enforced parts.
 *
 * @param pointer where the field stands
 * @param timezone the zone it states for times without an offset, if any
 * @param codeList the code list that its values are held to, if any
 * @param element the data element it refers to, if any
 * @param personalData whether it is marked as telling of a person
 * @param unit what it is measured in: the custom property {@code unit}
 */
public record DescribedField(
        String pointer,
        Field field,
        Optional<String> description,
        Optional<String> businessName,
        Optional<String> classification,
        boolean personalData,
        Optional<String> unit,
        Optional<String> timezone,
        Optional<String> codeList,
        Optional<Reference> element) {

    /** As long as the name of a data element can be. */
    private static final int LONGEST_NAME = 100;

    static DescribedField of(String pointer, Field field, Map<?, ?> property) {
        return new DescribedField(
                pointer,
                field,
                text(property, "description"),
                text(property, "businessName"),
                text(property, "classification"),
                Marking.written(property).personalData(),
                UnitOfMeasure.in(property.get("customProperties")),
                timezone(property),
                codeList(property),
                Reference.of(Reference.ELEMENT, property, pointer));
    }

    /** What the document says of how sensitive it is. */
    Marking marking() {
        return new Marking(classification.flatMap(SensitivityClass::named).orElse(null), personalData, null);
    }

    /** The field with another data element that it means. */
    DescribedField meaning(Optional<Reference> itsElement) {
        return new DescribedField(
                pointer,
                field,
                description,
                businessName,
                classification,
                personalData,
                unit,
                timezone,
                codeList,
                itsElement);
    }

    /** What it is called: its business name, and its description where that is a name alone. */
    Set<String> names() {
        return Stream.concat(businessName.stream(), description.stream())
                .map(String::strip)
                .filter(name -> name.codePointCount(0, name.length()) <= LONGEST_NAME)
                .collect(Collectors.toSet());
    }

    private static Optional<String> text(Map<?, ?> part, String key) {
        return part.get(key) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> codeList(Map<?, ?> property) {
        return property.get("quality") instanceof List<?> rules
                ? rules.stream()
                        .filter(Map.class::isInstance)
                        .map(rule -> ((Map<?, ?>) rule).get("arguments"))
                        .filter(Map.class::isInstance)
                        .flatMap(arguments -> text((Map<?, ?>) arguments, "codeList").stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> timezone(Map<?, ?> property) {
        return property.get("logicalTypeOptions") instanceof Map<?, ?> options
                ? text(options, "defaultTimezone")
                : Optional.empty();
    }
}
