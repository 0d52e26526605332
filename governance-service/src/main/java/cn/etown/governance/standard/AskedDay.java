package cn.etown.governance.standard;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** A day that a query parameter names. */
public final class AskedDay {

    /** The form of a day. */
    public static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    private AskedDay() {}

    /**
     * The day that {@code text} names, which has the form {@link #DATE}.
     *
     * @param parameter where it stands
     * @throws Malformed where there is no such day
     */
    public static LocalDate parse(String parameter, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noSuchDay) {
            var detail = new Text("没有这一天", "There is no such day");
            throw new Malformed("invalid-request", new Text("请求内容不符合要求", "The request does not meet its description"))
                    .withErrors(List.of(new FieldError(parameter, detail)));
        }
    }
}
