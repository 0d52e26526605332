package cn.etown.governance.classification.domain;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class MarkingTest {

    @Test
    void readsWhatAContractSays() {
        assertThat(Marking.written(Map.of("classification", " l3 ", "customProperties", personal("收货人电话"))))
                .isEqualTo(new Marking(SensitivityClass.L3, true, "收货人电话"));
        assertThat(Marking.written(Map.of("classification", "IMPORTANT", "customProperties", personal(true))))
                .isEqualTo(new Marking(SensitivityClass.IMPORTANT, true, null));
        assertThat(Marking.written(Map.of("classification", "general", "customProperties", personal("false"))))
                .isEqualTo(Marking.NONE);
        assertThat(Marking.written(Map.of())).isEqualTo(Marking.NONE);
    }

    @Test
    void takesWhateverElseIsWrittenAsAPersonalMarkForPersonalWithoutAKind() {
        assertThat(Marking.written(Map.of("customProperties", personal("a\nb"))))
                .isEqualTo(new Marking(null, true, null));
        assertThat(Marking.written(Map.of("customProperties", personal("长".repeat(101)))))
                .isEqualTo(new Marking(null, true, null));
        assertThat(Marking.written(Map.of("customProperties", "text"))).isEqualTo(Marking.NONE);
        assertThat(Marking.written(Map.of("customProperties", personal(List.of()))))
                .isEqualTo(Marking.NONE);
    }

    /** Collection shows values by the same rule. */
    @Test
    void isClosedAboveTheTwoLowerLevelsAndOfAPerson() {
        assertThat(new Marking(SensitivityClass.L1, false, null).isClosed()).isFalse();
        assertThat(new Marking(SensitivityClass.L2, false, null).isClosed()).isFalse();
        assertThat(new Marking(SensitivityClass.L3, false, null).isClosed()).isTrue();
        assertThat(new Marking(SensitivityClass.CORE, false, null).isClosed()).isTrue();
        assertThat(new Marking(SensitivityClass.L1, true, null).isClosed()).isTrue();
        assertThat(Marking.NONE.isClosed()).isFalse();
    }

    @Property
    void isNotLoweredByWhatRaisesIt(@ForAll("markings") Marking one, @ForAll("markings") Marking other) {
        assertThat(one.isLoweredBy(one.raisedBy(other))).isFalse();
        assertThat(other.isLoweredBy(one.raisedBy(other))).isFalse();
    }

    @Property
    void isRaisedAlikeInWhateverOrder(@ForAll("markings") Marking one, @ForAll("markings") Marking other) {
        assertThat(one.raisedBy(other)).isEqualTo(other.raisedBy(one));
        assertThat(one.raisedBy(other).raisedBy(other)).isEqualTo(one.raisedBy(other));
    }

    @Test
    void isLoweredByALowerClassOrWithoutThePersonalMark() {
        var phone = new Marking(SensitivityClass.L3, true, "电话");

        assertThat(phone.isLoweredBy(new Marking(SensitivityClass.L2, true, null)))
                .isTrue();
        assertThat(phone.isLoweredBy(new Marking(SensitivityClass.L4, false, null)))
                .isTrue();
        assertThat(phone.isLoweredBy(new Marking(null, true, null))).isTrue();
        assertThat(phone.isLoweredBy(new Marking(SensitivityClass.L3, true, null)))
                .isFalse();
        assertThat(Marking.NONE.isLoweredBy(new Marking(SensitivityClass.L1, false, null)))
                .isFalse();
    }

    @Test
    void givesASetItsStrictestMembersClass() {
        var set = new FieldSet<>(List.of(
                member("a", SensitivityClass.L1, false),
                member("b", SensitivityClass.L4, false),
                member("c", SensitivityClass.L4, true)));

        assertThat(set.sensitivityClass()).isEqualTo(SensitivityClass.L4);
        assertThat(set.personalData()).isTrue();
        assertThat(set.deciding()).containsExactly("b", "c");
        assertThat(set.unclassified()).isEmpty();
    }

    @Test
    void saysNoClassOfASetWithAMemberThatIsNotClassified() {
        var set = new FieldSet<>(List.of(member("a", SensitivityClass.L2, false), member("b", null, false)));

        assertThat(set.sensitivityClass()).isNull();
        assertThat(set.atLeast()).isEqualTo(SensitivityClass.L2);
        assertThat(set.unclassified()).containsExactly("b");
    }

    @Provide
    Arbitrary<Marking> markings() {
        return Maskings.markings();
    }

    private static FieldSet.Member<String> member(String field, SensitivityClass known, boolean personal) {
        return new FieldSet.Member<>(field, new Marking(known, personal, null));
    }

    private static List<Map<String, Object>> personal(Object value) {
        return List.of(Map.of("property", "unit", "value", "CNY"), Map.of("property", "personalData", "value", value));
    }
}
