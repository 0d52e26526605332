package cn.etown.governance.standard.domain;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CodeTreeTest {

    @Test
    void findsNothingWrongWithATree() {
        var tree = new CodeTree(Map.of("14", "", "1410", "14", "141029", "1410"));

        assertThat(tree.orphans()).isEmpty();
        assertThat(tree.endless()).isEmpty();
    }

    @Test
    void namesTheCodesWhoseParentIsNotThere() {
        var tree = new CodeTree(Map.of("14", "", "1410", "13", "1411", "14"));

        assertThat(tree.orphans()).containsExactly("1410");
    }

    @Test
    void namesTheCodesOfACircleAndThoseBelowIt() {
        var tree = new CodeTree(Map.of("a", "b", "b", "a", "c", "a", "d", "d", "e", ""));

        assertThat(tree.endless()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void takesTheDeepestTreeAllowedAndNoDeeper() {
        var parents = new HashMap<String, String>();
        parents.put("0", "");
        for (int level = 1; level <= CodeTree.MOST_LEVELS; level++) {
            parents.put("" + level, "" + (level - 1));
        }

        assertThat(new CodeTree(parents).endless()).containsExactly("" + CodeTree.MOST_LEVELS);
    }
}
