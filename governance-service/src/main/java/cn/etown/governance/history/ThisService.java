package cn.etown.governance.history;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;

import java.util.Optional;
import java.util.Set;

/** Whose name stands behind what this service does when nobody asks it to: on the day a term ends, for instance. */
public final class ThisService {

    private static final String NAME = "governance-service";

    public static final Caller CALLER = new Caller(NAME, NAME, NAME, Set.of(Roles.SERVICE), Optional.empty(), "");

    private ThisService() {}
}
