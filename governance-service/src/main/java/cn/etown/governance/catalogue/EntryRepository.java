package cn.etown.governance.catalogue;

import cn.etown.governance.search.SearchTerms;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;
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
     * How far a search looks ahead row by row before it asks the index of terms. What is found by a common word stands among the
     * next rows, and the index would bring all of it, to be sorted; what is not among them is rare enough for the index. Only
     * rows that the filter lets through count: where there are no more of them than these, all were looked at.
     */
    private static final int LOOKS_AHEAD = 5000;

    /** How PostgreSQL says that a statement took longer than it may. */
    private static final String TOOK_TOO_LONG = "57014";

    private final Pool database;
    private final CatalogueSettings settings;

    EntryRepository(Pool database, CatalogueSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** The next {@code rows} entries of a shelf, after the one with the key {@code after} where there is one. */
    Uni<List<Row>> after(Optional<Object[]> after, Shelf shelf, EntryFilter filter, int rows) {
        if (shelf.rank() == Shelf.Rank.WORDS) {
            var query = SearchTerms.query(filter.search());
            return query.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : inTime(words(after, shelf.table(), filter, query, rows));
        }
        return inTime(plain(after, shelf, filter, rows));
    }

    /** No search holds a connection for long, whatever is asked for. */
    private Uni<List<Row>> inTime(Statement statement) {
        return database.withTransaction(connection -> connection
                        .query("set local statement_timeout = "
                                + settings.searchTimeout().toMillis())
                        .execute()
                        .chain(() -> statement.rows(connection)))
                .onFailure(EntryRepository::tookTooLong)
                .transform(late -> tooBroad());
    }

    private static boolean tookTooLong(Throwable failure) {
        return SqlState.of(failure).equals(TOOK_TOO_LONG);
    }

    private static RuntimeException tooBroad() {
        var detail = new Text(
                "检索用时过长；请指定类别或单位，或写出更完整的词",
                "The search takes too long; name a kind or a unit, or write more of the word");
        return new RuleRefused("search-too-broad", detail)
                .withClause("R3.2a")
                .withErrors(List.of(new FieldError("q", detail)));
    }

    private static Statement plain(Optional<Object[]> after, Shelf shelf, EntryFilter filter, int rows) {
        var table = shelf.table();
        var statement =
                new Statement().add("select " + table.columns() + " from " + table.table() + " as e where true");
        range(statement, after, table, filter);
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
                "beyond as materialized (select (select count(*) from near) < ? and exists (select from "
                        + table.table() + " as e where true",
                rows);
        range(statement, after, table, filter);
        statement.add("order by " + table.order() + " offset " + LOOKS_AHEAD + " limit 1) as asked),");
        statement.add("far as materialized (select " + table.key() + " from " + table.table()
                + " as e where (select asked from beyond)");
        after.ifPresent(key -> statement.add("and " + table.after(), key));
        match(statement, table, filter, query);
        table.narrow(statement, filter);
        return statement
                .add("), page as (select * from near where not (select asked from beyond)")
                .add("union all select * from far order by " + table.key() + " limit ?)", rows)
                .add("select " + table.columns() + " from page join " + table.table() + " as e using (" + table.key()
                        + ") order by " + table.order());
    }

    /** What comes after the key and passes the filter, in the form in which the database finds the few that do among all. */
    private static void range(Statement statement, Optional<Object[]> after, EntryTable table, EntryFilter filter) {
        after.ifPresent(key -> statement.add("and " + table.after(), key));
        table.narrowList(statement, after, filter);
    }

    private static void match(Statement statement, EntryTable table, EntryFilter filter, String query) {
        statement.add(
                "and e.terms @@ cast(?::text as tsquery) and not " + table.exactly(),
                table.wordsBut(query, filter.search()),
                filter.search());
    }
}
