package cn.etown.governance.classification.domain;

import cn.etown.governance.contract.domain.RecordSchema;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A field as a contract proposes it. */
public record ProposedField(String name, ValueKind kind, Marking marking) {

    /** The element of the standard library whose values are administrative division codes. */
    private static final String PLACE_ELEMENT = "/data-elements/placeCode";

    /**
     * The fields of a contract, in its order.
     *
     * @param document maps, lists and values of a document that {@code schema} was read from
     */
    public static List<ProposedField> allOf(Object document, RecordSchema schema) {
        var object = (Map<?, ?>) ((List<?>) ((Map<?, ?>) document).get("schema")).get(0);
        var properties = (List<?>) object.get("properties");
        return IntStream.range(0, properties.size())
                .mapToObj(place -> {
                    var property = (Map<?, ?>) properties.get(place);
                    var field = schema.fields().get(place);
                    var kind = ValueKind.of(field.type(), isPlaceCode(property));
                    return new ProposedField(field.name(), kind, Marking.written(property));
                })
                .toList();
    }

    private static boolean isPlaceCode(Map<?, ?> property) {
        return property.get("authoritativeDefinitions") instanceof List<?> definitions
                && definitions.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> ((Map<?, ?>) one).get("url"))
                        .anyMatch(url -> url instanceof String text && text.endsWith(PLACE_ELEMENT));
    }
}
