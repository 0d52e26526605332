package cn.etown.collection.pull;

import cn.etown.collection.pull.domain.Target;
import cn.etown.evidence.record.Period;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Properties;

/** Asks a source's PostgreSQL, in a transaction that only reads, and writes what it answers as CSV. */
@ApplicationScoped
class JdbcSource {

    /** To begin with, as nobody knows yet how large a row is; then as many as the driver finds to fit, at most so many. */
    private static final int FIRST_ROWS = 20;

    private static final int ROWS_AT_ONCE = 200;
    /** In bytes, of rows that wait to be written: one that is larger alone ends the run. */
    private static final String MOST_WAITING = "16M";

    /** Beside the query's own columns. */
    private static final String GOES_DOWN = "etown goes down";

    private final Duration silence;
    /** For one statement: whoever waits longer would be taken for dead. */
    private final Duration answerWithin;

    JdbcSource(PullSettings settings) {
        silence = settings.silence();
        answerWithin = settings.lease().multipliedBy(3).dividedBy(4);
    }

    /** @param checkpoint the last value of the checkpoint column that was accepted, or where to begin, or {@code null} */
    Fetched fetch(
            Target.Jdbc target,
            Period period,
            String checkpoint,
            Credentials credentials,
            Addresses addresses,
            Spool spool)
            throws IOException {
        // The only properties there are; nothing of a URL that somebody wrote gets near the driver.
        Properties properties = new Properties();
        properties.setProperty("user", credentials.username() == null ? "" : credentials.username());
        properties.setProperty("password", credentials.password() == null ? "" : credentials.password());
        properties.setProperty("sslmode", target.encrypted() ? "verify-full" : "disable");
        properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        properties.setProperty("connectTimeout", Long.toString(Math.max(1, silence.toSeconds())));
        properties.setProperty("loginTimeout", Long.toString(Math.max(1, silence.toSeconds())));
        properties.setProperty("socketTimeout", Long.toString(Math.max(1, answerWithin.toSeconds())));
        properties.setProperty("readOnly", "true");
        properties.setProperty("ApplicationName", "etown-collection");
        properties.setProperty("maxResultBuffer", MOST_WAITING);
        properties.setProperty("adaptiveFetch", "true");
        properties.setProperty("adaptiveFetchMaximum", Integer.toString(ROWS_AT_ONCE));
        properties.setProperty("defaultRowFetchSize", Integer.toString(FIRST_ROWS));
        properties.setProperty("socketFactory", PinnedSockets.class.getName());
        properties.setProperty(
                "socketFactoryArg", addresses.require(target.host()).getHostAddress());
        String url = "jdbc:postgresql://" + target.host() + ":" + target.port() + "/" + target.database();
        try (Connection connection = new org.postgresql.Driver().connect(url, properties)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return fetch(connection, target, period, checkpoint, spool);
        } catch (SQLException failed) {
            throw problem(failed);
        }
    }

    private Fetched fetch(Connection connection, Target.Jdbc target, Period period, String checkpoint, Spool spool)
            throws SQLException, IOException {
        try (PreparedStatement set =
                connection.prepareStatement("set local statement_timeout = " + answerWithin.toMillis())) {
            set.execute();
        }
        boolean checked = target.checkpointColumn() != null;
        try (PreparedStatement query = connection.prepareStatement(
                checked ? watched(target) : target.query().sql())) {
            int place = 1;
            if (checked) {
                query.setObject(place++, checkpoint, Types.OTHER);
            }
            for (String name : target.query().parameters()) {
                switch (name) {
                    case "from" -> query.setObject(place++, period.from());
                    case "to" -> query.setObject(place++, period.to());
                    default -> query.setObject(place++, checkpoint, Types.OTHER);
                }
            }
            try (ResultSet rows = query.executeQuery()) {
                String last = write(rows, target.checkpointColumn(), spool);
                return new Fetched(target.place(period), last == null ? checkpoint : last, spool.digest());
            }
        }
    }

    /**
     * The query with a last column that tells where the checkpoint column does not go up from the checkpoint: has no value, is not
     * beyond it, or is below the row before. The source compares, as only it knows its types and its order of letters. A window
     * without an order goes through the rows as they come.
     */
    private static String watched(Target.Jdbc target) {
        String column = "watched.\"" + target.checkpointColumn().replace("\"", "\"\"") + "\"";
        return "select watched.*, " + column + " is null or " + column + " <= ? or coalesce(" + column + " < lag("
                + column + ") over (), false) as \"" + GOES_DOWN + "\" from ("
                + target.query().sql() + ") as watched";
    }

    /** @return the last value of the checkpoint column, or {@code null} */
    private static String write(ResultSet rows, String checkpointColumn, Spool spool) throws SQLException, IOException {
        ResultSetMetaData described = rows.getMetaData();
        int columns = described.getColumnCount() - (checkpointColumn == null ? 0 : 1);
        int checkpoint = checkpointColumn == null ? 0 : rows.findColumn(checkpointColumn);
        String last = null;
        Writer csv = new BufferedWriter(new OutputStreamWriter(spool.output(), StandardCharsets.UTF_8), 32 * 1024);
        boolean first = true;
        for (int i = 1; i <= columns; i++) {
            if (i != checkpoint) {
                writeCell(csv, described.getColumnLabel(i), first);
                first = false;
            }
        }
        csv.write("\r\n");
        while (rows.next()) {
            if (checkpoint > 0 && rows.getBoolean(columns + 1)) {
                throw PullProblem.outOfOrder();
            }
            first = true;
            for (int i = 1; i <= columns; i++) {
                if (i != checkpoint) {
                    writeCell(csv, rows.getString(i), first);
                    first = false;
                }
            }
            csv.write("\r\n");
            last = checkpoint == 0 ? null : rows.getString(checkpoint);
        }
        csv.flush();
        return last;
    }

    private static void writeCell(Writer csv, String cell, boolean first) throws IOException {
        if (!first) {
            csv.write(',');
        }
        if (cell != null) {
            csv.write('"');
            // Piece by piece: a second copy of a large value would need as much memory again.
            int from = 0;
            for (int quote = cell.indexOf('"'); quote >= 0; quote = cell.indexOf('"', from)) {
                csv.write(cell, from, quote + 1 - from);
                csv.write('"');
                from = quote + 1;
            }
            csv.write(cell, from, cell.length() - from);
            csv.write('"');
        }
    }

    /** By the class of the SQL state: the connection, who signs in, or what is asked. */
    private static RuntimeException problem(SQLException failed) {
        String state = failed.getSQLState() == null ? "08" : failed.getSQLState();
        // The driver has no state of its own for this; in every language it names the property.
        if (String.valueOf(failed.getMessage()).contains("maxResultBuffer")) {
            return PullProblem.rowTooLarge();
        }
        if (state.startsWith("28")) {
            return PullProblem.cannotSignIn();
        }
        return state.startsWith("08") ? PullProblem.unreachable(failed) : PullProblem.queryFails(failed);
    }
}
