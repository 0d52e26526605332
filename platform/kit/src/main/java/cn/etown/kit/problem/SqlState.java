package cn.etown.kit.problem;

import io.vertx.pgclient.PgException;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Why the database refused, by the reactive client or by way of Hibernate: a SQLSTATE (appendix A of the manual of PostgreSQL). */
public final class SqlState {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String INTERNAL_ERROR = "XX000";

    /**
     * How the SQLSTATE begins of what passes by itself: connection, rolled back by the database, no resources, waited too long
     * for a lock, took too long, stopped by an operator, system.
     */
    private static final List<String> PASSING = List.of("08", "40", "53", "55P03", "57014", "57P", "58");

    private SqlState() {}

    /** The SQLSTATE behind {@code failure}; empty where the database said nothing. */
    public static String of(Throwable failure) {
        if (Causes.find(failure, PgException.class) instanceof PgException database) {
            return Objects.toString(database.getSqlState(), "");
        }
        return Causes.find(failure, SQLException.class) instanceof SQLException database
                ? Objects.toString(database.getSQLState(), "")
                : "";
    }

    /** Whether the same key was there already, and not that something is missing to which the row refers. */
    public static boolean isUniqueViolation(Throwable failure) {
        return UNIQUE_VIOLATION.equals(of(failure));
    }

    /**
     * Whether the database failed of itself and has no better word for it. So it calls a file that may not grow under a quota or a
     * limit of its size, which passes, and faults of its own, which may not: nothing that was sent is to blame.
     */
    public static boolean isInternal(String sqlState) {
        return INTERNAL_ERROR.equals(sqlState);
    }

    /** @param sqlState {@code null} where the database gave none */
    public static boolean isPassing(String sqlState) {
        return sqlState != null && PASSING.stream().anyMatch(sqlState::startsWith);
    }
}
