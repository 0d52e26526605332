package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Limit.Comparison;
import cn.etown.governance.contract.domain.Limit.Counted;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class LimitTest {

    @Property
    void isWithinAnotherJustWhereEveryNumberItAllowsIsAllowedThere(
            @ForAll("limits") Limit limit, @ForAll("limits") Limit other) {
        if (limit.unit() != other.unit() || limit.isEmpty()) {
            return;
        }
        assertThat(limit.isWithin(other))
                .as(limit + " within " + other)
                .isEqualTo(numbers(limit.unit()).stream()
                        .filter(number -> allows(limit, number))
                        .allMatch(number -> allows(other, number)));
    }

    @Property
    void allowsNoneJustWhereNoneIsTheOnlyNumber(@ForAll("limits") Limit limit) {
        assertThat(limit.isNone())
                .isEqualTo(numbers(limit.unit()).stream()
                        .filter(number -> allows(limit, number))
                        .toList()
                        .equals(List.of(new BigDecimal("0.00"))));
        assertThat(limit.isEmpty())
                .isEqualTo(numbers(limit.unit()).stream().noneMatch(number -> allows(limit, number)));
    }

    /** Finer than the thresholds are, as shares can be, and beyond them on both sides. */
    private static List<BigDecimal> numbers(Counted unit) {
        return IntStream.rangeClosed(0, 1_000)
                .filter(step -> unit == Counted.PERCENT || step % 100 == 0)
                .mapToObj(step -> BigDecimal.valueOf(step, 2))
                .toList();
    }

    private static boolean allows(Limit limit, BigDecimal number) {
        int compared = number.compareTo(limit.thresholds().get(0));
        return switch (limit.operator()) {
            case EQUAL -> compared == 0;
            case LESS -> compared < 0;
            case LESS_OR_EQUAL -> compared <= 0;
            case GREATER -> compared > 0;
            case GREATER_OR_EQUAL -> compared >= 0;
            case BETWEEN -> compared >= 0 && number.compareTo(limit.thresholds().get(1)) <= 0;
        };
    }

    @Provide
    Arbitrary<Limit> limits() {
        var rows = Combinators.combine(
                        Arbitraries.of(Comparison.values()),
                        Arbitraries.integers().between(0, 5))
                .as((operator, number) -> limit(operator, BigDecimal.valueOf(number), Counted.ROWS));
        var shares = Combinators.combine(
                        Arbitraries.of(Comparison.EQUAL, Comparison.LESS, Comparison.LESS_OR_EQUAL),
                        Arbitraries.integers().between(0, 50))
                .as((operator, number) -> limit(operator, BigDecimal.valueOf(number, 1), Counted.PERCENT));
        return Arbitraries.oneOf(rows, shares);
    }

    private static Limit limit(Comparison operator, BigDecimal number, Counted unit) {
        return new Limit(
                operator,
                operator == Comparison.BETWEEN ? List.of(number, number.add(BigDecimal.valueOf(2))) : List.of(number),
                unit);
    }
}
