package cn.etown.governance.classification.domain;

/** What a date or a place is generalised to, each from the finest. */
public enum Coarseness {
    /** 月 */
    MONTH(MaskingMethod.GENERALISE_DATE),
    /** 季度 */
    QUARTER(MaskingMethod.GENERALISE_DATE),
    /** 年 */
    YEAR(MaskingMethod.GENERALISE_DATE),
    /** 县 */
    COUNTY(MaskingMethod.GENERALISE_PLACE),
    /** 市 */
    CITY(MaskingMethod.GENERALISE_PLACE),
    /** 省 */
    PROVINCE(MaskingMethod.GENERALISE_PLACE);

    private final MaskingMethod method;

    Coarseness(MaskingMethod method) {
        this.method = method;
    }

    boolean isOf(MaskingMethod masked) {
        return method == masked;
    }
}
