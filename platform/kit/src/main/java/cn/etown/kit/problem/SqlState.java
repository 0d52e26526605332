package cn.etown.kit.problem;

import io.vertx.pgclient.PgException;

import java.sql.SQLException;
import java.util.Objects;

/** Why the database refused, by the reactive client or by way of Hibernate. */
public final class SqlState {

    private static final String UNIQUE_VIOLATION = "23505";

    private SqlState() {}

    /** The SQLSTATE behind {@code failure}; empty where the database said nothing. */
    public static String of(Throwable failure) {
        if (causedBy(failure, PgException.class) instanceof PgException database) {
            return Objects.toString(database.getSqlState(), "");
        }
        return causedBy(failure, SQLException.class) instanceof SQLException database
                ? Objects.toString(database.getSQLState(), "")
                : "";
    }

    /** Whether the same key was there already, and not that something is missing to which the row refers. */
    public static boolean isUniqueViolation(Throwable failure) {
        return UNIQUE_VIOLATION.equals(of(failure));
    }

    static Throwable causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return at;
            }
        }
        return null;
    }
}
