package cn.etown.e2e.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds an overlay as {@code kubectl kustomize} does, so that the tests need no kubectl. It knows only what the project
 * uses and refuses the rest; a recorded output of the real one holds it to the same results.
 */
final class Kustomize implements OverlayBuilder {

    private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace");

    @Override
    public List<ObjectNode> build(Path folder) throws IOException {
        var build = new Build();
        build.add(folder);
        return build.finished();
    }

    @Override
    public String toString() {
        return "the project's own builder";
    }

    private static final class Build {

        private final List<ObjectNode> objects = new ArrayList<>();
        private final List<GeneratedObject> generated = new ArrayList<>();

        void add(Path folder) throws IOException {
            var kustomization = Yaml.read(folder.resolve("kustomization.yaml"), Kustomization.class);
            for (var resource : kustomization.resources()) {
                var path = folder.resolve(resource);
                if (Files.isDirectory(path)) {
                    add(path);
                } else {
                    objects.addAll(Yaml.objects(path));
                }
            }
            for (var component : kustomization.components()) {
                add(folder.resolve(component));
            }
            for (var generator : kustomization.configMapGenerator()) {
                generate(GeneratedObject.configMap(generator, folder));
            }
            for (var generator : kustomization.secretGenerator()) {
                generate(GeneratedObject.secret(generator, folder));
            }
            for (var patch : kustomization.patches()) {
                patch(patch.target(), Yaml.read(folder.resolve(patch.path()), ObjectNode.class));
            }
            objects.forEach(object -> transform(object, kustomization));
        }

        /** Every reference to a generated object follows it to its final name. */
        List<ObjectNode> finished() throws IOException {
            var finalNames = new HashMap<String, Map<String, String>>();
            for (var each : generated) {
                finalNames.computeIfAbsent(each.kind(), kind -> new HashMap<>()).put(each.name(), each.finalName());
            }
            objects.forEach(object -> follow(object, finalNames));
            return objects;
        }

        private void generate(GeneratedObject each) throws IOException {
            generated.add(each);
            objects.add(each.object());
        }

        private void patch(Kustomization.Target target, ObjectNode patch) {
            patch.remove("metadata");
            for (var object : objects) {
                if (object.path("kind").asText().equals(target.kind())
                        && (target.name() == null
                                || object.at("/metadata/name").asText().equals(target.name()))) {
                    StrategicMerge.merge(object, patch);
                }
            }
        }

        private static void transform(ObjectNode object, Kustomization kustomization) {
            var metadata = (ObjectNode) object.get("metadata");
            if (kustomization.namespace() != null
                    && !WITHOUT_NAMESPACE.contains(object.path("kind").asText())) {
                metadata.put("namespace", kustomization.namespace());
            }
            for (var labels : kustomization.labels()) {
                labels.pairs().forEach(metadata.withObjectProperty("labels")::put);
            }
            for (var list : List.of("containers", "initContainers")) {
                for (var container : object.at("/spec/template/spec/" + list)) {
                    kustomization.images().forEach(image -> setImage((ObjectNode) container, image));
                }
            }
        }

        private static void setImage(ObjectNode container, Kustomization.Image image) {
            if (container.path("image").asText().equals(image.name())) {
                var name = image.newName() == null ? image.name() : image.newName();
                container.put("image", name + ":" + image.newTag());
            }
        }

        private static void follow(JsonNode node, Map<String, Map<String, String>> finalNames) {
            for (var field : node.properties()) {
                switch (field.getKey()) {
                    case "configMap", "configMapRef", "configMapKeyRef" ->
                        rename(field.getValue(), "name", finalNames.get("ConfigMap"));
                    case "secretRef", "secretKeyRef" -> rename(field.getValue(), "name", finalNames.get("Secret"));
                    case "secret" -> rename(field.getValue(), "secretName", finalNames.get("Secret"));
                    default -> follow(field.getValue(), finalNames);
                }
            }
            if (node.isArray()) {
                node.forEach(item -> follow(item, finalNames));
            }
        }

        private static void rename(JsonNode reference, String field, Map<String, String> finalNames) {
            var name = reference.path(field).asText();
            ((ObjectNode) reference).put(field, finalNames.getOrDefault(name, name));
        }
    }
}
