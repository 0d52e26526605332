package cn.etown.evidence.due;

/**
 * What differs in one month of the year, or for one day.
 *
 * @param latest when the data of that month or day are due; {@code null} where nothing is due for it
 */
public record OwnRule(Arrival latest) {

    public boolean isNothingDue() {
        return latest == null;
    }
}
