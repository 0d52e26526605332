package cn.etown.evidence.record;

import java.util.ArrayList;
import java.util.List;

/** The failures of one record; nearly every record has none, and costs nothing here. */
final class FailureList {

    /** Failures that are told of one record. A record that fails more is mended in several rounds. */
    static final int MOST = 20;

    private List<Failure> failures = List.of();
    private int more;
    private boolean untyped;

    void add(Failure failure) {
        untyped |= failure.rule() == Rule.TYPE || failure.rule() == Rule.OPERATION;
        if (failures.size() == MOST) {
            more++;
            return;
        }
        if (failures.isEmpty()) {
            failures = new ArrayList<>(2);
        }
        failures.add(failure);
    }

    /** Whether some cell could not be read, told or not. */
    boolean isUntyped() {
        return untyped;
    }

    List<Failure> toList() {
        return failures;
    }

    /** How many there are beside those told. */
    int more() {
        return more;
    }
}
