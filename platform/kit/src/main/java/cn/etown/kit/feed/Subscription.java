package cn.etown.kit.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import java.util.Set;

/**
 * What a service does about events of a neighbour. Every CDI bean of this type is driven by the follower of its source.
 *
 * @see FetchingSubscription for one that must ask the neighbour for more than the event tells
 */
public interface Subscription {

    /** The followed service's name, such as {@code governance}; {@code etown.feeds.<source>.url} says where it is. */
    String source();

    /**
     * What this subscription is called in the account of what each has read. It never changes: under another name it would be taken for a
     * new one, and be given all events of its types again.
     */
    String name();

    /** The whole names of the types of events that are wanted, such as {@code cn.etown.governance.unit-registered.v1}. */
    Set<String> types();

    /**
     * Lets {@code event} take effect, once and in order. Writes on {@code tx} alone: the follower commits it together with
     * its position. May be called again for the same event, but only after {@code tx} was rolled back.
     *
     * <p>Failing parks the event's subject, unless the failure means that a neighbour or the database cannot be reached:
     * then it is tried again for as long as it takes.
     */
    Uni<Void> apply(FeedEvent event, SqlConnection tx);

    /**
     * Those of {@link #types()} that this subscription came to want when the service followed the source already, but kept no account
     * yet of what each subscription has read. A database of before that account is given all their events from the first on, although a
     * replica may have taken some: taking one twice, in order, must do no harm. A type that a later release adds is named here too, as a
     * database may come to that release from one of before the account; where the account is kept, it changes nothing.
     */
    default Set<String> followedLater() {
        return Set.of();
    }

    /** Gets {@code event} ready to take effect, outside of any transaction. */
    default Uni<Effect> prepare(FeedEvent event) {
        return Uni.createFrom().item(tx -> apply(event, tx));
    }
}
