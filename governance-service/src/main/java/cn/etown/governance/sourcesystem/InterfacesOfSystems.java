package cn.etown.governance.sourcesystem;

import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.UUID;

/** Knows the interfaces of source systems: a feature that this one may not ask by name. */
public interface InterfacesOfSystems {

    /** The paths of the interfaces that a system has or had, at most so many as a refusal names. */
    Uni<List<String>> of(UUID system, int most);

    /** Those of them that were not retired. */
    Uni<List<String>> livingOf(UUID system, int most);
}
