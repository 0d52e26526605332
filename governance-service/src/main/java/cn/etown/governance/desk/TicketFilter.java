package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.TicketKind;
import cn.etown.governance.desk.domain.TicketState;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which tickets are wanted; what is {@code null} does not matter.
 *
 * @param interfaceCode the interface they are about
 */
record TicketFilter(TicketKind kind, TicketState state, String interfaceCode) {

    /** The fields of a ticket that must have these values. */
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("kind", kind);
        values.put("state", state);
        values.put("interfaceCode", interfaceCode);
        values.values().removeIf(value -> value == null);
        return values;
    }
}
