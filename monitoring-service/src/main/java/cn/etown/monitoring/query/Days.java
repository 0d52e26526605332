package cn.etown.monitoring.query;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.Text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The days that are asked for, in the county's time zone.
 *
 * @param from the first
 * @param to the last, not before the first and at most {@link #MOST} days in all
 */
public record Days(LocalDate from, LocalDate to) {

    /** A leap year: what a page of a year's view needs. */
    public static final int MOST = 366;

    public Days {
        if (to.isBefore(from)) {
            throw invalid("to", new Text("结束日期不得早于开始日期", "The last day may not be before the first"));
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST) {
            throw invalid("to", new Text("日期范围不得超过 366 天", "At most 366 days may be asked for at once"));
        }
    }

    /** The day that the parameter {@code name} stands for; its form has been checked. */
    static LocalDate parse(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noSuchDay) {
            throw invalid(name, new Text("没有这一天：" + text, "There is no day " + text));
        }
    }

    private static Refusal invalid(String parameter, Text detail) {
        return new Malformed("invalid-period", detail).withErrors(List.of(new FieldError(parameter, detail)));
    }
}
