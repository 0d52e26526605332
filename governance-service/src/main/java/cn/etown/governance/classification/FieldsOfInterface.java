package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.classification.domain.ProposedField;
import cn.etown.governance.classification.domain.ValueKind;
import cn.etown.governance.contract.LiveContract;
import cn.etown.kit.id.Ids;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The fields of one interface while its contracts are read: what is new among them, and what came to count as something else. */
final class FieldsOfInterface {

    /** What the feed tells of a field beside what it counts as. */
    private record Held(ValueKind kind, boolean inContract) {

        static Held of(FieldClass field) {
            return new Held(field.valueKind(), field.isInContract());
        }
    }

    private final String interfaceCode;
    private final Map<String, FieldClass> fields = new HashMap<>();
    private final Map<String, Held> before = new HashMap<>();
    private final Set<String> inContract = new HashSet<>();
    private final List<FieldClass> added = new ArrayList<>();
    private final List<FieldClassChange> changes = new ArrayList<>();
    private final Set<String> raised = new HashSet<>();
    private final Ids ids;
    private final Instant now;

    FieldsOfInterface(String interfaceCode, List<FieldClass> known, Ids ids, Instant now) {
        this.interfaceCode = interfaceCode;
        this.ids = ids;
        this.now = now;
        known.forEach(field -> {
            fields.put(field.field(), field);
            before.put(field.field(), Held.of(field));
        });
    }

    /**
     * Takes the word of the contracts that are approved or in force.
     *
     * @param proposes whether a contract's classes are heard, or only its fields are noted
     */
    void take(List<LiveContract> live, Predicate<LiveContract> proposes) {
        boolean someInForce = live.stream().anyMatch(LiveContract::inForce);
        for (var contract : live) {
            boolean saysTheKind = contract.inForce() || !someInForce;
            ProposedField.allOf(contract.text().document(), contract.text().schema())
                    .forEach(proposed -> take(contract, proposed, proposes.test(contract), saysTheKind));
        }
        fields.values().forEach(field -> field.holdInContract(inContract.contains(field.field())));
    }

    private void take(LiveContract contract, ProposedField proposed, boolean proposes, boolean saysTheKind) {
        inContract.add(proposed.name());
        boolean isNew = !fields.containsKey(proposed.name());
        var field = fields.computeIfAbsent(
                proposed.name(),
                name -> new FieldClass(interfaceCode, name, contract.unit(), proposed.kind(), contract.path(), now));
        if (saysTheKind) {
            field.holds(proposed.kind());
        }
        if (isNew) {
            added.add(field);
        }
        var stricter = field.marking().raisedBy(proposed.marking());
        boolean differs = proposes && !stricter.equals(field.marking());
        if (differs) {
            noteWhereRaised(field, stricter, isNew);
            field.countAs(stricter, contract.path(), now);
        }
        if (isNew || differs) {
            changes.add(new FieldClassChange(ids.next(), field));
        }
    }

    private void noteWhereRaised(FieldClass field, Marking stricter, boolean isNew) {
        if (!isNew && stricter.isLoweredBy(field.marking())) {
            raised.add(field.field());
        }
    }

    /** Whether anything is other than it was told. */
    boolean isToBeTold() {
        return !changes.isEmpty()
                || fields.values().stream().anyMatch(field -> !Held.of(field).equals(before.get(field.field())));
    }

    List<FieldClass> added() {
        return added;
    }

    /** Those that were known and count as more now. */
    Set<String> raised() {
        return raised;
    }

    List<FieldClassChange> changes() {
        return changes;
    }
}
