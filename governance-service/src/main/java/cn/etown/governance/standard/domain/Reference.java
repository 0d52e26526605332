package cn.etown.governance.standard.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference of a document into the standard library, written as one of ODCS's {@code authoritativeDefinitions}.
 *
 * @param url as it is written
 * @param code the code it names, or {@code null} where it is no path of the library
 * @param version the version it names, or {@code null}
 * @param pointer where it stands
 */
public record Reference(String url, String code, String version, String pointer) {

    /** The type of a reference to a data element, and the path of one in this API. */
    static final Kind ELEMENT = new Kind("dataElement", "data-elements");

    /** The type of a reference to a standard interface, and the path of one in this API. */
    static final Kind STANDARD = new Kind("standardInterface", "standards");

    record Kind(String type, Pattern path) {

        Kind(String type, String collection) {
            this(
                    type,
                    Pattern.compile(
                            "/" + collection + "/([A-Za-z][A-Za-z0-9_-]{0,99})(?:\\?version=([0-9.]{1,20}))?$"));
        }
    }

    /** The first reference of {@code kind} that {@code part} of a document makes. */
    static Optional<Reference> of(Kind kind, Map<?, ?> part, String pointer) {
        if (!(part.get("authoritativeDefinitions") instanceof List<?> definitions)) {
            return Optional.empty();
        }
        for (int i = 0; i < definitions.size(); i++) {
            if (definitions.get(i) instanceof Map<?, ?> definition
                    && kind.type().equals(definition.get("type"))
                    && definition.get("url") instanceof String url) {
                return Optional.of(read(kind, url, pointer + "/authoritativeDefinitions/" + i + "/url"));
            }
        }
        return Optional.empty();
    }

    private static Reference read(Kind kind, String url, String pointer) {
        Matcher path = kind.path().matcher(url);
        return path.find()
                ? new Reference(url, path.group(1), path.group(2), pointer)
                : new Reference(url, null, null, pointer);
    }
}
