package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.classification.domain.ProposedField;
import cn.etown.governance.contract.LiveContract;
import cn.etown.kit.id.Ids;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of one interface while its contracts are read: what is new among them, and what came to count as something else. */
final class FieldsOfInterface {

    private final String interfaceCode;
    private final Map<String, FieldClass> fields = new HashMap<>();
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
        known.forEach(field -> fields.put(field.field(), field));
    }

    /** @param proposes whether the contract's classes are heard, or only its fields are noted */
    void take(LiveContract contract, boolean proposes) {
        for (var proposed :
                ProposedField.allOf(contract.text().document(), contract.text().schema())) {
            inContract.add(proposed.name());
            take(contract, proposed, proposes);
        }
    }

    private void take(LiveContract contract, ProposedField proposed, boolean proposes) {
        boolean isNew = !fields.containsKey(proposed.name());
        var field = fields.computeIfAbsent(
                proposed.name(),
                name -> new FieldClass(interfaceCode, name, contract.unit(), proposed.kind(), contract.path(), now));
        field.holds(proposed.kind());
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

    /** Notes which fields the contracts that were taken have. */
    void markThoseInContract() {
        fields.values().forEach(field -> field.holdInContract(inContract.contains(field.field())));
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
