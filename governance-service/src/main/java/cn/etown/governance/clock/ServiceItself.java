package cn.etown.governance.clock;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;

import java.util.Optional;
import java.util.Set;

/** Who acts where time alone makes something happen: this service. */
public final class ServiceItself {

    public static final Caller CALLER = new Caller(
            "governance-service",
            "governance-service",
            "governance-service",
            Set.of(Roles.SERVICE),
            Optional.empty(),
            "");

    private ServiceItself() {}
}
