package cn.etown.collection.due.domain;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The versions of the ladder, each from the day on which it holds; what is due on a day is asked for by the one of that day. */
public final class Ladders {

    private final NavigableMap<LocalDate, Ladder> versions = new TreeMap<>();

    /** Adds the next version; of two that begin to hold on one day the later one holds. */
    public Ladders with(LocalDate holdsFrom, Ladder ladder) {
        versions.put(holdsFrom, ladder);
        return this;
    }

    /** That of a day; of a day before all of them the first. */
    public Ladder of(LocalDate dueDay) {
        var held = versions.floorEntry(dueDay);
        return held == null ? versions.firstEntry().getValue() : held.getValue();
    }
}
