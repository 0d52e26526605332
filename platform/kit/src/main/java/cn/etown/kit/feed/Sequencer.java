package cn.etown.kit.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives committed events their positions: gapless, each once, whatever the number of replicas.
 *
 * <p>Positions are given after the commit, to whatever is committed by then. So an event whose transaction stays open
 * delays nobody: it takes a later position when it is committed, and none that a follower has already passed. The order
 * of two events is the order in which they were seen committed, and of insertion among those seen at once; changes of one
 * subject follow each other because they lock what they change.
 */
@ApplicationScoped
class Sequencer {

    private static final int BATCH = 1000;

    private static final String LOOK = """
            select position, exists (select from kit.outbox where position is null) as unplaced from kit.feed_head""";

    /** A lock of the transaction, not of the session: a pooler may stand between. Whoever finds it taken leaves the work. */
    private static final String LOCK = "select from kit.feed_head for update skip locked";

    /** A statement of its own after the lock, so that it sees what the sequencer before it did. */
    private static final String PLACE = """
            with unplaced as (
                select insertion, row_number() over (order by insertion) as nth
                from kit.outbox where position is null order by insertion limit $1),
            placed as (
                update kit.outbox as event set position = head.position + unplaced.nth
                from unplaced, kit.feed_head as head where event.insertion = unplaced.insertion returning 1)
            update kit.feed_head set position = position + (select count(*) from placed)""";

    private final Pool database;
    private final FeedEnd end;

    Sequencer(Pool database, FeedEnd end) {
        this.database = database;
        this.end = end;
    }

    /** Places all events that are committed by now, unless another sequencer is at it. */
    Uni<Void> placeCommitted() {
        return database.query(LOOK)
                .execute()
                .map(rows -> rows.iterator().next())
                .chain(head -> {
                    end.isAt(head.getLong("position"));
                    return head.getBoolean("unplaced")
                            ? placeBatch().chain(placed -> placed ? placeCommitted() : done())
                            : done();
                });
    }

    /** Whether this sequencer had the lock. */
    private Uni<Boolean> placeBatch() {
        return database.withTransaction(tx -> tx.query(LOCK)
                .execute()
                .chain(locked -> locked.rowCount() == 0 ? Uni.createFrom().item(false) : place(tx)));
    }

    private static Uni<Boolean> place(SqlConnection tx) {
        return tx.preparedQuery(PLACE).execute(Tuple.of(BATCH)).replaceWith(true);
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
