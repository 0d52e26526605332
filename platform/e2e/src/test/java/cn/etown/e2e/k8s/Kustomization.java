package cn.etown.e2e.k8s;

import java.util.List;
import java.util.Map;

/** A {@code kustomization.yaml} in the part of its language that the project uses; a word beyond that is not readable. */
record Kustomization(
        String apiVersion,
        String kind,
        String namespace,
        List<Labels> labels,
        List<String> resources,
        List<String> components,
        List<Generator> configMapGenerator,
        List<Generator> secretGenerator,
        List<Patch> patches,
        List<Image> images) {

    Kustomization {
        labels = orNone(labels);
        resources = orNone(resources);
        components = orNone(components);
        configMapGenerator = orNone(configMapGenerator);
        secretGenerator = orNone(secretGenerator);
        patches = orNone(patches);
        images = orNone(images);
    }

    /** Labels of the objects themselves, not of selectors or pods. */
    record Labels(Map<String, String> pairs) {}

    record Generator(String name, List<String> envs, List<String> files) {
        Generator {
            envs = orNone(envs);
            files = orNone(files);
        }
    }

    /** A strategic merge patch for every object of one kind, or for the one of that name. */
    record Patch(String path, Target target) {}

    record Target(String kind, String name) {}

    record Image(String name, String newName, String newTag) {}

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }
}
