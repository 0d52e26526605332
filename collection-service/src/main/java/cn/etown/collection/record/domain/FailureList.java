package cn.etown.collection.record.domain;

import java.util.ArrayList;
import java.util.List;

/** The failures of one record; nearly every record has none, and costs nothing here. */
final class FailureList {

    private List<Failure> failures = List.of();

    void add(Failure failure) {
        if (failures.isEmpty()) {
            failures = new ArrayList<>(2);
        }
        failures.add(failure);
    }

    boolean has(Rule rule) {
        for (Failure failure : failures) {
            if (failure.rule() == rule) {
                return true;
            }
        }
        return false;
    }

    List<Failure> toList() {
        return failures;
    }
}
