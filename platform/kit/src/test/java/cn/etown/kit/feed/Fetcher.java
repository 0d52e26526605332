package cn.etown.kit.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Needs something fetched, from somebody who is not always there. */
@ApplicationScoped
public class Fetcher implements FetchingSubscription<String> {

    static final String ANNOUNCED = "cn.etown.neighbour.thing-announced.v1";

    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public String source() {
        return "neighbour";
    }

    @Override
    public Set<String> types() {
        return Set.of(ANNOUNCED);
    }

    /** Fails the next {@code times} as if nobody were there. */
    void fail(int times) {
        failures.set(times);
    }

    int stillToFail() {
        return failures.get();
    }

    @Override
    public Uni<String> fetch(FeedEvent event) {
        return failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? Uni.createFrom().failure(new IOException("Nobody there"))
                : Uni.createFrom().item("fetched for " + event.subject());
    }

    @Override
    public Uni<Void> apply(FeedEvent event, String fetched, SqlConnection tx) {
        return tx.preparedQuery("insert into tally values ($1, 1, array[$2::bigint])")
                .execute(Tuple.of(fetched, event.position()))
                .replaceWithVoid();
    }
}
