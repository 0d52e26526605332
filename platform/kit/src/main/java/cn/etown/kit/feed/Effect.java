package cn.etown.kit.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What an event does to this service's database, ready to be done in one transaction. */
@FunctionalInterface
interface Effect {

    Uni<Void> on(SqlConnection tx);
}
