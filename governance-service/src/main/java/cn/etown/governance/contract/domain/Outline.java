package cn.etown.governance.contract.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the catalogue shows of a contract (R3.2a).
 *
 * @param title how the document names itself, or {@code null}
 * @param fields in the order of the document
 */
public record Outline(String title, List<Line> fields) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 1000;

    public Outline {
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
                IntStream.range(0, fields.size())
                        .mapToObj(i -> line(i + 1, fields.get(i), said))
                        .toList());
    }

    private static String title(ContractDocument document) {
        return document.descriptions().stream()
                .filter(part -> part.pointer().equals("/name") && part.value() != null)
                .map(part -> beginning(part.value(), LONGEST_NAME))
                .findFirst()
                .orElse(null);
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
