package cn.etown.governance.coverage.domain;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A new listing held against the items already known (R4.3a). None of them is forgotten: what the listing leaves out is
 * marked and goes on counting.
 *
 * @param added named by the listing and not known before
 * @param gone named by the listing before, and not by this one
 * @param back known and named by this listing, but not by the one before
 */
public record Comparison(SortedSet<ItemName> added, SortedSet<ItemName> gone, SortedSet<ItemName> back) {

    public static Comparison of(Map<ItemName, Presence> known, Set<ItemName> listed) {
        var added = new TreeSet<>(listed);
        added.removeAll(known.keySet());
        var gone = new TreeSet<ItemName>();
        var back = new TreeSet<ItemName>();
        known.forEach((name, presence) -> {
            if (presence == Presence.LISTED && !listed.contains(name)) {
                gone.add(name);
            }
            if (presence != Presence.LISTED && listed.contains(name)) {
                back.add(name);
            }
        });
        return new Comparison(added, gone, back);
    }
}
