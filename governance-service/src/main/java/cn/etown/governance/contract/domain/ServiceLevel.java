package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the {@code slaProperties} of a contract (服务水平): what a provider says of latency, frequency or retention. It
 * describes; what is assessed is the interface's assurance policy, which it may not contradict.
 *
 * @param pointer where it stands in the document
 * @param value as text, for the standard lets it be a number, a text or a flag
 */
public record ServiceLevel(
        String pointer, String property, String value, String unit, String element, String driver, String description) {

    private static final int MOST = 100;

    static List<ServiceLevel> readAll(Place root) {
        var items = root.items("slaProperties");
        if (items.size() > MOST) {
            root.refuseAt("slaProperties", "至多 " + MOST + " 项", "There must be at most " + MOST);
            return List.of();
        }
        var levels = new ArrayList<ServiceLevel>();
        for (Place item : items) {
            if (item.is(Kind.OBJECT)) {
                ContractParts.SERVICE_LEVEL.check(item);
                levels.add(read(item));
            }
        }
        return levels;
    }

    private static ServiceLevel read(Place item) {
        item.require("property", Kind.TEXT);
        return new ServiceLevel(
                item.pointer(),
                item.text("property").orElse(""),
                item.require("value", Kind.ANY).map(ServiceLevel::text).orElse(""),
                item.text("unit").orElse(null),
                item.text("element").orElse(null),
                item.text("driver").orElse(null),
                item.text("description").orElse(null));
    }

    private static String text(Place value) {
        return value.value() instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value.value());
    }
}
