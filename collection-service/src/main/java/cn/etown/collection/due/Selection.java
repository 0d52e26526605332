package cn.etown.collection.due;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A query with only the conditions that are asked for, so that the database can choose an index by them. */
final class Selection {

    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();

    /** @param first the condition that stands always, over the first parameters */
    Selection(String table, String first, Object... values) {
        sql = new StringBuilder("select * from ")
                .append(table)
                .append(" where ")
                .append(first);
        for (Object value : values) {
            this.values.add(sent(value));
        }
    }

    /** Adds a condition without a value, so that the database sees which index is made for it; none where it is {@code null}. */
    Selection where(String condition) {
        if (condition != null) {
            sql.append(" and ").append(condition);
        }
        return this;
    }

    /** Adds a condition that ends where its value is to stand; none where there is no value. */
    Selection where(String condition, Object value) {
        if (value != null) {
            values.add(sent(value));
            sql.append(" and ").append(condition).append('$').append(values.size());
        }
        return this;
    }

    Uni<RowSet<Row>> run(String order, int rows, SqlClient client) {
        sql.append(" order by ").append(order).append(" limit ").append(rows);
        return client.preparedQuery(sql.toString()).execute(Tuple.tuple(values));
    }

    private static Object sent(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
