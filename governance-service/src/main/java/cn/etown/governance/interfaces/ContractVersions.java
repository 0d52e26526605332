package cn.etown.governance.interfaces;

import io.smallrye.mutiny.Uni;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Knows the versions of an interface's contract: the feature above, which this one may not ask by name. */
public interface ContractVersions {

    /** The versions that are approved or in force: those that a trial may be held against. */
    Uni<Set<String>> approved(String interfaceCode);

    /** The version in force of each of these interfaces, by its code: the one by which data come. */
    Uni<Map<String, String>> inForce(Collection<String> interfaceCodes);
}
