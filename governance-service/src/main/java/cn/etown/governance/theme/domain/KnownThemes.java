package cn.etown.governance.theme.domain;

import cn.etown.kit.problem.Text;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The themes that hold on one day (R3.3).
 *
 * @param measures by the theme's code, the measures a contract has to define to feed it
 */
public record KnownThemes(Map<String, List<String>> measures) {

    public KnownThemes {
        measures = Map.copyOf(measures);
    }

    /** Why a contract that counts {@code counted} cannot feed {@code theme}; empty where it can. */
    public Optional<Text> objectionTo(String theme, Collection<String> counted) {
        if (!measures.containsKey(theme)) {
            var known = new TreeSet<>(measures.keySet());
            return Optional.of(new Text("没有此主题；可用：" + known, "There is no such theme; known are " + known));
        }
        var asked = measures.get(theme);
        return counted.containsAll(asked)
                ? Optional.empty()
                : Optional.of(new Text("该主题要求度量 " + asked, "The theme asks for the measures " + asked));
    }
}
