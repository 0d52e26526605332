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

    private static final int ROWS_AT_ONCE = 1000;

    private final Duration silence;
    /** For one statement: whoever waits longer would be taken for dead. */
    private final Duration answerWithin;

    JdbcSource(PullSettings settings) {
        silence = settings.silence();
        answerWithin = settings.lease().multipliedBy(3).dividedBy(4);
    }

    /** @param known the last value of the checkpoint column that was accepted, or {@code null} */
    Fetched fetch(
            Target.Jdbc target, Period period, String known, Credentials credentials, Addresses addresses, Spool spool)
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
        properties.setProperty("socketFactory", PinnedSockets.class.getName());
        properties.setProperty(
                "socketFactoryArg", addresses.require(target.host()).getHostAddress());
        String url = "jdbc:postgresql://" + target.host() + ":" + target.port() + "/" + target.database();
        try (Connection connection = new org.postgresql.Driver().connect(url, properties)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return fetch(connection, target, period, known, spool);
        } catch (SQLException failed) {
            throw problem(failed);
        }
    }

    private Fetched fetch(Connection connection, Target.Jdbc target, Period period, String known, Spool spool)
            throws SQLException, IOException {
        try (PreparedStatement set =
                connection.prepareStatement("set local statement_timeout = " + answerWithin.toMillis())) {
            set.execute();
        }
        String from = known == null ? target.checkpointStart() : known;
        try (PreparedStatement query =
                connection.prepareStatement(target.query().sql())) {
            query.setFetchSize(ROWS_AT_ONCE);
            int place = 1;
            for (String name : target.query().parameters()) {
                switch (name) {
                    case "from" -> query.setObject(place++, period.from());
                    case "to" -> query.setObject(place++, period.to());
                    default -> query.setObject(place++, from, Types.OTHER);
                }
            }
            try (ResultSet rows = query.executeQuery()) {
                String last = write(rows, target.checkpointColumn(), spool);
                return new Fetched(target.place(period), last == null ? from : last, false);
            }
        }
    }

    /** @return the last value of the checkpoint column, or {@code null} */
    private static String write(ResultSet rows, String checkpointColumn, Spool spool) throws SQLException, IOException {
        ResultSetMetaData columns = rows.getMetaData();
        int checkpoint = checkpointColumn == null ? 0 : rows.findColumn(checkpointColumn);
        String last = null;
        Writer csv = new BufferedWriter(new OutputStreamWriter(spool.output(), StandardCharsets.UTF_8), 32 * 1024);
        boolean first = true;
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (i != checkpoint) {
                writeCell(csv, columns.getColumnLabel(i), first);
                first = false;
            }
        }
        csv.write("\r\n");
        while (rows.next()) {
            first = true;
            for (int i = 1; i <= columns.getColumnCount(); i++) {
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
            csv.write(cell.replace("\"", "\"\""));
            csv.write('"');
        }
    }

    /** By the class of the SQL state: the connection, who signs in, or what is asked. */
    private static RuntimeException problem(SQLException failed) {
        String state = failed.getSQLState() == null ? "08" : failed.getSQLState();
        if (state.startsWith("28")) {
            return PullProblem.cannotSignIn();
        }
        return state.startsWith("08") ? PullProblem.unreachable(failed) : PullProblem.queryFails(failed);
    }
}
