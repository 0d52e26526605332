package cn.etown.governance.standard.domain;

/** What a naming rule is about. */
public enum NamedThing {
    /** 字段名 */
    FIELD_NAME,
    /** 列标题: the source's own name of a field, {@code physicalName} */
    HEADING,
    /** 接口编码 */
    INTERFACE_CODE
}
