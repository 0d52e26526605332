package cn.etown.governance.contract.domain;

import java.util.Optional;
import java.util.function.Function;

/**
 * The range a field's values lie in, as text in canonical form; what is {@code null} does not bound.
 *
 * @param minimum smallest value
 * @param exclusiveMinimum all values are larger
 * @param maximum largest value
 * @param exclusiveMaximum all values are smaller
 */
record Bounds(String minimum, String exclusiveMinimum, String maximum, String exclusiveMaximum) {

    static Bounds none() {
        return new Bounds(null, null, null, null);
    }

    /** A range of values that can be compared, before it becomes text. */
    record Range<T extends Comparable<? super T>>(
            Optional<T> minimum, Optional<T> exclusiveMinimum, Optional<T> maximum, Optional<T> exclusiveMaximum) {

        static <T extends Comparable<? super T>> Range<T> closed(T minimum, T maximum) {
            return new Range<>(Optional.of(minimum), Optional.empty(), Optional.of(maximum), Optional.empty());
        }

        static <T extends Comparable<? super T>> Range<T> read(Function<String, Optional<T>> bound) {
            return new Range<>(
                    bound.apply("minimum"),
                    bound.apply("exclusiveMinimum"),
                    bound.apply("maximum"),
                    bound.apply("exclusiveMaximum"));
        }

        /** The part of this range that lies in {@code closed} too. */
        Range<T> within(Range<T> closed) {
            return new Range<>(
                    minimum.filter(bound -> bound.compareTo(closed.minimum.orElseThrow()) > 0)
                            .or(closed::minimum),
                    exclusiveMinimum,
                    maximum.filter(bound -> bound.compareTo(closed.maximum.orElseThrow()) < 0)
                            .or(closed::maximum),
                    exclusiveMaximum);
        }

        /** Notes at {@code options} where no value can lie in this range. */
        Range<T> check(Place options) {
            if (isAbove(minimum, maximum, false)
                    || isAbove(minimum, exclusiveMaximum, true)
                    || isAbove(exclusiveMinimum, maximum, true)
                    || isAbove(exclusiveMinimum, exclusiveMaximum, true)) {
                options.refuse("下限高于上限，没有值可以满足", "The lower bound is above the upper: no value can satisfy this");
            }
            return this;
        }

        Bounds as(Function<T, String> text) {
            return new Bounds(
                    minimum.map(text).orElse(null),
                    exclusiveMinimum.map(text).orElse(null),
                    maximum.map(text).orElse(null),
                    exclusiveMaximum.map(text).orElse(null));
        }

        private static <T extends Comparable<? super T>> boolean isAbove(
                Optional<T> lower, Optional<T> upper, boolean orEqual) {
            return lower.isPresent() && upper.isPresent() && lower.get().compareTo(upper.get()) >= (orEqual ? 0 : 1);
        }
    }
}
