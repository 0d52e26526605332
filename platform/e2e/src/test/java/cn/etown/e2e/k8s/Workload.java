package cn.etown.e2e.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What runs pods, a Deployment or a StatefulSet; {@code claims} are the volumes it brings along. */
record Workload(String name, Map<String, String> selector, PodTemplateSpec template, List<String> claims) {

    static Workload of(Deployment deployment) {
        var spec = deployment.getSpec();
        return new Workload(
                deployment.getMetadata().getName(), spec.getSelector().getMatchLabels(), spec.getTemplate(), List.of());
    }

    static Workload of(StatefulSet set) {
        var spec = set.getSpec();
        return new Workload(
                set.getMetadata().getName(),
                spec.getSelector().getMatchLabels(),
                spec.getTemplate(),
                spec.getVolumeClaimTemplates().stream()
                        .map(claim -> claim.getMetadata().getName())
                        .toList());
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    PodSpec pod() {
        return template.getSpec();
    }

    /** The containers that go on running. */
    List<Container> containers() {
        return pod().getContainers();
    }

    List<Container> allContainers() {
        return Stream.concat(pod().getInitContainers().stream(), containers().stream())
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
