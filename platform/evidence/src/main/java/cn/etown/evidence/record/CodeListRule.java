package cn.etown.evidence.record;

import java.util.Objects;

/**
 * That the values of a field are codes of a code list, as governance put it in force (R3.2b).
 *
 * @param list the code of the list, whose codes governance tells apart
 */
public record CodeListRule(String field, String list) {

    public CodeListRule {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(list, "list");
    }
}
