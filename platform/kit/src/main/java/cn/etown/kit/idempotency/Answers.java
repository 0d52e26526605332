package cn.etown.kit.idempotency;

import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;

import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** The answers that were given under a key, for 24 hours. */
@ApplicationScoped
class Answers {

    private static final Duration KEPT = Duration.ofHours(24);

    private final Clock clock;
    private final ObjectMapper json;
    private final Pool pool;

    Answers(Clock clock, ObjectMapper json, Pool pool) {
        this.clock = clock;
        this.json = json;
        this.pool = pool;
    }

    /** Holds the key for the current transaction, or refuses while another request holds it. */
    Uni<Void> lock(KeyedRequest request) {
        return query(
                        "select pg_try_advisory_xact_lock(hashtextextended(?1, 0))",
                        request.caller() + " " + request.key())
                .chain(query -> query.getSingleResult())
                .invoke(locked -> {
                    if (!Boolean.TRUE.equals(locked)) {
                        throw new Conflict(
                                "request-in-flight",
                                new Text(
                                        "相同 Idempotency-Key 的请求正在处理",
                                        "A request with this Idempotency-Key is being worked on"));
                    }
                })
                .replaceWithVoid();
    }

    /** The answer given before, if any; refuses where the key stands for another request. */
    Uni<Optional<RestResponse<?>>> find(KeyedRequest request) {
        return query(
                        "select request_hash, status, location, etag, body from kit.idempotency"
                                + " where caller = ?1 and key = ?2 and created_at > ?3",
                        request.caller(),
                        request.key(),
                        oldest())
                .chain(query -> query.getSingleResultOrNull())
                .map(row -> Optional.ofNullable((Object[]) row).map(answer -> replay(answer, request)));
    }

    Uni<Void> keep(KeyedRequest request, RestResponse<?> answer) {
        return query(
                        "insert into kit.idempotency (caller, key, request_hash, status, location, etag, body, created_at)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                                + " on conflict (caller, key) do update set request_hash = excluded.request_hash,"
                                + " status = excluded.status, location = excluded.location, etag = excluded.etag,"
                                + " body = excluded.body, created_at = excluded.created_at",
                        request.caller(),
                        request.key(),
                        request.hash(),
                        answer.getStatus(),
                        answer.getHeaderString(HttpHeaders.LOCATION),
                        answer.getHeaderString(HttpHeaders.ETAG),
                        write(answer.getEntity()),
                        now())
                .chain(query -> query.executeUpdate())
                .replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetTheOld() {
        return pool.preparedQuery("delete from kit.idempotency where created_at <= $1")
                .execute(Tuple.of(oldest()))
                .replaceWithVoid();
    }

    private RestResponse<?> replay(Object[] answer, KeyedRequest request) {
        if (!Arrays.equals((byte[]) answer[0], request.hash())) {
            throw new RuleRefused(
                    "idempotency-key-reused",
                    new Text("该 Idempotency-Key 已用于另一请求", "This Idempotency-Key was used for another request"));
        }
        var response = RestResponse.ResponseBuilder.create(
                RestResponse.Status.fromStatusCode((Integer) answer[1]), read((String) answer[4], request.bodyType()));
        if (answer[2] != null) {
            response.header(HttpHeaders.LOCATION, answer[2]);
        }
        if (answer[3] != null) {
            response.header(HttpHeaders.ETAG, answer[3]);
        }
        return response.build();
    }

    private Uni<Mutiny.Query<Object>> query(String sql, Object... values) {
        return Panache.getSession().map(session -> {
            Mutiny.Query<Object> query = session.createNativeQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query;
        });
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private OffsetDateTime oldest() {
        Instant oldest = clock.instant().minus(KEPT);
        return OffsetDateTime.ofInstant(oldest, ZoneOffset.UTC);
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("The answer cannot be written as JSON", failure);
        }
    }

    private Object read(String body, Type type) {
        try {
            return json.readValue(body, json.constructType(type));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("The answer kept cannot be read", failure);
        }
    }
}
