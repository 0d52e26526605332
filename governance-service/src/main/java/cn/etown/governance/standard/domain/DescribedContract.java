package cn.etown.governance.standard.domain;

import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.FigurePlaces;
import cn.etown.governance.contract.domain.RecordSchema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A contract as the standard library looks at it.
 *
 * @param interfaceCode the interface it belongs to, or is meant for
 * @param standard the standard interface it follows, if it says so
 * @param schema what of it is enforced
 * @param places where it says what is counted
 * @param fields in the order of the document
 */
public record DescribedContract(
        String interfaceCode,
        Optional<Reference> standard,
        RecordSchema schema,
        FigurePlaces places,
        List<DescribedField> fields) {

    private static final String OBJECT = "/schema/0";

    /**
     * Puts together what was read strictly and what the document says beside it.
     *
     * @param document maps, lists and values of a document that {@code schema} was read from
     */
    public static DescribedContract of(String interfaceCode, Object document, RecordSchema schema) {
        var object = (Map<?, ?>) ((List<?>) ((Map<?, ?>) document).get("schema")).get(0);
        var properties = (List<?>) object.get("properties");
        var fields = new ArrayList<DescribedField>();
        for (int i = 0; i < properties.size(); i++) {
            Field field = schema.fields().get(i);
            fields.add(DescribedField.of(OBJECT + "/properties/" + i, field, (Map<?, ?>) properties.get(i)));
        }
        return new DescribedContract(
                interfaceCode,
                Reference.of(Reference.STANDARD, object, OBJECT),
                schema,
                FigurePlaces.in(document),
                List.copyOf(fields));
    }

    /**
     * As the standard reads it that it follows: a field of the standard means its data element, whether or not it says so.
     *
     * @param counts of which of the standard's references that is true
     */
    DescribedContract following(DescribedContract itsStandard, Predicate<Reference> counts) {
        return new DescribedContract(
                interfaceCode,
                standard,
                schema,
                places,
                fields.stream()
                        .map(described -> described.element().isPresent()
                                ? described
                                : itsStandard
                                        .field(described.field().name())
                                        .map(named -> described.meaning(
                                                named.element().filter(counts)))
                                        .orElse(described))
                        .toList());
    }

    /** As {@link #following(DescribedContract, Predicate)}, with every data element of the standard. */
    public DescribedContract following(DescribedContract itsStandard) {
        return following(itsStandard, reference -> true);
    }

    Optional<DescribedField> field(String name) {
        return fields.stream()
                .filter(described -> described.field().name().equals(name))
                .findFirst();
    }

    /** The paths of the data elements and of the standard that it refers to, below the collections of that name. */
    public Set<String> references(String elements, String standards) {
        var paths = new HashSet<String>();
        fields.stream()
                .flatMap(described -> described.element().stream())
                .filter(element -> element.code() != null)
                .forEach(element -> paths.add(elements + element.code()));
        standard.filter(named -> named.code() != null).ifPresent(named -> paths.add(standards + named.code()));
        return paths;
    }

    /** The codes of the data elements that its fields refer to, by the names of the fields. */
    public Map<String, String> elementsOfFields() {
        var elements = new HashMap<String, String>();
        fields.forEach(described -> described
                .element()
                .map(Reference::code)
                .ifPresent(code -> elements.put(described.field().name(), code)));
        return elements;
    }

    /** What its fields are called in Chinese, by which they may be known to the library. */
    public Set<String> names() {
        return fields.stream().flatMap(described -> described.names().stream()).collect(Collectors.toSet());
    }

    /** The data elements that bear on it: those its fields refer to or are named like. */
    public Set<String> elementCodes() {
        var codes = new HashSet<String>();
        for (var described : fields) {
            codes.add(described.field().name());
            described.element().map(Reference::code).ifPresent(codes::add);
        }
        return codes;
    }
}
