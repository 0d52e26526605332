package cn.etown.governance.classification.domain;

import cn.etown.governance.contract.domain.FieldType;

/** What sort of value is masked; a contract's types are told apart no further than masking does. */
public enum ValueKind {
    /** 文本 */
    TEXT,
    /** 行政区划代码 */
    PLACE,
    /** 数值 */
    NUMBER,
    /** 日期 */
    DATE,
    /** 日期时间 */
    TIMESTAMP,
    /** 时间 */
    TIME,
    /** 真假 */
    FLAG;

    /**
     * The kind of a field's values.
     *
     * @param placeCode whether its text is an administrative division code
     */
    public static ValueKind of(FieldType type, boolean placeCode) {
        return switch (type) {
            case STRING -> placeCode ? PLACE : TEXT;
            case INTEGER, NUMBER -> NUMBER;
            case BOOLEAN -> FLAG;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case TIME -> TIME;
        };
    }
}
