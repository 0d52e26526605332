package cn.etown.governance.catalogue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import java.util.List;
import java.util.stream.StreamSupport;

/** SQL that grows piece by piece, with the values that stand in it. */
final class Statement {

    private final StringBuilder sql = new StringBuilder();
    private final Tuple values = Tuple.tuple();

    /** Adds SQL; each {@code ?} in it is the next of {@code given}. */
    Statement add(String piece, Object... given) {
        int from = 0;
        for (Object value : given) {
            int mark = piece.indexOf('?', from);
            values.addValue(value);
            sql.append(piece, from, mark).append('$').append(values.size());
            from = mark + 1;
        }
        sql.append(piece, from, piece.length()).append(' ');
        return this;
    }

    Uni<List<Row>> rows(SqlClient database) {
        return database.preparedQuery(sql.toString())
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }
}
