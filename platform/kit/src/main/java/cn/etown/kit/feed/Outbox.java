package cn.etown.kit.feed;

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

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes events in the transaction of the change they tell of: both come to be, or neither. */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into kit.outbox (id, type, subject, at, traceparent, data)
            values ($1, $2, $3, $4, $5, cast(cast($6 as text) as json))""";

    /** The same statement with the parameters of Hibernate. */
    private static final String NATIVE_INSERT = INSERT.replace('$', '?');

    private static final String INSERT_ALL = """
            insert into kit.outbox (id, type, subject, at, traceparent, data)
            select id, type, subject, at, traceparent, data
            from json_to_recordset(cast(cast(:events as text) as json)) as told
                (id uuid, type text, subject text, at timestamptz, traceparent text, data json)""";

    private final Ids ids;
    private final Clock clock;
    private final ObjectMapper json;
    private final SequencerLoop sequencer;

    Outbox(Ids ids, Clock clock, ObjectMapper json, SequencerLoop sequencer) {
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.sequencer = sequencer;
    }

    /** Writes {@code event} in the current Hibernate Reactive transaction. */
    public Uni<Void> append(NewEvent event) {
        var row = rowOf(event);
        return Panache.getSession()
                .map(session -> session.createNativeQuery(NATIVE_INSERT))
                .invoke(insert -> {
                    for (int i = 0; i < row.size(); i++) {
                        insert.setParameter(i + 1, row.get(i));
                    }
                })
                .chain(insert -> insert.executeUpdate())
                .invoke(sequencer::wakeSoon)
                .replaceWithVoid();
    }

    /** As {@link #append(NewEvent)}: all of them in their order, by one statement. */
    public Uni<Void> append(List<NewEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String rows = jsonOf(events.stream().map(this::namedRowOf).toList());
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT_ALL)
                        .setParameter("events", rows)
                        .executeUpdate())
                .invoke(sequencer::wakeSoon)
                .replaceWithVoid();
    }

    /** Writes {@code event} in the transaction that {@code tx} is in. */
    public Uni<Void> append(NewEvent event, SqlConnection tx) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.from(rowOf(event)))
                .invoke(sequencer::wakeSoon)
                .replaceWithVoid();
    }

    /** Writes events, in their order, in the transaction that {@code tx} is in. */
    public Uni<Void> append(List<NewEvent> events, SqlConnection tx) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = events.stream().map(event -> Tuple.from(rowOf(event))).toList();
        return tx.preparedQuery(INSERT)
                .executeBatch(rows)
                .invoke(sequencer::wakeSoon)
                .replaceWithVoid();
    }

    private List<Object> rowOf(NewEvent event) {
        var row = new ArrayList<Object>();
        row.add(ids.next());
        row.add(event.type());
        row.add(event.subject());
        row.add(OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
        row.add(traceparent());
        row.add(jsonOf(event.data()));
        return row;
    }

    private Map<String, Object> namedRowOf(NewEvent event) {
        var row = new HashMap<String, Object>();
        row.put("id", ids.next());
        row.put("type", event.type());
        row.put("subject", event.subject());
        row.put("at", clock.instant().toString());
        row.put("traceparent", traceparent());
        row.put("data", event.data());
        return row;
    }

    private String jsonOf(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be told as JSON: " + data.getClass(), e);
        }
    }

    private static String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
