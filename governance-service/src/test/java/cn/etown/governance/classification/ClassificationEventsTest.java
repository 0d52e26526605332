package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.Coarseness;
import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.classification.domain.Masking;
import cn.etown.governance.classification.domain.MaskingMethod;
import cn.etown.governance.classification.domain.MaskingRule;
import cn.etown.governance.classification.domain.MaskingRules;
import cn.etown.governance.classification.domain.ProposalState;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.classification.domain.ValueKind;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The events of classification are frozen by a golden file: their members stay, and only grow. */
class ClassificationEventsTest {

    private static final Instant AT = Instant.parse("2026-09-16T04:00:00Z");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void areToldAsTheGoldenFileHasThem() throws IOException {
        var phone = new FieldClass("online-retail", "buyerPhone", "unit", ValueKind.TEXT, "contracts/1", AT);
        phone.countAs(new Marking(SensitivityClass.L3, true, "收货人电话"), "contracts/1", AT);
        var note = new FieldClass("online-retail", "note", "unit", ValueKind.TEXT, "contracts/1", AT);
        var set = ruleSet();

        var told = json.createArrayNode();
        Stream.of(
                        ClassificationEvents.classified("online-retail", List.of(phone, note), set, AT),
                        ClassificationEvents.changed(set))
                .map(this::tree)
                .forEach(told::add);

        assertThat(json.readTree(told.toString())).isEqualTo(golden());
    }

    private static MaskingRuleSet ruleSet() {
        var rules = new MaskingRules(List.of(
                new MaskingRule(
                        null, true, Set.of(ValueKind.TEXT), new Masking(MaskingMethod.KEEP_LAST, 4, null, null)),
                new MaskingRule(
                        SensitivityClass.L4,
                        false,
                        Set.of(ValueKind.PLACE, ValueKind.NUMBER),
                        new Masking(MaskingMethod.HASH_WITH_KEY, null, null, "masking-2")),
                new MaskingRule(
                        null,
                        true,
                        Set.of(ValueKind.DATE, ValueKind.TIMESTAMP),
                        new Masking(MaskingMethod.GENERALISE_DATE, null, Coarseness.YEAR, null))));
        var request = new MaskingRulesRequest(LocalDate.of(2026, 9, 17), "采监〔2026〕40号", List.of());
        var set = new MaskingRuleSet(new UUID(0, 1), 2, request, rules, person("operator"), AT);
        set.moveTo(ProposalState.ACCEPTED, person("governor"), "原因", AT);
        return set;
    }

    private static Caller person(String name) {
        return new Caller(name, name, "etown-cli", Set.of(Roles.GOVERNOR), Optional.empty(), "");
    }

    private JsonNode tree(NewEvent event) {
        return json.createObjectNode()
                .put("type", event.type())
                .put("subject", event.subject())
                .set("data", json.valueToTree(event.data()));
    }

    private JsonNode golden() throws IOException {
        try (var golden = getClass().getResourceAsStream("/golden/classification-events.json")) {
            return json.readTree(golden);
        }
    }
}
