package cn.etown.governance.standard.domain;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.contract.domain.Measure;
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

    /** Of the dimensions, in their order, and then of the measures that count one value of a field alone. */
    public List<Finding> findings(DescribedContract contract) {
        return Stream.concat(
                        contract.schema().dimensions().stream()
                                .flatMap(dimension -> closed(contract, dimension))
                                .map(field -> ofDimension(contract, field)),
                        contract.schema().measures().stream()
                                .filter(measure ->
                                        measure.when() != null && measure.when().equalTo() != null)
                                .flatMap(measure -> closed(
                                                contract, measure.when().field())
                                        .map(field -> ofMeasure(contract, measure, field))))
                .toList();
    }

    /** Whether a field is too sensitive to tell figures apart. */
    boolean isClosed(DescribedField described) {
        return marking(described).isClosed();
    }

    private Stream<DescribedField> closed(DescribedContract contract, String field) {
        return contract.field(field).filter(this::isClosed).stream();
    }

    private Marking marking(DescribedField described) {
        return described
                .marking()
                .raisedBy(counted.getOrDefault(described.field().name(), Marking.NONE));
    }

    private Finding ofDimension(DescribedContract contract, DescribedField described) {
        String name = described.field().name();
        Text why = why(described);
        return new Finding(
                "dimension-closed",
                Severity.MUST,
                contract.places().ofDimension(name),
                new Text(
                        "统计维度 " + name + " " + why.zh() + "，其值会随汇总向所有可见者显示（R3.2d）",
                        "The dimension " + name + " " + why.en()
                                + ", and its values would be shown to all who see the figures (R3.2d)"),
                new Text(
                        "从 dimensions 中删去，或改用分级为 L1、L2 且不属于个人信息的字段，如其类别；分级过严的，先经决定降级",
                        "Take it out of the dimensions, or use a field of L1 or L2 that tells of no person, such as its"
                                + " category; where it is classified too strictly, have that lowered by a decision first"));
    }

    private Finding ofMeasure(DescribedContract contract, Measure measure, DescribedField described) {
        String name = described.field().name();
        Text why = why(described);
        return new Finding(
                "measure-closed",
                Severity.MUST,
                contract.places().ofMeasure(measure.name()),
                new Text(
                        "度量 " + measure.name() + " 只计 " + name + " 的一个值，而该字段" + why.zh() + "，汇总会泄露该值的情况（R3.2d）",
                        "The measure " + measure.name() + " counts one value of " + name + " alone, which " + why.en()
                                + ", and the figures would tell of that value (R3.2d)"),
                new Text(
                        "删去该条件，或改用分级为 L1、L2 且不属于个人信息的字段",
                        "Take the condition out, or use a field of L1 or L2 that tells of no person"));
    }

    private Text why(DescribedField described) {
        Marking marking = marking(described);
        return marking.personalData()
                ? new Text("属于个人信息", "tells of a person")
                : new Text("分级为 " + marking.sensitivityClass(), "is classified " + marking.sensitivityClass());
    }
}
