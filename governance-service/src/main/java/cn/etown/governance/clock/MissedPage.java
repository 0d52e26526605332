package cn.etown.governance.clock;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * Duties that were missed, some of many.
 *
 * @param next the place after which the following page begins; {@code null} where there is none
 */
public record MissedPage(List<Missed> missed, String next) {

    /** The last page, without any. */
    public static final MissedPage NONE = new MissedPage(List.of(), null);

    private static final UUID FIRST = new UUID(0, 0);

    public MissedPage {
        missed = List.copyOf(missed);
    }

    /**
     * What is missed of the rows that were looked at. Where these are as many as were asked for, another page follows, also where
     * nothing of them is missed.
     *
     * @param place where a row stands in their order
     * @param missed {@code null} where the day of the row is not over
     */
    public static <T> MissedPage of(
            List<T> rows, int most, Function<? super T, ?> place, Function<? super T, Missed> missed) {
        var found = rows.stream().map(missed).filter(Objects::nonNull).toList();
        var next = rows.size() < most
                ? null
                : place.apply(rows.get(rows.size() - 1)).toString();
        return new MissedPage(found, next);
    }

    /** A place in the order of ids. */
    public static UUID idAfter(String place) {
        return place.isEmpty() ? FIRST : UUID.fromString(place);
    }
}
