package cn.etown.governance.standard.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The codes of a list and the ones they stand under. A tree has no circle and no branch in the air.
 *
 * @param parents each code's parent; {@code null} or empty for one at the top
 */
public record CodeTree(Map<String, String> parents) {

    /** As many levels as a list may have. */
    public static final int MOST_LEVELS = 10;

    public CodeTree {
        parents = new TreeMap<>(parents);
    }

    /** The codes whose parent is not in the list, in order. */
    public List<String> orphans() {
        return parents.entrySet().stream()
                .filter(entry -> isBelow(entry.getValue()) && !parents.containsKey(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The codes from which the way up never ends, or is longer than {@link #MOST_LEVELS}, in order. */
    public List<String> endless() {
        return parents.keySet().stream().filter(code -> !ends(code)).toList();
    }

    private boolean ends(String code) {
        String at = code;
        for (int level = 0; level < MOST_LEVELS; level++) {
            at = parents.get(at);
            if (!isBelow(at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelow(String parent) {
        return parent != null && !parent.isEmpty();
    }
}
