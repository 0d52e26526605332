package cn.etown.governance.contract.domain;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Where a document that was read says what is counted (R3.3): the extensions of its object, and the entries of each. */
public final class FigurePlaces {

    private static final String EXTENSIONS = "/schema/0/customProperties";

    private final List<?> extensions;

    private FigurePlaces(List<?> extensions) {
        this.extensions = extensions;
    }

    /** @param document maps, lists and values of a document that was found right */
    public static FigurePlaces in(Object document) {
        var object = (Map<?, ?>) ((List<?>) ((Map<?, ?>) document).get("schema")).get(0);
        return new FigurePlaces(object.get("customProperties") instanceof List<?> list ? list : List.of());
    }

    /** The value of an extension such as {@code theme}; all of them where it does not stand there. */
    public String of(String extension) {
        int place = placeOf(extension);
        return place < 0 ? EXTENSIONS : EXTENSIONS + "/" + place + "/value";
    }

    /** The dimension of this name, or all of them where it is none. */
    public String ofDimension(String field) {
        return ofEntry("dimensions", field::equals);
    }

    /** The measure of this name, or all of them where there is none. */
    public String ofMeasure(String name) {
        return ofEntry("measures", entry -> entry instanceof Map<?, ?> measure && name.equals(measure.get("name")));
    }

    private String ofEntry(String extension, Predicate<Object> wanted) {
        int place = placeOf(extension);
        if (place >= 0 && ((Map<?, ?>) extensions.get(place)).get("value") instanceof List<?> entries) {
            for (int i = 0; i < entries.size(); i++) {
                if (wanted.test(entries.get(i))) {
                    return of(extension) + "/" + i;
                }
            }
        }
        return of(extension);
    }

    /** Of one that stands there twice the last counts. */
    private int placeOf(String extension) {
        int place = extensions.size() - 1;
        while (place >= 0
                && !(extensions.get(place) instanceof Map<?, ?> entry && extension.equals(entry.get("property")))) {
            place--;
        }
        return place;
    }
}
