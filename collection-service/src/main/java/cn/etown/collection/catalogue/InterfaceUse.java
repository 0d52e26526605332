package cn.etown.collection.catalogue;

import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What an interface is used for here, and in which of its states it may be: the whole rule is one table. The center's own
 * people and the auditor read in every state, so that what was collected never gets out of their sight (R3.2d).
 */
public enum InterfaceUse {
    /** Opening batches, sending parts and sealing. */
    COLLECTION(
            "interface-not-online",
            "R3.2f",
            new Text("该接口未上线或已停用，不能接收数据", "The interface is not online or was stopped, and takes no data")),

    /** Delivery of records to people of a unit. */
    DELIVERY_TO_UNITS(
            "interface-not-delivering",
            "R3.2d",
            new Text("该接口未上线或已停用，不交付数据", "The interface is not online or was stopped, and delivers no data"));

    /** What an interface is from its registration on. */
    static final String FIRST_STATE = "PLANNED";

    /** Whatever state is not named here, governance's later ones too, permits nothing. */
    private static final Map<String, Set<InterfaceUse>> PERMITTED = Map.of(
            "ONLINE", EnumSet.allOf(InterfaceUse.class),
            "DEPRECATED", EnumSet.allOf(InterfaceUse.class),
            "SUSPENDED", EnumSet.noneOf(InterfaceUse.class),
            "RETIRED", EnumSet.noneOf(InterfaceUse.class));

    private final String code;
    private final String clause;
    private final Text refusal;

    InterfaceUse(String code, String clause, Text refusal) {
        this.code = code;
        this.clause = clause;
        this.refusal = refusal;
    }

    /** Refuses this use of an interface that is in {@code state}. */
    void requireIn(String state) {
        if (!PERMITTED.getOrDefault(state, Set.of()).contains(this)) {
            throw refused();
        }
    }

    private Refusal refused() {
        return new RuleRefused(code, refusal).withClause(clause);
    }
}
