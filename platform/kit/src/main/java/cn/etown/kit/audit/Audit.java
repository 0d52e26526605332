package cn.etown.kit.audit;

import cn.etown.kit.id.Ids;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Records every change and every delivery of data, in the transaction that makes it, so that neither can be without the
 * other (R4.1).
 */
@ApplicationScoped
public class Audit {

    private static final List<String> COLUMNS = List.of(
            "id", "at", "subject", "name", "client", "unit", "action", "object", "clause", "address", "trace_id");
    private static final String INSERT = "insert into kit.audit (" + String.join(", ", COLUMNS) + ", details) values (";

    /** The parameters as JDBC marks them. */
    private static final String QUESTION_MARKS = "?, ".repeat(COLUMNS.size()) + "cast(? as jsonb))";

    private static final String INSERT_ALL = """
            insert into kit.audit (%1$s, details) select %1$s, details
            from jsonb_to_recordset(cast(cast(:entries as text) as jsonb)) as entry (id uuid, at timestamptz, subject text,
                name text, client text, unit text, action text, object text, clause text, address text, trace_id text,
                details jsonb)""".formatted(String.join(", ", COLUMNS));

    private final Ids ids;
    private final Clock clock;
    private final ObjectMapper json;

    Audit(Ids ids, Clock clock, ObjectMapper json) {
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** Records {@code entry} in the current transaction of Hibernate Reactive. */
    public Uni<Void> record(AuditEntry entry) {
        List<Object> values = valuesOf(entry);
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(INSERT + placeholders("?", values.size()));
                    for (int i = 0; i < values.size(); i++) {
                        query.setParameter(i + 1, values.get(i));
                    }
                    return query.executeUpdate();
                })
                .replaceWithVoid();
    }

    /** As {@link #record(AuditEntry)}: all of them by one statement. */
    public Uni<Void> record(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String rows = text(entries.stream().map(this::namedRowOf).toList());
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT_ALL)
                        .setParameter("entries", rows)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Records {@code entry} in the transaction that is open on {@code transaction}. */
    public Uni<Void> record(AuditEntry entry, SqlConnection transaction) {
        List<Object> values = valuesOf(entry);
        return transaction
                .preparedQuery(INSERT + placeholders("$", values.size()))
                .execute(Tuple.tuple(values))
                .replaceWithVoid();
    }

    /** As {@link #record(AuditEntry, SqlConnection)}, in the transaction that is open on a connection of JDBC. */
    public void record(AuditEntry entry, Connection transaction) throws SQLException {
        List<Object> values = valuesOf(entry);
        try (PreparedStatement insert = transaction.prepareStatement(INSERT + QUESTION_MARKS)) {
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
        }
    }

    private static String placeholders(String mark, int count) {
        String plain = IntStream.range(1, count).mapToObj(i -> mark + i).collect(Collectors.joining(", "));
        return plain + ", cast(cast(" + mark + count + " as text) as jsonb))";
    }

    private List<Object> valuesOf(AuditEntry entry) {
        SpanContext span = Span.current().getSpanContext();
        var values = new ArrayList<Object>();
        values.add(ids.next());
        values.add(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        values.add(entry.who().subject());
        values.add(entry.who().name());
        values.add(entry.who().client());
        values.add(entry.who().unit().orElse(null));
        values.add(entry.action());
        values.add(entry.object());
        values.add(entry.clause());
        values.add(entry.who().address());
        values.add(span.isValid() ? span.getTraceId() : null);
        values.add(text(entry.details()));
        return values;
    }

    private Map<String, Object> namedRowOf(AuditEntry entry) {
        var values = valuesOf(entry);
        var row = new HashMap<String, Object>();
        IntStream.range(0, COLUMNS.size()).forEach(i -> row.put(COLUMNS.get(i), values.get(i)));
        row.put("at", values.get(COLUMNS.indexOf("at")).toString());
        row.put("details", entry.details());
        return row;
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("Details cannot be written as JSON", failure);
        }
    }
}
