package cn.etown.governance.catalogue;

import cn.etown.governance.search.SearchTerms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;

/** Reads the list of the catalogue, one {@link Shelf} at a time. */
@ApplicationScoped
class EntryRepository {

    /**
     * How far a search looks ahead row by row before it asks the index. What is found by a common word stands among the next
     * rows, and the index would bring all of it, to be sorted; what is not among them is rare enough for the index.
     */
    private static final int LOOKS_AHEAD = 5000;

    private final Pool database;

    EntryRepository(Pool database) {
        this.database = database;
    }

    /** The next {@code rows} entries of a shelf, after the one with the key {@code after} where there is one. */
    Uni<List<Row>> after(Optional<Object[]> after, Shelf shelf, EntryFilter filter, int rows) {
        if (shelf.rank() == Shelf.Rank.WORDS) {
            var query = SearchTerms.query(filter.search());
            return query.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : words(after, shelf.table(), filter, query, rows).rows(database);
        }
        return plain(after, shelf, filter, rows).rows(database);
    }

    private static Statement plain(Optional<Object[]> after, Shelf shelf, EntryFilter filter, int rows) {
        var table = shelf.table();
        var statement =
                new Statement().add("select " + table.columns() + " from " + table.table() + " as e where true");
        range(statement, after, table, filter);
        table.narrowList(statement, after, filter);
        if (shelf.rank() == Shelf.Rank.EXACT) {
            statement.add("and " + table.exactly(), filter.search());
        }
        return statement.add("order by " + table.order() + " limit ?", rows);
    }

    private static Statement words(
            Optional<Object[]> after, EntryTable table, EntryFilter filter, String query, int rows) {
        var statement = new Statement()
                .add("with near as materialized (select " + table.key() + " from (select * from " + table.table()
                        + " as e where true");
        range(statement, after, table, filter);
        statement.add("order by " + table.order() + " limit " + LOOKS_AHEAD + ") as e where true");
        match(statement, table, filter, query);
        statement.add("order by " + table.order() + " limit ?),", rows);
        statement.add(
                "far as materialized (select " + table.key() + " from " + table.table()
                        + " as e where (select count(*) from near) < ?",
                rows);
        range(statement, after, table, filter);
        match(statement, table, filter, query);
        return statement
                .add("), page as (select * from near where (select count(*) from near) = ?", rows)
                .add("union all select * from far order by " + table.key() + " limit ?)", rows)
                .add("select " + table.columns() + " from page join " + table.table() + " as e using (" + table.key()
                        + ") order by " + table.order());
    }

    private static void range(Statement statement, Optional<Object[]> after, EntryTable table, EntryFilter filter) {
        after.ifPresent(key -> statement.add("and " + table.after(), key));
        if (filter.unit() != null) {
            statement.add("and " + table.ofUnit(), filter.unit());
        }
        if (filter.applicable()) {
            statement.add("and " + table.applicable());
        }
    }

    private static void match(Statement statement, EntryTable table, EntryFilter filter, String query) {
        statement.add(
                "and e.terms @@ cast(?::text as tsquery) and not " + table.exactly(),
                table.wordsBut(query, filter.search()),
                filter.search());
        table.narrow(statement, filter);
    }
}
