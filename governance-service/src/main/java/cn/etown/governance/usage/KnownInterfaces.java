package cn.etown.governance.usage;

import io.smallrye.mutiny.Uni;

/** The register of interfaces, as far as uses of them need it. */
public interface KnownInterfaces {

    /** Refuses a path or query that names no interface: it is not found. Runs in a transaction of Hibernate Reactive. */
    Uni<Void> mustExist(String code);
}
