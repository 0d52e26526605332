package cn.etown.governance.standard.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a document refers to of the standard library, read from whatever is written there, right or wrong.
 *
 * @param standard the standard interface it follows, where it names one by a path of the library
 * @param fields the names of its fields
 * @param elements the codes of the data elements that its fields refer to, by the names of the fields
 */
public record WrittenReferences(Optional<Reference> standard, Set<String> fields, Map<String, String> elements) {

    public WrittenReferences {
        fields = Set.copyOf(fields);
        elements = Map.copyOf(elements);
    }

    /** @param document what was read of it */
    public static WrittenReferences in(Object document) {
        var object = items(document, "schema").findFirst().orElse(Map.of());
        var fields = new HashSet<String>();
        var elements = new HashMap<String, String>();
        items(object, "properties").forEach(property -> {
            if (property.get("name") instanceof String name) {
                fields.add(name);
                code(Reference.ELEMENT, property).ifPresent(element -> elements.put(name, element.code()));
            }
        });
        return new WrittenReferences(code(Reference.STANDARD, object), fields, elements);
    }

    private static Optional<Reference> code(Reference.Kind kind, Map<?, ?> part) {
        return Reference.of(kind, part, "").filter(reference -> reference.code() != null);
    }

    private static Stream<Map<?, ?>> items(Object part, String key) {
        return part instanceof Map<?, ?> map && map.get(key) instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(item -> (Map<?, ?>) item)
                : Stream.empty();
    }
}
