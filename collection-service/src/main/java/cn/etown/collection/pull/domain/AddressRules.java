package cn.etown.collection.pull.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * To which addresses a connector may go. A name says nothing: what counts is each address it stands for, just before the very
 * address is connected to.
 */
public final class AddressRules {

    /** Nobody's to approve: this host, the metadata of clouds, multicast, and addresses that hide another one. */
    private static final List<Network> NEVER = networks(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/4",
            "255.255.255.255/32",
            "::/128",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
            // The next ones carry an IPv4 address: compatible, translated (RFC 6052, RFC 8215), Teredo and 6to4.
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2002::/16",
            "fd00:ec2::/32");

    private static final Network LOOPBACK_6 = Network.of("::1/128");

    /** Not public (RFC 6890): only where the center's settings name them. */
    private static final List<Network> UNLESS_APPROVED = networks(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "240.0.0.0/4",
            "::1/128",
            "100::/64",
            "2001:db8::/32",
            "fc00::/7");

    private final List<Network> approved;
    private final List<Network> cluster;

    /**
     * @param approved networks that are not public, and yet may be gone to
     * @param cluster the cluster's own, which may not whatever was approved
     */
    public AddressRules(List<Network> approved, List<Network> cluster) {
        this.approved = List.copyOf(approved);
        this.cluster = List.copyOf(cluster);
    }

    public boolean allow(InetAddress address) {
        if (isIn(cluster, address) || isIn(NEVER, address) && !LOOPBACK_6.contains(address)) {
            return false;
        }
        return isIn(approved, address) || !isIn(UNLESS_APPROVED, address);
    }

    /**
     * The address to connect to, of all that a name stands for now. One that may not be gone to refuses all: whoever answers with it
     * is not to be trusted with the others.
     *
     * @throws RuleRefused {@code target-refused}
     */
    public InetAddress require(List<InetAddress> addresses) {
        if (addresses.isEmpty() || !addresses.stream().allMatch(this::allow)) {
            throw refused();
        }
        return addresses.get(0);
    }

    /** Does not say which address it was: that would tell what stands where. */
    public static RuleRefused refused() {
        RuleRefused refused = new RuleRefused(
                "target-refused",
                new Text(
                        "目标地址不在允许范围内：不得指向本机、链路本地、集群或未批准的内部网络",
                        "The target may not be gone to: this host, link-local, the cluster and networks that were not approved are refused"));
        refused.withClause("R3.2d");
        return refused;
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
