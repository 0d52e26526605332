package cn.etown.collection.bulk;

import java.sql.SQLException;

/** What went wrong between here and the database, as {@link cn.etown.kit.problem.SqlState} reads it. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    DatabaseFailure(SQLException failure) {
        super(failure);
    }
}
