package cn.etown.assessment;

import cn.etown.kit.testing.PlayedAddress;

import java.util.HashMap;
import java.util.Map;

/** Where the {@link Neighbours} will be. */
public class NeighboursAddress extends PlayedAddress {

    public NeighboursAddress() {
        super("governance", "collection", "monitoring");
    }

    /** Of one that is down nobody tries within a test whether it is there again. */
    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(super.start());
        config.put("quarkus.fault-tolerance.global.circuit-breaker.delay", "60000");
        return config;
    }
}
