package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantState;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Which grants of a list are wanted; what is {@code null} does not narrow it. */
record GrantFilter(String interfaceCode, String unit, GrantState state) {

    private static final String PAST = "g.state = cn.etown.governance.access.domain.GrantState.GRANTED"
            + " and g.liveUntil < :today and g.liveUntil ";

    /** The conditions, each with its {@code and} before it. */
    String conditions() {
        return (interfaceCode == null ? "" : " and g.interfaceCode = :interfaceCode")
                + (unit == null ? "" : " and g.unit = :unit")
                + ofState();
    }

    Map<String, Object> values(LocalDate today) {
        var values = new HashMap<String, Object>();
        put(values, "interfaceCode", interfaceCode);
        put(values, "unit", unit);
        put(values, "state", state);
        if (state == GrantState.GRANTED || state == GrantState.EXPIRED || state == GrantState.LAPSED) {
            values.put("today", today);
        }
        return values;
    }

    /** A grant whose last day is past is EXPIRED or LAPSED, whether or not somebody has noted it already. */
    private String ofState() {
        if (state == null) {
            return "";
        }
        return switch (state) {
            case GRANTED -> " and g.state = :state and g.liveUntil >= :today";
            case EXPIRED -> " and (g.state = :state or " + PAST + "= g.endsOn)";
            case LAPSED -> " and (g.state = :state or " + PAST + "< g.endsOn)";
            default -> " and g.state = :state";
        };
    }

    private static void put(Map<String, Object> values, String name, Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
