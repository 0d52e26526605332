package cn.etown.collection.pull;

import cn.etown.collection.pull.domain.AddressRules;
import cn.etown.collection.pull.domain.Network;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the address behind a name and checks it. Whoever asks connects to that very address, and looks nothing up again. */
@ApplicationScoped
class Addresses {

    private final AddressRules rules;
    private final Function<String, List<InetAddress>> names;

    @Inject
    Addresses(PullSettings settings) {
        this(
                new AddressRules(networks(settings.approvedNetworks()), networks(settings.clusterNetworks())),
                Addresses::lookUp);
    }

    Addresses(AddressRules rules, Function<String, List<InetAddress>> names) {
        this.rules = rules;
        this.names = names;
    }

    InetAddress require(String host) {
        return rules.require(names.apply(host));
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            throw PullProblem.unreachable(unknown);
        }
    }

    private static List<Network> networks(Optional<List<String>> texts) {
        return texts.orElse(List.of()).stream().map(Network::of).toList();
    }
}
