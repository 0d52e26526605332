package cn.etown.governance.unit;

import io.smallrye.mutiny.Uni;

import java.util.Optional;

/** Knows the administrative divisions: a feature that this one may not ask by name. */
public interface Townships {

    /** What the township of this code is called; empty where the divisions have none that is in use. */
    Uni<Optional<String>> nameOf(String code);
}
