package cn.etown.governance.standard.domain;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.contract.ContractFixtures;
import cn.etown.governance.contract.domain.ContractDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Sales lines are told apart by their channel, whose class is what differs here. */
class DimensionCheckTest {

    private static final String CHANNEL = "description: 成交时所经渠道\n        classification: L1\n";

    @Test
    void letsFiguresBeToldApartByFieldsOfTheTwoLowerLevels() {
        assertThat(findings(classified("L1"), Map.of())).isEmpty();
        assertThat(findings(classified("L2"), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SensitivityClass.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"L1", "L2"})
    void refusesFieldsOfAStricterClass(SensitivityClass stricter) {
        assertThat(findings(classified(stricter.name()), Map.of()))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.rule()).isEqualTo("dimension-closed");
                    assertThat(found.severity()).isEqualTo(Severity.MUST);
                    assertThat(found.pointer()).isEqualTo("/schema/0/customProperties/2/value/0");
                    assertThat(found.message().zh())
                            .contains("channel")
                            .contains(stricter.name())
                            .contains("R3.2d");
                    assertThat(found.message().en()).contains("channel is classified " + stricter);
                    assertThat(found.whatToDo().zh()).contains("dimensions");
                });
    }

    @Test
    void refusesFieldsThatTellOfAPersonWhateverTheirClass() {
        String personal = CHANNEL + "        customProperties: [{property: personalData, value: 渠道负责人}]\n";

        assertThat(findings(ContractFixtures.salesBut(CHANNEL, personal), Map.of()))
                .extracting(found -> found.message().en())
                .singleElement()
                .asString()
                .contains("channel tells of a person");
    }

    @Test
    void takesTheStricterOfWhatTheDocumentSaysAndWhatCounts() {
        Map<String, Marking> raised = Map.of("channel", new Marking(SensitivityClass.L3, false, null));
        Map<String, Marking> lowered = Map.of("channel", new Marking(SensitivityClass.L2, false, null));

        assertThat(findings(classified("L1"), raised)).hasSize(1);
        assertThat(findings(classified("L3"), lowered)).hasSize(1);
        assertThat(findings(classified("L1"), lowered)).isEmpty();
        assertThat(findings(ContractFixtures.salesUnclassified("1.0.0"), raised))
                .hasSize(1);
    }

    @Test
    void doesNotMindWhatNobodyHasClassifiedAndWhatIsNoDimension() {
        String closedPrice =
                ContractFixtures.salesBut("含税，元\n        classification: L2\n", "含税，元\n        classification: L4\n");

        assertThat(findings(ContractFixtures.salesUnclassified("1.0.0"), Map.of()))
                .isEmpty();
        assertThat(findings(closedPrice, Map.of("invoice", new Marking(SensitivityClass.CORE, true, null))))
                .isEmpty();
    }

    /** Turnover by one channel tells what the dimension would. */
    @Test
    void refusesAMeasureThatCountsOneValueOfAClosedFieldAlone() {
        var live = ContractFixtures.salesBut(
                "- name: lines\n",
                "- name: ofLive\n            aggregate: SUM\n            factors: [quantity]\n"
                        + "            when: {field: channel, equalTo: LIVE}\n          - name: lines\n");
        Map<String, Marking> closed = Map.of("channel", new Marking(SensitivityClass.L3, false, null));

        assertThat(findings(live, Map.of())).isEmpty();
        assertThat(findings(live, closed))
                .extracting(Finding::rule)
                .containsExactly("dimension-closed", "measure-closed");
        assertThat(findings(live, closed).get(1).message().zh())
                .contains("ofLive")
                .contains("channel")
                .contains("R3.2d");
    }

    private static String classified(String sensitivityClass) {
        return ContractFixtures.salesBut(CHANNEL, CHANNEL.replace("L1", sensitivityClass));
    }

    private static List<Finding> findings(String yaml, Map<String, Marking> counted) {
        var document = ContractFixtures.read(yaml);
        var schema = ContractDocument.read(document, "sales", ZoneId.of("Asia/Shanghai"))
                .schema();
        return new DimensionCheck(counted).findings(DescribedContract.of("sales", document, schema));
    }
}
