package cn.etown.governance.classification.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MaskingRulesTest {

    private static final Marking L3 = new Marking(SensitivityClass.L3, false, null);
    private static final Marking PERSONAL_L3 = new Marking(SensitivityClass.L3, true, null);

    @Test
    void takesTheStrictestRuleThatHolds() {
        var rules = new MaskingRules(List.of(
                rule(SensitivityClass.L3, false, masking(MaskingMethod.TRUNCATE, 3)),
                rule(SensitivityClass.L2, false, masking(MaskingMethod.TRUNCATE, 5)),
                rule(SensitivityClass.L4, false, Masking.EVERYTHING),
                rule(null, true, masking(MaskingMethod.KEEP_LAST, 2))));

        assertThat(rules.maskingOf(L3, ValueKind.TEXT)).isEqualTo(masking(MaskingMethod.TRUNCATE, 3));
        assertThat(rules.maskingOf(PERSONAL_L3, ValueKind.TEXT)).isEqualTo(masking(MaskingMethod.KEEP_LAST, 2));
        assertThat(rules.maskingOf(L3, ValueKind.NUMBER)).isEqualTo(Masking.NOTHING);
    }

    @Test
    void showsNothingOfWhatNobodyHasClassified() {
        assertThat(new MaskingRules(List.of()).maskingOf(Marking.NONE, ValueKind.TEXT))
                .isEqualTo(Masking.EVERYTHING);
    }

    @Test
    void ordersMaskingsByStrictness() {
        var ordered = List.of(
                Masking.NOTHING,
                to(MaskingMethod.GENERALISE_DATE, Coarseness.MONTH),
                to(MaskingMethod.GENERALISE_DATE, Coarseness.QUARTER),
                to(MaskingMethod.GENERALISE_DATE, Coarseness.YEAR),
                to(MaskingMethod.GENERALISE_PLACE, Coarseness.COUNTY),
                to(MaskingMethod.GENERALISE_PLACE, Coarseness.CITY),
                to(MaskingMethod.GENERALISE_PLACE, Coarseness.PROVINCE),
                masking(MaskingMethod.TRUNCATE, 5),
                masking(MaskingMethod.KEEP_LAST, 5),
                masking(MaskingMethod.TRUNCATE, 1),
                masking(MaskingMethod.KEEP_LAST, 1),
                new Masking(MaskingMethod.HASH_WITH_KEY, null, null, "k1"),
                Masking.EVERYTHING);
        var shuffled = new ArrayList<>(ordered);
        Collections.reverse(shuffled);

        assertThat(shuffled.stream().sorted()).isEqualTo(ordered);
    }

    @Test
    void refusesPartsThatDoNotGoTogether() {
        assertThat(refusedPlaces(MaskingMethod.KEEP_LAST, null, null, null)).containsExactly("/keep");
        assertThat(refusedPlaces(MaskingMethod.TRUNCATE, 51, null, null)).containsExactly("/keep");
        assertThat(refusedPlaces(MaskingMethod.GENERALISE_DATE, null, Coarseness.CITY, null))
                .containsExactly("/to");
        assertThat(refusedPlaces(MaskingMethod.HASH_WITH_KEY, null, null, "A key"))
                .containsExactly("/key");
        assertThat(refusedPlaces(MaskingMethod.NULL, 1, Coarseness.YEAR, "k")).containsExactly("/keep", "/to", "/key");
    }

    @Test
    void refusesAMethodThatDoesNotSuitTheValues() {
        assertThatThrownBy(
                        () -> new MaskingRule(null, false, Set.of(ValueKind.FLAG), masking(MaskingMethod.KEEP_LAST, 1)))
                .isInstanceOf(RuleRefused.class);
        assertThatThrownBy(() -> new MaskingRule(null, false, Set.of(), Masking.EVERYTHING))
                .isInstanceOf(RuleRefused.class);
    }

    @Property
    void holdTheSameInWhateverOrderTheyStand(
            @ForAll("ruleLists") List<MaskingRule> rules, @ForAll("markings") Marking marking, @ForAll ValueKind kind) {
        var reversed = new ArrayList<>(rules);
        Collections.reverse(reversed);

        assertThat(new MaskingRules(reversed).maskingOf(marking, kind))
                .isEqualTo(new MaskingRules(rules).maskingOf(marking, kind));
    }

    @Property
    void neverShowMoreOfWhatIsRaised(
            @ForAll("ruleLists") List<MaskingRule> rules,
            @ForAll("markings") Marking before,
            @ForAll("markings") Marking raise,
            @ForAll ValueKind kind) {
        var held = new MaskingRules(rules);
        var classified = before.isClassified() ? before : new Marking(SensitivityClass.L1, before.personalData(), null);

        assertThat(held.maskingOf(classified.raisedBy(raise), kind))
                .isGreaterThanOrEqualTo(held.maskingOf(classified, kind));
    }

    @Property
    void alwaysSuitTheValues(
            @ForAll("ruleLists") List<MaskingRule> rules, @ForAll("markings") Marking marking, @ForAll ValueKind kind) {
        assertThat(new MaskingRules(rules).maskingOf(marking, kind).method().suits(kind))
                .isTrue();
    }

    @Provide
    Arbitrary<List<MaskingRule>> ruleLists() {
        return Maskings.rules().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Marking> markings() {
        return Maskings.markings();
    }

    private static Stream<String> refusedPlaces(MaskingMethod method, Integer keep, Coarseness to, String key) {
        try {
            new Masking(method, keep, to, key);
            return Stream.empty();
        } catch (RuleRefused refused) {
            return refused.errors().stream().map(FieldError::pointer);
        }
    }

    private static MaskingRule rule(SensitivityClass from, boolean personalOnly, Masking masking) {
        return new MaskingRule(from, personalOnly, Set.of(ValueKind.TEXT), masking);
    }

    private static Masking masking(MaskingMethod method, int keep) {
        return new Masking(method, keep, null, null);
    }

    private static Masking to(MaskingMethod method, Coarseness to) {
        return new Masking(method, null, to, null);
    }
}
