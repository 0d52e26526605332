package cn.etown.governance.calendar;

import cn.etown.kit.feed.Outbox;
import cn.etown.kit.work.InOrder;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells the years that came with the installation in the feed, so that whoever follows it learns of them as of any other
 * year. Once, whatever the number of replicas and of starts: whoever changes the row tells them, in that transaction.
 */
@ApplicationScoped
class CalendarAnnouncement {

    private static final String TAKE = "update calendar_announcement set told = true where not told";
    private static final String YEARS =
            "select year, source, revision, days from calendar_version where entered_by is null order by year";

    private final Pool database;
    private final Outbox outbox;
    private final DaysText text;

    CalendarAnnouncement(Pool database, Outbox outbox, DaysText text) {
        this.database = database;
        this.outbox = outbox;
        this.text = text;
    }

    void announce(@Observes StartupEvent start) {
        announceOnce().await().indefinitely();
    }

    Uni<Void> announceOnce() {
        return database.withTransaction(tx -> tx.query(TAKE)
                .execute()
                .chain(taken -> taken.rowCount() == 0 ? Uni.createFrom().voidItem() : tell(tx)));
    }

    private Uni<Void> tell(SqlConnection tx) {
        return tx.query(YEARS)
                .execute()
                .chain(rows ->
                        InOrder.each(rows, row -> outbox.append(published(row).event(), tx)));
    }

    private CalendarPublished published(Row row) {
        return new CalendarPublished(
                row.getInteger("year"),
                row.getString("source"),
                row.getLong("revision"),
                text.read(row.getString("days")));
    }
}
