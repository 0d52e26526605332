package cn.etown.collection.bulk;

import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;

/** PostgreSQL's word for having waited long enough for another transaction. */
public final class LockTimeout {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private LockTimeout() {}

    /** Whether {@code failure} is one, or was caused by one. */
    public static boolean is(Throwable failure) {
        return SqlState.of(failure).equals(LOCK_NOT_AVAILABLE);
    }

    /** What to tell the caller, who can only try again later. */
    public static Refusal refusal(Throwable failure) {
        return new Conflict(
                "batch-busy",
                new Text(
                        "该批次的另一请求尚未结束，请稍后重试", "Another request is still at work on this batch; repeat this one later"));
    }
}
