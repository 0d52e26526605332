package cn.etown.governance.interfaces;

import io.smallrye.mutiny.Uni;

import java.util.Set;

/** Knows who wrote the contracts of an interface: the feature above, which this one may not ask by name. */
public interface ContractWriters {

    /** Those who wrote or submitted a version of the contract that was not withdrawn, by their subjects. */
    Uni<Set<String>> of(String interfaceCode);
}
