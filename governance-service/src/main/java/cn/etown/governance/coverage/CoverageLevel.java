package cn.etown.governance.coverage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Over what a coverage figure is taken. */
@Schema(description = "统计层级: source system (源系统), unit (单位), domain (域) or the whole county (全县)")
public enum CoverageLevel {
    SYSTEM("source_system", "cast(cast(:after as text) as uuid)", "00000000-0000-0000-0000-000000000000"),
    UNIT("unit", ":after", ""),
    DOMAIN("domain", ":after", ""),
    /** One figure, so nothing to tell things apart by. */
    COUNTY("", "", "");

    private final String column;
    private final String after;
    private final String first;

    CoverageLevel(String column, String after, String first) {
        this.column = column;
        this.after = after;
        this.first = first;
    }

    /** The column that names the thing a figure is of. */
    String column() {
        return column;
    }

    /** The parameter that a page begins behind, as the column's type. */
    String after() {
        return after;
    }

    /** What stands before every thing. */
    String first() {
        return first;
    }
}
