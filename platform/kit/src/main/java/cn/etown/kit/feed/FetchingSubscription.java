package cn.etown.kit.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** A subscription that first fetches something over HTTP, while no transaction is open. */
public interface FetchingSubscription<T> extends Subscription {

    /** Fetches what {@code event} needs to take effect. Effects of earlier events may not be in the database yet. */
    Uni<T> fetch(FeedEvent event);

    /** As {@link Subscription#apply(FeedEvent, SqlConnection)}, with what was fetched. */
    Uni<Void> apply(FeedEvent event, T fetched, SqlConnection tx);

    @Override
    default Uni<Effect> prepare(FeedEvent event) {
        return fetch(event).map(fetched -> tx -> apply(event, fetched, tx));
    }

    @Override
    default Uni<Void> apply(FeedEvent event, SqlConnection tx) {
        return fetch(event).chain(fetched -> apply(event, fetched, tx));
    }
}
