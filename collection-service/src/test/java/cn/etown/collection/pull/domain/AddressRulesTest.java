package cn.etown.collection.pull.domain;

import cn.etown.kit.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressRulesTest {

    private static final AddressRules DEFAULT = new AddressRules(List.of(), List.of(Network.of("10.43.0.0/16")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::1",
                "2001:0:7f00:1::1",
                "2001:db8::1"
            })
    void refuseWhatIsNotPublicUnlessItWasApproved(String address) throws UnknownHostException {
        assertThat(DEFAULT.allow(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2400:3200::1", "::ffff:8.8.8.8"})
    void allowWhatIsPublic(String address) throws UnknownHostException {
        assertThat(DEFAULT.allow(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void allowWhatTheCenterApprovedAndNothingBesideIt() throws UnknownHostException {
        var rules = new AddressRules(List.of(Network.of("10.20.0.0/16")), List.of());

        assertThat(rules.allow(InetAddress.getByName("10.20.255.1"))).isTrue();
        assertThat(rules.allow(InetAddress.getByName("10.21.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.43.0.1", "169.254.169.254", "0.0.0.0", "fe80::1", "224.0.0.1"})
    void refuseTheClusterAndWhatNobodyMayApprove(String address) throws UnknownHostException {
        var rules = new AddressRules(
                List.of(Network.of("0.0.0.0/0"), Network.of("::/0")), List.of(Network.of("10.43.0.0/16")));

        assertThat(rules.allow(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void refuseANameThatStandsForOneBadAddressToo() throws UnknownHostException {
        List<InetAddress> both = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("127.0.0.1"));

        assertThatThrownBy(() -> DEFAULT.require(both))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("target-refused"));
        assertThatThrownBy(() -> DEFAULT.require(List.of())).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "example.cn/8", "10.0.0.0/-1", "/8", ""})
    void areMadeOfNetworksThatAreSome(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
