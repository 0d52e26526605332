package cn.etown.e2e.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The typed objects of one overlay. */
final class Manifests {

    private final List<HasMetadata> objects;

    private Manifests(List<HasMetadata> objects) {
        this.objects = objects;
    }

    static Manifests of(List<ObjectNode> built) throws JsonProcessingException {
        var objects = new ArrayList<HasMetadata>();
        for (var object : built) {
            objects.add(TypedModels.read(object));
        }
        return new Manifests(objects);
    }

    List<HasMetadata> all() {
        return objects;
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T require(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No " + type.getSimpleName() + " is called " + name));
    }

    List<Workload> workloads() {
        return Stream.concat(
                        all(Deployment.class).stream().map(Workload::of),
                        all(StatefulSet.class).stream().map(Workload::of))
                .toList();
    }

    Workload workload(String name) {
        return workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("Nothing runs under the name " + name));
    }

    /** What a container finds in its environment; a reference that leads nowhere is an error. */
    Map<String, String> environment(Container container) {
        var environment = new TreeMap<String, String>();
        for (var source : container.getEnvFrom()) {
            if (source.getConfigMapRef() != null) {
                environment.putAll(configMap(source.getConfigMapRef().getName()));
            } else {
                environment.putAll(secret(source.getSecretRef().getName()));
            }
        }
        container.getEnv().forEach(variable -> environment.put(variable.getName(), valueOf(variable)));
        return environment;
    }

    Map<String, String> configMap(String name) {
        return require(ConfigMap.class, name).getData();
    }

    Map<String, String> secret(String name) {
        var data = new TreeMap<>(require(Secret.class, name).getData());
        data.replaceAll((key, value) -> new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8));
        return data;
    }

    private String valueOf(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return variable.getValue();
        }
        var reference = variable.getValueFrom().getSecretKeyRef();
        var value = secret(reference.getName()).get(reference.getKey());
        if (value == null) {
            throw new NoSuchElementException(reference.getName() + " has no key " + reference.getKey());
        }
        return value;
    }
}
