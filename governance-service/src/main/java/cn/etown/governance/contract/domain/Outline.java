package cn.etown.governance.contract.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the catalogue shows of a contract (R3.2a).
 *
 * @param title how the document names itself, or {@code null}
 * @param summary what its data are for, or else what a record is; {@code null} where it says neither
 * @param tags of the document and its record, the first 50
 * @param theme the monitoring theme it feeds, or {@code null}
 * @param fields in the order of the document
 */
public record Outline(String title, String summary, List<String> tags, String theme, List<Line> fields) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final int LONGEST_TAG = 100;
    private static final int MOST_TAGS = 50;

    public Outline {
        tags = List.copyOf(tags);
        fields = List.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param place in the document, from 1
     * @param heading in the source's file, often Chinese
     * @param businessName or {@code null}; its beginning, where it is long, as with {@code description}
     * @param description its caliber as the contract says it, or {@code null}
     */
    public record Line(
            int place,
            String name,
            String heading,
            String businessName,
            String description,
            FieldType type,
            boolean required) {}

    public static Outline of(ContractDocument document) {
        var said = document.descriptions().stream()
                .filter(part -> part.field() != null && part.value() != null)
                .collect(Collectors.toMap(
                        part -> key(part.field(), part.part()), Description::value, (one, other) -> one));
        var fields = document.schema().fields();
        return new Outline(
                title(document),
                summary(document.written()),
                tags(document.written()),
                document.schema().theme(),
                IntStream.range(0, fields.size())
                        .mapToObj(i -> line(i + 1, fields.get(i), said))
                        .toList());
    }

    private static String title(ContractDocument document) {
        return said(document, "/name")
                .map(value -> beginning(value, LONGEST_NAME))
                .orElse(null);
    }

    /**
     * What the data are for, or else what a record is; {@code null} where the document says neither.
     *
     * @param written a document, which need not be right
     */
    public static String summary(Map<?, ?> written) {
        return Optional.<Object>ofNullable(written.get("description"))
                .map(part -> part instanceof Map<?, ?> description ? description.get("purpose") : part)
                .or(() -> Optional.ofNullable(object(written).get("description")))
                .map(value -> beginning(value, LONGEST_DESCRIPTION))
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    /**
     * The tags of the document and its record, the first 50.
     *
     * @param written a document, which need not be right
     */
    public static List<String> tags(Map<?, ?> written) {
        return Stream.of(written.get("tags"), object(written).get("tags"))
                .flatMap(part -> part instanceof List<?> tags ? tags.stream() : Stream.empty())
                .filter(String.class::isInstance)
                .map(tag -> beginning(tag, LONGEST_TAG))
                .filter(tag -> !tag.isBlank())
                .distinct()
                .limit(MOST_TAGS)
                .toList();
    }

    private static Map<?, ?> object(Map<?, ?> written) {
        return written.get("schema") instanceof List<?> objects
                        && !objects.isEmpty()
                        && objects.get(0) instanceof Map<?, ?> object
                ? object
                : Map.of();
    }

    private static Optional<Object> said(ContractDocument document, String pointer) {
        return document.descriptions().stream()
                .filter(part -> part.pointer().equals(pointer) && part.value() != null)
                .map(Description::value)
                .findFirst();
    }

    private static Line line(int place, Field field, Map<String, Object> said) {
        return new Line(
                place,
                field.name(),
                field.physicalName(),
                said(said, field, "businessName", LONGEST_NAME),
                said(said, field, "description", LONGEST_DESCRIPTION),
                field.type(),
                field.required());
    }

    private static String said(Map<String, Object> said, Field field, String part, int most) {
        return Optional.ofNullable(said.get(key(field.name(), part)))
                .map(value -> beginning(value, most))
                .orElse(null);
    }

    private static String beginning(Object value, int most) {
        var text = value.toString();
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static String key(String field, String part) {
        return field + "/" + part;
    }
}
