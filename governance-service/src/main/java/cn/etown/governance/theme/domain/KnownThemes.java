package cn.etown.governance.theme.domain;

import cn.etown.kit.problem.Text;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The themes that hold on one day (R3.3).
 *
 * @param measures by the theme's code, the measures a contract has to define to feed it
 */
public record KnownThemes(Map<String, List<AskedMeasure>> measures) {

    public KnownThemes {
        measures = Map.copyOf(measures);
    }

    /**
     * Why a contract cannot feed a theme.
     *
     * @param measure the measure of the contract that is not made as the theme asks; {@code null} where it is the theme itself
     */
    public record Objection(String measure, Text detail) {}

    /**
     * Why a contract cannot feed {@code theme}; none where it can.
     *
     * @param counted the measures of the contract, and how each is made
     */
    public List<Objection> objectionsTo(String theme, Map<String, Aggregate> counted) {
        if (!measures.containsKey(theme)) {
            var known = new TreeSet<>(measures.keySet());
            return List.of(
                    new Objection(null, new Text("没有此主题；可用：" + known, "There is no such theme; known are " + known)));
        }
        var asked = measures.get(theme);
        var names = asked.stream().map(AskedMeasure::name).toList();
        if (!counted.keySet().containsAll(names)) {
            return List.of(
                    new Objection(null, new Text("该主题要求度量 " + names, "The theme asks for the measures " + names)));
        }
        return asked.stream()
                .filter(measure -> !measure.isMadeBy(counted.get(measure.name())))
                .map(KnownThemes::madeOtherwise)
                .toList();
    }

    private static Objection madeOtherwise(AskedMeasure asked) {
        return new Objection(
                asked.name(),
                new Text(
                        "该主题的度量 " + asked.name() + " 须为 " + asked.aggregate(),
                        "The theme asks for " + asked.name() + " as " + asked.aggregate()));
    }
}
