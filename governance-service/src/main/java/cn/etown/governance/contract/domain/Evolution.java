package cn.etown.governance.contract.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the versions of a contract that are or were in force settle for every later one (R8.4). The records of all of them
 * stand in one table, so a field keeps its type even if it was left out for a while, all fields that ever were have to fit
 * into one row ({@link RowRoom}), and the business key stays as it is.
 * Everything else may change: fields come and go, and so do headings, formats (with them whether a
 * timestamp states its offset), checks and measures.
 */
public final class Evolution {

    private static final String PROPERTIES = "/schema/0/properties";

    private final Map<String, FieldType> types = new HashMap<>();
    private final RecordSchema last;

    /** @param inForce the schemas that are or were in force, oldest first; none where the next one is the first */
    public Evolution(List<RecordSchema> inForce) {
        inForce.forEach(schema -> schema.fields().forEach(field -> types.put(field.name(), field.type())));
        last = inForce.isEmpty() ? null : inForce.get(inForce.size() - 1);
    }

    /**
     * Refuses a schema that the records kept so far could not follow.
     *
     * @throws RuleRefused {@code contract-too-wide}, with the place of the first field that a row has no room for;
     *     {@code contract-incompatible}, with the place of every field that has to be mended
     */
    public void mustAllow(RecordSchema next) {
        RowRoom.objectionTo(next.fields(), types).ifPresent(Evolution::refuseAsTooWide);
        var errors = objectionsTo(next);
        if (!errors.isEmpty()) {
            throw new RuleRefused(
                            "contract-incompatible",
                            new Text(
                                    "与已生效的版本不兼容，见 errors",
                                    "The contract does not go with the versions that were in force; see errors"))
                    .withClause("R8.4")
                    .withErrors(errors);
        }
    }

    /** The place of every field for which {@link #mustAllow} would refuse a schema; none where it would not. */
    public List<FieldError> objectionsTo(RecordSchema next) {
        var errors = new ArrayList<FieldError>();
        for (int place = 0; place < next.fields().size(); place++) {
            compareType(next.fields().get(place), PROPERTIES + "/" + place, errors);
        }
        if (last != null) {
            compareKey(last.key(), next, errors);
        }
        RowRoom.objectionTo(next.fields(), types).ifPresent(errors::add);
        return errors;
    }

    private static void refuseAsTooWide(FieldError place) {
        throw new RuleRefused("contract-too-wide", place.detail())
                .withClause("R3.2b")
                .withErrors(List.of(place));
    }

    private void compareType(Field field, String pointer, List<FieldError> errors) {
        var settled = types.getOrDefault(field.name(), field.type());
        if (settled != field.type()) {
            var type = settled.logicalType();
            errors.add(
                    new FieldError(
                            pointer + "/logicalType",
                            new Text(
                                    "该字段在已生效的版本中为 " + type + "，类型不能改变；请保留，或以新名称增加字段",
                                    "This field is " + type
                                            + " in a version that was in force, and its type stays: keep it, or add a field under a new name")));
        }
    }

    private static void compareKey(List<String> settled, RecordSchema next, List<FieldError> errors) {
        if (settled.equals(next.key())) {
            return;
        }
        var detail = keyDetail(settled);
        var mended = new ArrayList<>(settled);
        for (int place = 0; place < next.fields().size(); place++) {
            var field = next.fields().get(place);
            int position = settled.indexOf(field.name()) + 1;
            mended.remove(field.name());
            if (!Objects.equals(field.key(), position == 0 ? null : position)) {
                var member = field.key() == null || position == 0 ? "primaryKey" : "primaryKeyPosition";
                errors.add(new FieldError(PROPERTIES + "/" + place + "/" + member, detail));
            }
        }
        if (!mended.isEmpty()) {
            errors.add(new FieldError(PROPERTIES, detail));
        }
    }

    private static Text keyDetail(List<String> settled) {
        return settled.isEmpty()
                ? new Text(
                        "已生效的版本没有业务主键，不能增加；确需主键时请登记新接口",
                        "The versions that were in force have no business key, and none can be added: register a new interface for it")
                : new Text(
                        "业务主键须与已生效的版本一致：" + String.join("、", settled) + "；确需改变时请登记新接口",
                        "The business key stays as in the versions that were in force: " + String.join(", ", settled)
                                + "; to change it register a new interface");
    }
}
