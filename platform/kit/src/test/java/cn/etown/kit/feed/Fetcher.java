package cn.etown.kit.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Needs something fetched, from somebody who is not always there. */
@ApplicationScoped
public class Fetcher implements FetchingSubscription<String> {

    static final String ANNOUNCED = "cn.etown.neighbour.thing-announced.v1";

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean hanging = new AtomicBoolean();
    private final Map<String, Integer> failing = new ConcurrentHashMap<>();
    private volatile Supplier<Throwable> failure = () -> new IOException("Nobody there");

    @Override
    public String source() {
        return "neighbour";
    }

    @Override
    public String name() {
        return "fetcher";
    }

    @Override
    public Set<String> types() {
        return Set.of(ANNOUNCED);
    }

    /** Fails the next {@code times} as if nobody were there. */
    void fail(int times) {
        fail(times, () -> new IOException("Nobody there"));
    }

    /** Fails the next {@code times} with {@code failure}. */
    void fail(int times, Supplier<Throwable> how) {
        failure = how;
        failures.set(times);
    }

    /** Is answered {@code status} to whatever it asks for {@code subject}, until it {@link #recover}s. */
    void failFor(String subject, int status) {
        failing.put(subject, status);
    }

    void recover(String subject) {
        failing.remove(subject);
    }

    int stillToFail() {
        return failures.get();
    }

    /** Never comes to an end the next time, as over a connection that went silent. */
    void hang() {
        hanging.set(true);
    }

    @Override
    public Uni<String> fetch(FeedEvent event) {
        if (hanging.getAndSet(false)) {
            return Uni.createFrom().nothing();
        }
        var status = failing.get(event.subject());
        if (status != null) {
            return Uni.createFrom().failure(new WebApplicationException(status));
        }
        return failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? Uni.createFrom().failure(failure)
                : Uni.createFrom().item("fetched for " + event.subject());
    }

    @Override
    public Uni<Void> apply(FeedEvent event, String fetched, SqlConnection tx) {
        return tx.preparedQuery("insert into tally values ($1, 1, array[$2::bigint])")
                .execute(Tuple.of(fetched, event.position()))
                .replaceWithVoid();
    }
}
