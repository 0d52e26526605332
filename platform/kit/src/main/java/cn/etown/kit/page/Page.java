package cn.etown.kit.page;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items at most as many as were asked for, in the list's stable order
 * @param next the cursor of the next page, {@code null} on the last one
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes the page out of {@link PageRequest#rows()} rows.
     *
     * @param rows as read, up to one more than wanted
     * @param key the unique key by which the list is ordered
     * @param view what the reader sees of a row
     */
    public static <R, T> Page<T> of(PageRequest request, List<R> rows, Function<R, ?> key, Function<R, T> view) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        String next = more ? Cursor.of(String.valueOf(key.apply(shown.get(shown.size() - 1)))) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
