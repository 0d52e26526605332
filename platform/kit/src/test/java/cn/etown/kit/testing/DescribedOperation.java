package cn.etown.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** An operation as an OpenAPI document describes it, and what a reader of the document misses there. */
final class DescribedOperation {

    private final JsonNode operation;
    private final JsonNode document;
    private final List<String> gaps = new ArrayList<>();

    /** @param document the whole one, into which the operation refers */
    DescribedOperation(JsonNode operation, JsonNode document) {
        this.operation = operation;
        this.document = document;
    }

    /** What is not said, of all that must be. */
    List<String> gaps() {
        gaps.clear();
        List.of("operationId", "summary", "description")
                .forEach(member -> require(!operation.path(member).asText().isBlank(), member));
        require(!operation.path("tags").isEmpty(), "tag");
        if (operation.has("requestBody")) {
            requireContent("request", operation.path("requestBody").path("content"));
        }
        for (var answer : operation.path("responses").properties()) {
            if (answer.getKey().startsWith("2") && !answer.getKey().equals("204")) {
                requireContent(answer.getKey(), answer.getValue().path("content"));
            }
        }
        return List.copyOf(gaps);
    }

    private void requireContent(String place, JsonNode content) {
        require(!content.isEmpty(), place + ": content");
        for (var mediaType : content.properties()) {
            String where = place + " " + mediaType.getKey() + ": ";
            JsonNode schema = mediaType.getValue().path("schema");
            require(!schema.isEmpty(), where + "schema");
            if (mediaType.getKey().endsWith("json")) {
                require(isExemplified(mediaType.getValue()) || hasExample(schema, new HashSet<>()), where + "example");
            }
        }
    }

    private void require(boolean holds, String gap) {
        if (!holds) {
            gaps.add(gap);
        }
    }

    /** An example of the whole or of the things in it: of the items of a page, say. */
    private boolean hasExample(JsonNode schema, Set<String> seen) {
        if (schema.isMissingNode()) {
            return false;
        }
        if (isExemplified(schema)) {
            return true;
        }
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            return seen.add(reference) && hasExample(document.at(reference.substring(1)), seen);
        }
        return hasExample(schema.path("items"), seen)
                || StreamSupport.stream(schema.path("properties").spliterator(), false)
                        .anyMatch(property -> hasExample(property, seen));
    }

    private static boolean isExemplified(JsonNode described) {
        return described.has("example") || described.has("examples");
    }
}
