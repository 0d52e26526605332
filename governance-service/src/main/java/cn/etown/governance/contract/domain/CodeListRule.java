package cn.etown.governance.contract.domain;

/**
 * That the values of a field are codes of a code list (引用代码集), as it stands whenever data are sent (R3.2b).
 *
 * @param pointer where it stands in the document
 * @param list the code of the list
 */
public record CodeListRule(String pointer, String field, String list) {}
