package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A describing part of a document.
 *
 * @param field the field it describes, or {@code null} where it describes the whole
 * @param part its key
 * @param pointer where it stands
 * @param value what it says
 */
public record Description(String field, String part, String pointer, Object value) {

    private static final int SHOWN = 80;

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

    /** What it describes, wherever the field stands: two descriptions of one subject can be compared. */
    record Subject(String field, String part, String pointer) {}

    Subject subject() {
        return new Subject(field, part, field == null ? pointer : null);
    }

    /** The unit of measure that a field's custom properties name. */
    Optional<String> unitOfMeasure() {
        return holdsUnits() ? UnitOfMeasure.in(value) : Optional.empty();
    }

    /** What it says but for {@link #unitOfMeasure()}. */
    Object besidesUnitOfMeasure() {
        return holdsUnits() ? UnitOfMeasure.leftOutOf(value) : value;
    }

    private boolean holdsUnits() {
        return field != null && part.equals("customProperties");
    }

    String shown() {
        var text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
