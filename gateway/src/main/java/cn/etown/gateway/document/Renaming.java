package cn.etown.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives the components of one service's document new names where they would mean something else than those already there. */
final class Renaming {

    private static final String PREFIX = "#/components/";

    private final String service;
    private final ObjectNode original;
    private final ObjectNode present;

    /** From reference to reference, as {@code #/components/schemas/Page} to {@code #/components/schemas/CollectionPage}. */
    private final Map<String, String> renamed = new HashMap<>();

    Renaming(String service, ObjectNode original, ObjectNode present) {
        this.service = service;
        this.original = original;
        this.present = present;
        boolean more = true;
        while (more) {
            // What refers to a renamed component is no longer the same either.
            more = renameMore();
        }
    }

    /** The document with the new names, in definitions and references. */
    ObjectNode applied() {
        ObjectNode result = original.deepCopy();
        rewriteReferences(result);
        result.path("components").properties().forEach(section -> {
            ObjectNode entries = (ObjectNode) section.getValue();
            for (String name :
                    entries.properties().stream().map(Map.Entry::getKey).toList()) {
                String to = renamed.get(reference(section.getKey(), name));
                if (to != null) {
                    entries.set(to.substring(to.lastIndexOf('/') + 1), entries.remove(name));
                }
            }
        });
        return result;
    }

    private boolean renameMore() {
        int before = renamed.size();
        original.path("components")
                .properties()
                .forEach(section -> section.getValue()
                        .properties()
                        .forEach(entry -> renameIfDifferent(section.getKey(), entry.getKey(), entry.getValue())));
        return renamed.size() > before;
    }

    private void renameIfDifferent(String section, String name, JsonNode definition) {
        JsonNode there = present.path(section).path(name);
        boolean differs = !there.isMissingNode() && (!there.equals(definition) || refersToRenamed(definition));
        if (differs) {
            String own = Character.toUpperCase(service.charAt(0)) + service.substring(1) + name;
            renamed.putIfAbsent(reference(section, name), reference(section, own));
        }
    }

    private boolean refersToRenamed(JsonNode node) {
        if (referenceIn(node).filter(renamed::containsKey).isPresent()) {
            return true;
        }
        for (JsonNode child : node) {
            if (refersToRenamed(child)) {
                return true;
            }
        }
        return false;
    }

    private void rewriteReferences(JsonNode node) {
        referenceIn(node).map(renamed::get).ifPresent(to -> ((ObjectNode) node).set("$ref", TextNode.valueOf(to)));
        node.forEach(this::rewriteReferences);
    }

    private static Optional<String> referenceIn(JsonNode node) {
        return Optional.ofNullable(node.get("$ref")).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static String reference(String section, String name) {
        return PREFIX + section + "/" + name;
    }
}
