package cn.etown.collection.terms.domain;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Versions of terms, each from the day on which it holds until another does. */
public final class InForce<V> {

    private final NavigableMap<LocalDate, V> versions = new TreeMap<>();

    /** Adds the next version; of two that begin to hold on one day the later one holds. */
    public InForce<V> with(LocalDate holdsFrom, V version) {
        versions.put(holdsFrom, version);
        return this;
    }

    /** The version of a day; of a day before all of them the first. */
    public V on(LocalDate day) {
        var held = versions.floorEntry(day);
        return held == null ? versions.firstEntry().getValue() : held.getValue();
    }

    /** The same days with what each version means to another. */
    public <W> InForce<W> map(Function<V, W> meaning) {
        InForce<W> mapped = new InForce<>();
        versions.forEach((holdsFrom, version) -> mapped.with(holdsFrom, meaning.apply(version)));
        return mapped;
    }
}
