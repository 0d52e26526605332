package cn.etown.governance.coverage.domain;

import java.time.LocalDate;
import java.util.List;

/** What was decided about a data item, and so what it counts as from then on (R4.3a). */
public sealed interface Decision {

    /** @param carried whether data come by its field of its interface; else the item counts as missing */
    record Connected(boolean carried) implements Decision {}

    /** @param until the last day for which it is planned, or {@code null} where none was said */
    record Planned(LocalDate until) implements Decision {}

    /** @param until the last day of the exemption */
    record Exempt(LocalDate until) implements Decision {}

    record Missing() implements Decision {}

    record Disputed() implements Decision {}

    /**
     * What the item counts as from {@code day} on, without gap, as far as is known now. An exemption or a plan that ends is
     * followed by MISSING on the very next day.
     */
    default List<Segment> courseFrom(LocalDate day) {
        if (this instanceof Exempt exempt) {
            return endingAfter(exempt.until(), ItemCoverage.EXEMPT, day);
        }
        if (this instanceof Planned planned && planned.until() != null) {
            return endingAfter(planned.until(), ItemCoverage.PLANNED, day);
        }
        return List.of(new Segment(lasting(), day, Segment.FOREVER));
    }

    private ItemCoverage lasting() {
        if (this instanceof Connected connected) {
            return connected.carried() ? ItemCoverage.CONNECTED : ItemCoverage.MISSING;
        }
        if (this instanceof Planned) {
            return ItemCoverage.PLANNED;
        }
        return this instanceof Disputed ? ItemCoverage.DISPUTED : ItemCoverage.MISSING;
    }

    private static List<Segment> endingAfter(LocalDate last, ItemCoverage coverage, LocalDate day) {
        var end = last.plusDays(1);
        if (!day.isBefore(end)) {
            return List.of(new Segment(ItemCoverage.MISSING, day, Segment.FOREVER));
        }
        return List.of(new Segment(coverage, day, end), new Segment(ItemCoverage.MISSING, end, Segment.FOREVER));
    }
}
