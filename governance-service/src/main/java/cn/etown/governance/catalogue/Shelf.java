package cn.etown.governance.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the list that is read by one statement: the entries of one kind, and how they came to be found. The list is one
 * shelf after the other.
 */
record Shelf(Rank rank, EntryTable table) {

    /** How well an entry fits what was asked for. */
    enum Rank {
        /** Nothing was asked for, so all fit. */
        ALL,
        /** It has just this code or name. */
        EXACT,
        /** Its words are those that were asked for. */
        WORDS
    }

    /** The shelves a list is made of, in its order. */
    static List<Shelf> of(EntryFilter filter) {
        var ranks = filter.search() == null ? Stream.of(Rank.ALL) : Stream.of(Rank.EXACT, Rank.WORDS);
        return ranks.flatMap(rank -> Arrays.stream(EntryTable.values())
                        .filter(table -> filter.mayHold(table.kind()))
                        .map(table -> new Shelf(rank, table)))
                .toList();
    }

    /** As a cursor names it. */
    String label() {
        return rank + ":" + table;
    }
}
