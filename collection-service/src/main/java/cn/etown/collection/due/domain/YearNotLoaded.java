package cn.etown.collection.due.domain;

/** Working days of a year were asked for whose calendar is not loaded; they are never guessed. */
public final class YearNotLoaded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int year;

    YearNotLoaded(int year) {
        super("The calendar of " + year + " is not loaded", null, false, false);
        this.year = year;
    }

    public int year() {
        return year;
    }
}
