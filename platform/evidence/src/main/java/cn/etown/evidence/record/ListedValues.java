package cn.etown.evidence.record;

import cn.etown.kit.problem.Text;

/** Holds the values of one field to the codes of a list; a field without a value names none. */
final class ListedValues implements RecordRule {

    private final int place;
    private final ListedCodes codes;
    private final Period period;
    private final Failure failed;

    /** @param period on some day of which a code must be in use */
    ListedValues(RecordSchema schema, CodeListRule rule, ListedCodes codes, Period period) {
        Field field = schema.field(rule.field());
        place = schema.fields().indexOf(field);
        this.codes = codes;
        this.period = period;
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
        return values[place] == null || codes.have(values[place], period) ? null : failed;
    }
}
