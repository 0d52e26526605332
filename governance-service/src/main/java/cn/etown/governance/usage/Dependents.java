package cn.etown.governance.usage;

import io.smallrye.mutiny.Uni;

import java.util.List;

/** A feature that knows who depends on an interface: usages registered by other services, live grants, data items it
 * brings. */
public interface Dependents {

    /** All that depend on the interface, in a stable order. Runs in a transaction of Hibernate Reactive. */
    Uni<List<Dependent>> of(String interfaceCode);
}
