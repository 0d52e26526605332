package cn.etown.governance.contract.domain;

/**
 * That the values of a field are keys of records of another dataset (引用数据资产), which are there when the batch is judged
 * (R3.2b).
 *
 * @param pointer where it stands in the document
 * @param of the business key of that dataset, which is one field
 */
public record ReferenceRule(String pointer, String field, String dataset, String of, Scope scope) {

    /** Whose records are meant. */
    public enum Scope {
        /** Those of the unit that sends the field. */
        OWN_UNIT,
        /** Those of any unit. */
        ALL
    }

    /** The interface whose dataset it is. */
    public String interfaceCode() {
        return dataset.replace('_', '-');
    }

    String text() {
        return dataset + "." + of + (scope == Scope.ALL ? " (ALL)" : "");
    }
}
