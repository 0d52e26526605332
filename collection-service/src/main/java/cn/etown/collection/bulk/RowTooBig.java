package cn.etown.collection.bulk;

import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;

/** PostgreSQL's word for a row that does not fit into a page. */
public final class RowTooBig {

    private static final String PROGRAM_LIMIT_EXCEEDED = "54000";

    private RowTooBig() {}

    /** Whether {@code failure} is one, or was caused by one. */
    public static boolean is(Throwable failure) {
        return SqlState.of(failure).equals(PROGRAM_LIMIT_EXCEEDED);
    }

    /** What to tell the caller: the record is not at fault, its contract is. */
    public static Refusal refusal() {
        return new RuleRefused(
                        "record-too-wide",
                        new Text(
                                "分片中有记录的字段过多、过长，数据表存放不下；请精简接口规范的字段",
                                "A record of the part has too many long fields for its table; the contract needs fewer of them"))
                .withClause("R3.2b");
    }
}
