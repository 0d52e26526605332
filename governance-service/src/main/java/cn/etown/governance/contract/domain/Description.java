package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;

import java.util.ArrayList;
import java.util.List;

/**
 * A describing part of a document.
 *
 * @param field the field it describes, or {@code null} where it describes the whole
 * @param part its key
 * @param pointer where it stands
 * @param value what it says
 */
public record Description(String field, String part, String pointer, Object value) {

    /** Reads the describing parts of a document that was found right. */
    static List<Description> readAll(Place root) {
        var all = new ArrayList<>(readAll(root, ContractParts.TOP, null));
        for (Place object : root.items("schema")) {
            all.addAll(readAll(object, ContractParts.OBJECT, null));
            object.items("properties")
                    .forEach(property -> all.addAll(readAll(
                            property,
                            ContractParts.PROPERTY,
                            property.text("name").orElse(null))));
        }
        return all;
    }

    private static List<Description> readAll(Place place, PartTable table, String field) {
        return table.describing().stream()
                .flatMap(key -> place.at(key, Kind.ANY).stream()
                        .map(part -> new Description(field, key, part.pointer(), part.value())))
                .toList();
    }
}
