package cn.etown.governance.catalogue;

import java.util.List;

/**
 * Where a page of the list ended.
 *
 * @param shelf its number among the shelves of the list, from 0
 * @param key of the entry, as it was read
 */
record EntryPlace(int shelf, String key) {

    private static final String SEPARATOR = "=";

    /** @throws IllegalArgumentException where {@code cursor} is none of a list with these shelves */
    static EntryPlace parse(String cursor, List<Shelf> shelves) {
        var labels = shelves.stream().map(Shelf::label).toList();
        int end = cursor.indexOf(SEPARATOR);
        int shelf = end < 0 ? -1 : labels.indexOf(cursor.substring(0, end));
        if (shelf < 0) {
            throw new IllegalArgumentException(cursor);
        }
        var key = cursor.substring(end + SEPARATOR.length());
        shelves.get(shelf).table().keyOf(key);
        return new EntryPlace(shelf, key);
    }

    static String cursor(Shelf shelf, String key) {
        return shelf.label() + SEPARATOR + key;
    }
}
