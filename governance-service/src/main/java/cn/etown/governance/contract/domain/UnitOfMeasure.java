package cn.etown.governance.contract.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a field is measured in: the custom property {@code unit} of a document's field. */
public final class UnitOfMeasure {

    private UnitOfMeasure() {}

    /** @param customProperties as a document has them, of whatever kind */
    public static Optional<String> in(Object customProperties) {
        return list(customProperties).stream()
                .filter(UnitOfMeasure::isUnit)
                .map(property -> (String) ((Map<?, ?>) property).get("value"))
                .findFirst();
    }

    /** The place of {@link #in} in the list. */
    static int placeIn(Object customProperties) {
        return list(customProperties).stream()
                .map(UnitOfMeasure::isUnit)
                .toList()
                .indexOf(true);
    }

    private static List<?> list(Object customProperties) {
        return customProperties instanceof List<?> properties ? properties : List.of();
    }

    private static boolean isUnit(Object property) {
        return property instanceof Map<?, ?> map
                && "unit".equals(map.get("property"))
                && map.get("value") instanceof String text
                && !text.isBlank();
    }
}
