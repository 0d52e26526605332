package cn.etown.evidence.record;

import cn.etown.kit.problem.Text;

import java.util.Set;

/** Holds the values of one field to the codes of a list; a field without a value names none. */
final class ListedValues implements RecordRule {

    private final int place;
    private final Set<String> codes;
    private final Failure failed;

    /** @param codes in the canonical text of the field's type */
    ListedValues(RecordSchema schema, CodeListRule rule, Set<String> codes) {
        Field field = schema.field(rule.field());
        place = schema.fields().indexOf(field);
        this.codes = codes;
        failed = new Failure(
                field.name(),
                Rule.CODE_LIST,
                new Text(
                        "“" + field.physicalName() + "”应为代码集 " + rule.list() + " 在数据期内有效的代码",
                        field.physicalName() + " must be a code of the list " + rule.list()
                                + " that is in use in the period"));
    }

    @Override
    public Failure failedBy(Comparable<?>[] values) {
        return values[place] == null || codes.contains(CanonicalRecord.text(values[place])) ? null : failed;
    }
}
