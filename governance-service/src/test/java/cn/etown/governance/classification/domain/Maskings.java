package cn.etown.governance.classification.domain;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import java.util.List;

/** Any masking, rule and marking there can be. */
final class Maskings {

    private Maskings() {}

    static Arbitrary<Masking> any() {
        return Arbitraries.of(MaskingMethod.values()).flatMap(Maskings::of);
    }

    static Arbitrary<MaskingRule> rules() {
        return any().flatMap(masking -> Arbitraries.of(suited(masking))
                .set()
                .ofMinSize(1)
                .flatMap(kinds -> Arbitraries.of(SensitivityClass.class)
                        .injectNull(0.3)
                        .flatMap(from -> Arbitraries.of(true, false)
                                .map(personal -> new MaskingRule(from, personal, kinds, masking)))));
    }

    static Arbitrary<Marking> markings() {
        return Arbitraries.of(SensitivityClass.class)
                .injectNull(0.2)
                .flatMap(known -> Arbitraries.of(true, false).map(personal -> new Marking(known, personal, null)));
    }

    private static List<ValueKind> suited(Masking masking) {
        return List.of(ValueKind.values()).stream()
                .filter(masking.method()::suits)
                .toList();
    }

    private static Arbitrary<Masking> of(MaskingMethod method) {
        return switch (method) {
            case TRUNCATE, KEEP_LAST ->
                Arbitraries.integers().between(1, 50).map(keep -> new Masking(method, keep, null, null));
            case GENERALISE_DATE -> to(method, Coarseness.MONTH, Coarseness.QUARTER, Coarseness.YEAR);
            case GENERALISE_PLACE -> to(method, Coarseness.COUNTY, Coarseness.CITY, Coarseness.PROVINCE);
            case HASH_WITH_KEY -> Arbitraries.of("k1", "k2").map(key -> new Masking(method, null, null, key));
            default -> Arbitraries.just(new Masking(method, null, null, null));
        };
    }

    private static Arbitrary<Masking> to(MaskingMethod method, Coarseness... levels) {
        return Arbitraries.of(levels).map(to -> new Masking(method, null, to, null));
    }
}
