package cn.etown.collection.quarantine;

import cn.etown.evidence.record.Decimals;

/**
 * A cell of a file that people open in a spreadsheet, which takes one that begins like a formula for one. Such a cell from outside is
 * written with an apostrophe before it, unless it is a number.
 */
public final class SafeCell {

    private static final String FORMULA = "=+-@\t\r";

    private SafeCell() {}

    public static String of(String cell) {
        boolean suspicious = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 && Decimals.parse(cell) == null;
        return suspicious ? "'" + cell : cell;
    }
}
