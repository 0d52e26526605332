package cn.etown.monitoring.series.domain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Figures by the name of their measure (度量), all of them additive: sums and counts, exact.
 *
 * @param values by the name the contract gives the measure
 */
public record Measures(SortedMap<String, BigDecimal> values) {

    public static final Measures NONE = new Measures(new TreeMap<>());

    public Measures {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * Reads plain decimals.
     *
     * @throws IllegalArgumentException where one is no number
     */
    public static Measures of(Map<String, String> texts) {
        var values = new TreeMap<String, BigDecimal>();
        texts.forEach((name, text) -> values.put(name, number(name, text)));
        return new Measures(values);
    }

    private static BigDecimal number(String name, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("The measure " + name + " is " + text + ", not a decimal", notOne);
        }
    }
}
