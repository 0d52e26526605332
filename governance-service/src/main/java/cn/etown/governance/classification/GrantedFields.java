package cn.etown.governance.classification;

import io.smallrye.mutiny.Uni;

import java.util.Set;

/** Knows what units may read of interfaces: the feature above, which this one may not ask by name. */
public interface GrantedFields {

    /** The fields of an interface that {@code unit} may read under live grants, by name; none where it has no grant. */
    Uni<Set<String>> of(String interfaceCode, String unit);
}
