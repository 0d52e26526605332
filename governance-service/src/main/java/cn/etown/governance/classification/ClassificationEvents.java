package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.classification.domain.ValueKind;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The facts about classes and masking, as the feed tells them. */
final class ClassificationEvents {

    private ClassificationEvents() {}

    /**
     * What counts for an interface, all of it.
     *
     * @param maskingRules the number of the version of the masking rules by which {@code masking} was found
     */
    record InterfaceClassified(
            @JsonProperty("interface") String interfaceCode, List<Classified> fields, int maskingRules, Instant at) {}

    record Classified(
            String field,
            SensitivityClass sensitivityClass,
            boolean personalData,
            String personalKind,
            ValueKind valueKind,
            MaskingView masking) {}

    record MaskingRulesChanged(
            UUID id, int number, LocalDate validFrom, String source, List<MaskingRuleView> rules, Instant at) {}

    static NewEvent classified(String interfaceCode, List<FieldClass> fields, MaskingRuleSet held, Instant at) {
        var told = fields.stream().map(field -> told(field, held)).toList();
        return new NewEvent(
                "cn.etown.governance.interface-classified.v1",
                "interfaces/" + interfaceCode,
                new InterfaceClassified(interfaceCode, told, held.number(), at));
    }

    static NewEvent changed(MaskingRuleSet set) {
        return new NewEvent(
                "cn.etown.governance.masking-rules-changed.v1",
                set.path(),
                new MaskingRulesChanged(
                        set.id(),
                        set.number(),
                        set.validFrom(),
                        set.source(),
                        set.rules().rules().stream().map(MaskingRuleView::of).toList(),
                        set.decidedAt()));
    }

    private static Classified told(FieldClass field, MaskingRuleSet held) {
        var marking = field.marking();
        return new Classified(
                field.field(),
                marking.sensitivityClass(),
                marking.personalData(),
                marking.personalKind(),
                field.valueKind(),
                MaskingView.of(held.rules().maskingOf(marking, field.valueKind())));
    }
}
