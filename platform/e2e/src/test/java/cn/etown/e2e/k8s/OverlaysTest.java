package cn.etown.e2e.k8s;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Every overlay of k8s, built with fresh secrets by the project's own builder and, on a machine that has one, by kubectl
 * too. An overlay that is added is checked without a word here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverlaysTest {

    /** From right to left, as the architecture draws them: each may call those before it. */
    private static final List<String> SERVICES =
            List.of("governance-service", "collection-service", "monitoring-service", "assessment-service", "gateway");

    private static final Pattern ADDRESS = Pattern.compile("(?:http|postgresql)://([a-z-]+):(\\d+)");

    /** This host, link-local with the metadata of clouds, multicast, and metadata that stand elsewhere. */
    private static final List<String> HERE = List.of(
            "0.0.0.0/8",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "100.100.100.200/32",
            "224.0.0.0/3",
            "::1/128",
            "fe80::/10",
            "fd00:ec2::/32",
            "ff00::/8");

    /** A source has some addresses at most. */
    private static final int MOST_OPEN_BITS = 8;

    private final List<Build> builds = new ArrayList<>();
    private ManifestFolder folder;

    record Build(String overlay, OverlayBuilder builder, List<ObjectNode> objects, Manifests manifests) {
        @Override
        public String toString() {
            return overlay + " by " + builder;
        }
    }

    @BeforeAll
    void buildEveryOverlay(@TempDir Path copy) throws IOException {
        folder = ManifestFolder.copiedTo(copy);
        var builders = Stream.concat(Stream.of(new Kustomize()), Kubectl.installed().stream())
                .toList();
        for (var overlay : ManifestFolder.overlays()) {
            folder.makeSecrets(overlay);
            for (var builder : builders) {
                var objects = builder.build(folder.overlay(overlay));
                builds.add(new Build(overlay, builder, objects, Manifests.of(objects)));
            }
        }
    }

    Stream<Build> builds() {
        return builds.stream();
    }

    @ParameterizedTest
    @MethodSource("builds")
    void isTheSameByEveryBuilder(Build build) {
        var others = builds.stream()
                .filter(each -> each.overlay().equals(build.overlay()) && each != build)
                .toList();
        assumeThat(others).as("kubectl, to build it by").isNotEmpty();

        assertThat(others)
                .allSatisfy(other -> assertThat(other.objects()).containsExactlyInAnyOrderElementsOf(build.objects()));
    }

    @ParameterizedTest
    @MethodSource("builds")
    void runsTheFiveServices(Build build) {
        assertThat(build.manifests().workloads()).extracting(Workload::name).containsAll(SERVICES);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void holdsNoObjectTwice(Build build) {
        assertThat(build.manifests().all())
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("builds")
    void keepsToOneNamespaceThatRefusesUnrestrictedPods(Build build) {
        assertThat(build.manifests().all(Namespace.class)).singleElement().satisfies(namespace -> {
            assertThat(namespace.getMetadata().getLabels())
                    .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
            assertThat(build.manifests().all())
                    .filteredOn(object -> !(object instanceof Namespace))
                    .allMatch(object -> object.getMetadata()
                            .getNamespace()
                            .equals(namespace.getMetadata().getName()));
        });
    }

    @ParameterizedTest
    @MethodSource("builds")
    void restrictsEveryPod(Build build) {
        assertThat(build.manifests().workloads()).allSatisfy(workload -> {
            var pod = workload.pod().getSecurityContext();
            assertThat(pod.getRunAsNonRoot()).isTrue();
            assertThat(pod.getRunAsUser()).isPositive();
            assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(workload.allContainers()).allSatisfy(container -> {
                var restricted = container.getSecurityContext();
                assertThat(restricted.getAllowPrivilegeEscalation()).isFalse();
                assertThat(restricted.getReadOnlyRootFilesystem()).isTrue();
                assertThat(restricted.getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(restricted.getCapabilities().getAdd()).isEmpty();
                assertThat(restricted.getPrivileged()).isNull();
                assertThat(restricted.getRunAsUser()).isNull();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("builds")
    void givesEveryPodAnAccountOfItsOwnWithoutAToken(Build build) {
        assertThat(build.manifests().workloads()).allSatisfy(workload -> {
            assertThat(workload.pod().getServiceAccountName()).isEqualTo(workload.name());
            assertThat(workload.pod().getAutomountServiceAccountToken()).isFalse();
            assertThat(build.manifests()
                            .require(ServiceAccount.class, workload.name())
                            .getAutomountServiceAccountToken())
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("builds")
    void boundsEveryContainer(Build build) {
        assertThat(build.manifests().workloads())
                .flatExtracting(Workload::allContainers)
                .allSatisfy(container -> {
                    assertThat(container.getResources().getRequests()).containsOnlyKeys("cpu", "memory");
                    assertThat(container.getResources().getLimits()).containsOnlyKeys("cpu", "memory");
                });
    }

    @ParameterizedTest
    @MethodSource("builds")
    void probesEveryContainerAtAPortItHas(Build build) {
        assertThat(build.manifests().workloads())
                .flatExtracting(Workload::containers)
                .allSatisfy(container -> assertThat(Stream.of(
                                container.getStartupProbe(),
                                container.getLivenessProbe(),
                                container.getReadinessProbe()))
                        .allSatisfy(probe ->
                                assertThat(asksAPortOf(container, probe)).isTrue()));
    }

    @ParameterizedTest
    @MethodSource("builds")
    void asksTheServicesForTheirOwnHealth(Build build) {
        assertThat(SERVICES).allSatisfy(name -> {
            var container = build.manifests().workload(name).containers().get(0);
            assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/started");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
        });
    }

    @ParameterizedTest
    @MethodSource("builds")
    void labelsPodsAsTheirSelectorsSay(Build build) {
        assertThat(build.manifests().workloads())
                .allSatisfy(workload -> assertThat(workload.labels()).containsAllEntriesOf(workload.selector()));
    }

    @ParameterizedTest
    @MethodSource("builds")
    void leadsEveryServiceToAPortOfPods(Build build) {
        assertThat(build.manifests().all(Service.class)).isNotEmpty().allSatisfy(service -> {
            var selected = build.manifests().workloads().stream()
                    .filter(workload -> workload.labels()
                            .entrySet()
                            .containsAll(service.getSpec().getSelector().entrySet()))
                    .toList();
            assertThat(selected).isNotEmpty();
            assertThat(service.getSpec().getPorts())
                    .isNotEmpty()
                    .allSatisfy(port -> assertThat(selected)
                            .allSatisfy(workload -> assertThat(workload.containers())
                                    .anyMatch(container -> hasPort(container, port.getTargetPort()))));
        });
        assertThat(build.manifests().all(StatefulSet.class))
                .allSatisfy(set ->
                        build.manifests().require(Service.class, set.getSpec().getServiceName()));
    }

    @ParameterizedTest
    @MethodSource("builds")
    void findsEveryVolumeAndEverythingItHolds(Build build) {
        assertThat(build.manifests().workloads()).allSatisfy(workload -> {
            var volumes = workload.pod().getVolumes();
            assertThat(volumes).allSatisfy(volume -> requireSource(build.manifests(), volume));
            assertThat(Stream.concat(volumes.stream().map(Volume::getName), workload.claims().stream()))
                    .containsExactlyInAnyOrderElementsOf(workload.allContainers().stream()
                            .flatMap(container -> container.getVolumeMounts().stream())
                            .map(VolumeMount::getName)
                            .distinct()
                            .toList());
        });
    }

    @ParameterizedTest
    @MethodSource("builds")
    void pinsEveryImage(Build build) throws IOException {
        var versions = ProjectVersions.read(ManifestFolder.ROOT.resolve("pom.xml"));

        assertThat(build.manifests().workloads())
                .flatExtracting(Workload::allContainers)
                .extracting(Container::getImage)
                .allMatch(image -> image.matches("[a-z0-9./-]+:[A-Za-z0-9][A-Za-z0-9._-]*"))
                .noneMatch(image -> image.endsWith(":latest"))
                .filteredOn(image -> image.startsWith("etown/"))
                .containsExactlyInAnyOrderElementsOf(SERVICES.stream()
                        .map(name -> "etown/%s:%s".formatted(name, versions.project()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("builds")
    void findsAServiceAtEveryAddressAProgramIsTold(Build build) {
        assertThat(build.manifests().workloads())
                .flatExtracting(workload -> addressesOf(build.manifests(), workload))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(build.manifests()
                                .require(Service.class, address.group(1))
                                .getSpec()
                                .getPorts())
                        .anyMatch(port -> port.getPort() == Integer.parseInt(address.group(2))));
    }

    /** The network lets through what a program was told to call, and nothing else. */
    @ParameterizedTest
    @MethodSource("builds")
    void opensExactlyTheWaysThatAreNeeded(Build build) {
        var needed = build.manifests().workloads().stream()
                .flatMap(workload -> addressesOf(build.manifests(), workload).stream()
                        .map(address -> Network.way(workload.name(), address.group(1), address.group(2))))
                .distinct()
                .toList();

        assertThat(new Network(build.manifests()).ways()).containsExactlyInAnyOrderElementsOf(needed);
    }

    /** A way to addresses leads to single ones that somebody wrote down: not to pods and services, nor to a node or its cloud. */
    @ParameterizedTest
    @MethodSource("builds")
    void opensNoWayToAddressesOfTheClusterOrItsMachines(Build build) {
        var never = Stream.concat(HERE.stream(), clusterNetworks(build.manifests()))
                .map(Cidr::of)
                .toList();

        assertThat(new Network(build.manifests()).addresses()).allSatisfy(block -> {
            var way = Cidr.of(block.getCidr());
            assertThat(way.open()).as("a source's own address: %s", way).isLessThanOrEqualTo(MOST_OPEN_BITS);
            assertThat(never).noneMatch(way::meets);
        });
    }

    /** The services know each other in one direction only, whatever a program is told. */
    @ParameterizedTest
    @MethodSource("builds")
    void opensNoWayFromAServiceToOneOnItsLeft(Build build) {
        assertThat(new Network(build.manifests()).ways())
                .filteredOn(way -> SERVICES.stream().anyMatch(name -> way.startsWith(name + " "))
                        && SERVICES.stream().anyMatch(name -> way.contains("> " + name + ":")))
                .isNotEmpty()
                .allMatch(way -> {
                    var ends = way.split(" > |:");
                    return SERVICES.indexOf(ends[0]) > SERVICES.indexOf(ends[1]);
                });
    }

    private static Stream<String> clusterNetworks(Manifests manifests) {
        var collection = manifests.environment(
                manifests.workload("collection-service").containers().get(0));
        return Stream.of("ETOWN_PULL_CLUSTER_NETWORKS", "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES")
                .map(collection::get)
                .filter(Objects::nonNull)
                .flatMap(networks -> Stream.of(networks.split(",")));
    }

    private static boolean asksAPortOf(Container container, Probe probe) {
        return probe.getHttpGet() == null
                ? !probe.getExec().getCommand().isEmpty()
                : hasPort(container, probe.getHttpGet().getPort());
    }

    private static boolean hasPort(Container container, IntOrString port) {
        return container.getPorts().stream().map(ContainerPort::getName).anyMatch(port.getStrVal()::equals);
    }

    private static void requireSource(Manifests manifests, Volume volume) {
        if (volume.getConfigMap() != null) {
            manifests.require(ConfigMap.class, volume.getConfigMap().getName());
        } else if (volume.getSecret() != null) {
            manifests.require(Secret.class, volume.getSecret().getSecretName());
        } else if (volume.getPersistentVolumeClaim() != null) {
            manifests.require(
                    PersistentVolumeClaim.class,
                    volume.getPersistentVolumeClaim().getClaimName());
        } else {
            assertThat(volume.getEmptyDir()).as(volume.getName()).isNotNull();
        }
    }

    /** Addresses of the machine people sit at are none of the cluster's. */
    private static List<MatchResult> addressesOf(Manifests manifests, Workload workload) {
        return workload.containers().stream()
                .flatMap(container -> manifests.environment(container).values().stream())
                .flatMap(value -> ADDRESS.matcher(value).results())
                .filter(address -> !address.group(1).equals("localhost"))
                .toList();
    }
}
