package cn.etown.e2e.k8s;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What the network policies let through between the pods of one overlay. */
final class Network {

    private static final String OUT = "Egress";
    private static final String IN = "Ingress";

    private final Manifests manifests;

    Network(Manifests manifests) {
        this.manifests = manifests;
    }

    /** Every way from one program to another, as {@code gateway > governance-service:8081}. */
    Set<String> ways() {
        var ways = new TreeSet<String>();
        for (var to : manifests.workloads()) {
            for (var container : to.containers()) {
                for (var port : container.getPorts()) {
                    for (var from : manifests.workloads()) {
                        if (lets(from, to, port.getContainerPort())) {
                            ways.add(way(
                                    from.name(),
                                    to.name(),
                                    port.getContainerPort().toString()));
                        }
                    }
                }
            }
        }
        return ways;
    }

    /** The addresses to which pods are let out, beside other pods. */
    List<IPBlock> addresses() {
        return manifests.all(NetworkPolicy.class).stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(OUT))
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .flatMap(rule -> rule.getTo().stream())
                .map(NetworkPolicyPeer::getIpBlock)
                .filter(Objects::nonNull)
                .toList();
    }

    static String way(String from, String to, String port) {
        return "%s > %s:%s".formatted(from, to, port);
    }

    /** A connection is let through when both ends allow it. */
    private boolean lets(Workload from, Workload to, int port) {
        return !from.equals(to) && letsOut(from, to, port) && letsIn(from, to, port);
    }

    private boolean letsOut(Workload from, Workload to, int port) {
        return policiesOf(from, OUT).stream()
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> matches(rule.getTo(), to) && matches(rule.getPorts(), port));
    }

    /** Whether pods of the overlay are let in; an empty list of callers means everybody. */
    private boolean letsIn(Workload from, Workload to, int port) {
        return policiesOf(to, IN).stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(rule -> matches(rule.getFrom(), from) && matches(rule.getPorts(), port));
    }

    /** Pods that no policy selects could do anything: that is an error here, not a permission. */
    private List<NetworkPolicy> policiesOf(Workload workload, String direction) {
        var policies = manifests.all(NetworkPolicy.class).stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
                .filter(policy -> selects(policy.getSpec().getPodSelector(), workload.labels()))
                .toList();
        if (policies.isEmpty()) {
            throw new IllegalStateException("No policy limits the " + direction + " of " + workload);
        }
        return policies;
    }

    private static boolean matches(List<NetworkPolicyPeer> peers, Workload workload) {
        return peers.isEmpty()
                || peers.stream()
                        // Addresses are outside: that they are, OverlaysTest sees to.
                        .filter(peer -> peer.getNamespaceSelector() == null && peer.getIpBlock() == null)
                        .anyMatch(peer -> selects(peer.getPodSelector(), workload.labels()));
    }

    private static boolean matches(List<NetworkPolicyPort> ports, int port) {
        return ports.isEmpty()
                || ports.stream()
                        .filter(each -> each.getProtocol().equals("TCP"))
                        .anyMatch(each -> each.getPort().getIntVal() == port);
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        var wanted = selector.getMatchLabels();
        return (wanted == null || labels.entrySet().containsAll(wanted.entrySet()))
                && selector.getMatchExpressions().stream().allMatch(expression -> {
                    if (!expression.getOperator().equals("In")) {
                        throw new IllegalArgumentException("Not reckoned here: " + expression.getOperator());
                    }
                    return expression.getValues().contains(labels.get(expression.getKey()));
                });
    }
}
