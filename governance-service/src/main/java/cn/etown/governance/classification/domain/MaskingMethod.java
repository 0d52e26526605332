package cn.etown.governance.classification.domain;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a value is masked (脱敏), from the least strict: the order begins the total order of {@link Masking} [ours], in which the two
 * that cut stand together.
 * What is generalised is still true; what is cut shows one end of the value; a keyed hash shows only which values are equal.
 */
public enum MaskingMethod {
    /** 不脱敏 */
    NONE(EnumSet.allOf(ValueKind.class)),
    /** 日期泛化 */
    GENERALISE_DATE(EnumSet.of(ValueKind.DATE, ValueKind.TIMESTAMP)),
    /** 地点泛化 */
    GENERALISE_PLACE(EnumSet.of(ValueKind.PLACE)),
    /** 截断：保留前几位 */
    TRUNCATE(EnumSet.of(ValueKind.TEXT, ValueKind.NUMBER)),
    /** 保留末几位 */
    KEEP_LAST(EnumSet.of(ValueKind.TEXT)),
    /** 带密钥的散列 */
    HASH_WITH_KEY(EnumSet.complementOf(EnumSet.of(ValueKind.FLAG))),
    /** 置空 */
    NULL(EnumSet.allOf(ValueKind.class));

    private final Set<ValueKind> kinds;

    MaskingMethod(Set<ValueKind> kinds) {
        this.kinds = kinds;
    }

    /** Whether values of {@code kind} can be masked so. */
    public boolean suits(ValueKind kind) {
        return kinds.contains(kind);
    }

    boolean keepsCharacters() {
        return this == TRUNCATE || this == KEEP_LAST;
    }
}
