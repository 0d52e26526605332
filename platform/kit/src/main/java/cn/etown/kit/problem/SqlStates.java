package cn.etown.kit.problem;

import java.util.List;

/** What a failure of PostgreSQL means by its SQLSTATE (appendix A of its manual). */
public final class SqlStates {

    /**
     * How the SQLSTATE begins of what passes by itself: connection, rolled back by the database, no resources, waited too long
     * for a lock, took too long, stopped by an operator, system.
     */
    private static final List<String> PASSING = List.of("08", "40", "53", "55P03", "57014", "57P", "58");

    private SqlStates() {}

    /** @param sqlState {@code null} where the database gave none */
    public static boolean isPassing(String sqlState) {
        return sqlState != null && PASSING.stream().anyMatch(sqlState::startsWith);
    }
}
