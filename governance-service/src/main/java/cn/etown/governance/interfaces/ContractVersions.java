package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.domain.ContractStanding;
import io.smallrye.mutiny.Uni;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows the versions of an interface's contract: the feature above, which this one may not ask by name. */
public interface ContractVersions {

    /** The versions that are approved or in force: those that a trial may be held against. */
    Uni<Set<String>> approved(String interfaceCode);

    /** The paths of those that have come as far as {@code needed}, oldest first. */
    Uni<List<String>> reached(String interfaceCode, ContractStanding needed);

    /** The version in force of each of these interfaces, by its code: the one by which data come. */
    Uni<Map<String, String>> inForce(Collection<String> interfaceCodes);
}
