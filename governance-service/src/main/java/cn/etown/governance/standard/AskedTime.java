package cn.etown.governance.standard;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** A time that a query parameter names. */
public final class AskedTime {

    /** The form of a time, after RFC 3339. */
    public static final String TIME =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$";

    private AskedTime() {}

    /**
     * The time that {@code text} names, which has the form {@link #TIME}; none where it is {@code null}.
     *
     * @param parameter where it stands
     * @throws Malformed where there is no such time
     */
    public static Optional<Instant> parse(String parameter, String text) {
        try {
            return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException noSuchTime) {
            var detail = new Text("没有这个时间", "There is no such time");
            throw new Malformed("invalid-request", new Text("请求内容不符合要求", "The request does not meet its description"))
                    .withErrors(List.of(new FieldError(parameter, detail)));
        }
    }
}
