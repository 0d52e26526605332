package cn.etown.governance.classification.domain;

import java.util.Arrays;
import java.util.Optional;

/** Classes of data after GB/T 43697-2024, from the least strict: general in four levels, important, core. */
public enum SensitivityClass {
    /** 一般数据 1 级 */
    L1,
    /** 一般数据 2 级 */
    L2,
    /** 一般数据 3 级 */
    L3,
    /** 一般数据 4 级 */
    L4,
    /** 重要数据 */
    IMPORTANT,
    /** 核心数据 */
    CORE;

    /** The class a document names, whatever the case; absent where it uses other words. */
    public static Optional<SensitivityClass> named(String written) {
        return Arrays.stream(values())
                .filter(one -> one.name().equalsIgnoreCase(written.strip()))
                .findFirst();
    }

    public boolean isBelow(SensitivityClass other) {
        return compareTo(other) < 0;
    }
}
