package cn.etown.governance.assurance.domain;

/**
 * What differs in one month of the year.
 *
 * @param latest when the month's data are due; {@code null} where nothing is due for it
 */
public record MonthRule(Arrival latest) {

    public boolean isNothingDue() {
        return latest == null;
    }
}
