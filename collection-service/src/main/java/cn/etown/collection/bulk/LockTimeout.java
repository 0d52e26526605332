package cn.etown.collection.bulk;

import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.Text;
import io.vertx.pgclient.PgException;

/** PostgreSQL's word for having waited long enough for another transaction. */
public final class LockTimeout {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private LockTimeout() {}

    /** Whether {@code failure} is one, or was caused by one. */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException database && LOCK_NOT_AVAILABLE.equals(database.getSqlState())) {
                return true;
            }
        }
        return false;
    }

    /** What to tell the caller, who can only try again later. */
    public static Refusal refusal(Throwable failure) {
        return new Conflict(
                "batch-busy",
                new Text(
                        "该批次的另一请求尚未结束，请稍后重试", "Another request is still at work on this batch; repeat this one later"));
    }
}
