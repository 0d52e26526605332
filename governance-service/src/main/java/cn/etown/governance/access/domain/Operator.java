package cn.etown.governance.access.domain;

import cn.etown.governance.contract.domain.FieldType;

import java.util.EnumSet;
import java.util.Set;

/** How a condition compares a field with its values. */
public enum Operator {
    EQ(1, 1, EnumSet.allOf(FieldType.class)),
    NE(1, 1, EnumSet.allOf(FieldType.class)),
    IN(1, Operator.MOST_VALUES, EnumSet.complementOf(EnumSet.of(FieldType.BOOLEAN))),
    GE(1, 1, Operator.ordered()),
    GT(1, 1, Operator.ordered()),
    LE(1, 1, Operator.ordered()),
    LT(1, 1, Operator.ordered()),
    /** Both ends belong to it. */
    BETWEEN(2, 2, Operator.ordered()),
    STARTS_WITH(1, 1, EnumSet.of(FieldType.STRING));

    /** As many as a whole filter may have. */
    static final int MOST_VALUES = 100;

    private final int least;
    private final int most;
    private final Set<FieldType> types;

    Operator(int least, int most, Set<FieldType> types) {
        this.least = least;
        this.most = most;
        this.types = types;
    }

    /** Text has no order: that would depend on who sorts it. */
    private static Set<FieldType> ordered() {
        return EnumSet.of(FieldType.INTEGER, FieldType.NUMBER, FieldType.DATE, FieldType.TIMESTAMP, FieldType.TIME);
    }

    boolean fits(FieldType type) {
        return types.contains(type);
    }

    boolean takes(int values) {
        return values >= least && values <= most;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }
}
