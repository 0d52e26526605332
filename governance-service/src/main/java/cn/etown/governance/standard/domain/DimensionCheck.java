package cn.etown.governance.standard.domain;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.kit.problem.Text;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Holds what the figures of a contract are told apart by against how sensitive those fields are (R3.2d, R3.3): whoever may see
 * the figures sees the values of the dimensions, so they are of fields that are open to all of them. A field that nobody has
 * classified yet is not objected to: it may be classified later, and until then its values are shown to nobody.
 *
 * @param counted what fields of the interface count as by now, by name, which the document's word does not lower
 */
public record DimensionCheck(Map<String, Marking> counted) {

    public DimensionCheck {
        counted = Map.copyOf(counted);
    }

    /** In the order of the dimensions. */
    public List<Finding> of(DescribedContract contract) {
        return contract.schema().dimensions().stream()
                .flatMap(dimension -> contract.field(dimension).stream())
                .flatMap(described -> finding(
                        described,
                        contract.places().ofDimension(described.field().name())))
                .toList();
    }

    private Stream<Finding> finding(DescribedField described, String pointer) {
        String name = described.field().name();
        var marking = described.marking().raisedBy(counted.getOrDefault(name, Marking.NONE));
        if (!marking.isClosed()) {
            return Stream.empty();
        }
        Text why = marking.personalData()
                ? new Text("属于个人信息", "tells of a person")
                : new Text("分级为 " + marking.sensitivityClass(), "is classified " + marking.sensitivityClass());
        return Stream.of(
                new Finding(
                        "dimension-closed",
                        Severity.MUST,
                        pointer,
                        new Text(
                                "统计维度 " + name + " " + why.zh() + "，其值会随汇总向所有可见者显示（R3.2d）",
                                "The dimension " + name + " " + why.en()
                                        + ", and its values would be shown to all who see the figures (R3.2d)"),
                        new Text(
                                "从 dimensions 中删去，或改用分级为 L1、L2 且不属于个人信息的字段，如其类别；分级过严的，先经决定降级",
                                "Take it out of the dimensions, or use a field of L1 or L2 that tells of no person, such as its"
                                        + " category; where it is classified too strictly, have that lowered by a decision first")));
    }
}
