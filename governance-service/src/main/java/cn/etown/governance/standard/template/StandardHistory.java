package cn.etown.governance.standard.template;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The versions of one standard interface, oldest first and at least one. They hold in this order, as none holds from an earlier
 * day than the one before.
 */
record StandardHistory(List<StandardInterfaceVersion> versions) {

    StandardHistory {
        versions = List.copyOf(versions);
    }

    String code() {
        return newest().code();
    }

    StandardInterfaceVersion newest() {
        return versions.get(versions.size() - 1);
    }

    /** The newest that holds on {@code day}; of a standard that is still to come the first. */
    StandardInterfaceVersion on(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.holdsFrom().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(versions.get(0));
    }

    Optional<StandardInterfaceVersion> named(String version) {
        return versions.stream().filter(one -> one.version().equals(version)).findFirst();
    }
}
