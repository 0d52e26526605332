package cn.etown.e2e.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;

/**
 * Kubernetes' strategic merge: maps are merged, lists of the kinds named here by their key, and all else is replaced. The
 * items of the patch come first, as kustomize does it.
 */
final class StrategicMerge {

    private static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "initContainers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath");

    private StrategicMerge() {}

    static void merge(ObjectNode target, ObjectNode patch) {
        for (var field : patch.properties()) {
            var name = field.getKey();
            var wanted = field.getValue();
            var present = target.get(name);
            if (wanted instanceof ObjectNode change && present instanceof ObjectNode object) {
                merge(object, change);
            } else if (wanted instanceof ArrayNode changes && present instanceof ArrayNode items) {
                target.set(name, merged(name, items, changes));
            } else {
                target.set(name, wanted.deepCopy());
            }
        }
    }

    private static ArrayNode merged(String list, ArrayNode items, ArrayNode changes) {
        var key = KEYS.get(list);
        if (key == null) {
            throw new IllegalArgumentException("It is not known here how two lists of " + list + " are merged");
        }
        var merged = changes.arrayNode();
        for (var change : changes) {
            var item = find(items, key, change);
            if (item == null) {
                merged.add(change.deepCopy());
            } else {
                merge((ObjectNode) item, (ObjectNode) change);
                merged.add(item);
            }
        }
        for (var item : items) {
            if (find(changes, key, item) == null) {
                merged.add(item);
            }
        }
        return merged;
    }

    private static JsonNode find(ArrayNode items, String key, JsonNode like) {
        for (var item : items) {
            if (item.get(key).equals(like.get(key))) {
                return item;
            }
        }
        return null;
    }
}
