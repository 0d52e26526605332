package cn.etown.evidence.record;

import java.util.List;

/**
 * The rules of a contract beside those of single fields, as governance put them in force (R3.2b).
 *
 * @param rows each record is held to
 * @param batch a delivery is held to as a whole
 * @param codeLists of the fields whose values are codes of a list
 * @param references of the fields whose values are keys of another dataset
 */
public record ContractRules(
        List<RowRule> rows, List<BatchRule> batch, List<CodeListRule> codeLists, List<ReferenceRule> references) {

    /** No rules at all. */
    public static final ContractRules NONE = new ContractRules(null, null, null, null);

    public ContractRules {
        rows = rows == null ? List.of() : List.copyOf(rows);
        codeLists = codeLists == null ? List.of() : List.copyOf(codeLists);
        references = references == null ? List.of() : List.copyOf(references);
        batch = batch == null ? List.of() : List.copyOf(batch);
    }
}
