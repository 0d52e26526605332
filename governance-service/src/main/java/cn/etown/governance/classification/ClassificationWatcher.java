package cn.etown.governance.classification;

import io.smallrye.mutiny.Uni;

import java.util.Set;

/** A feature that follows what fields count as. */
public interface ClassificationWatcher {

    /**
     * Fields of an interface count as more than before. Runs in the transaction of the change, which holds the interface, after
     * the feed was told.
     */
    Uni<Void> raised(String interfaceCode, Set<String> fields);
}
