package cn.etown.governance.usage;

import io.smallrye.mutiny.Uni;

/** A feature that knows whether something can be used as it is said: an interface, its fields, a unit that answers. */
public interface UsageRule {

    /** Refuses a use of what is not there. Runs in a transaction of Hibernate Reactive. */
    Uni<Void> mustAllow(RegisterUsageRequest request);
}
