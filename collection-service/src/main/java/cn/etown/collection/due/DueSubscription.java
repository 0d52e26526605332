package cn.etown.collection.due;

import cn.etown.kit.calendar.CalendarYear;
import cn.etown.kit.feed.FeedEvent;
import cn.etown.kit.feed.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Keeps what governance tells of policies, calendars and the moves of interfaces, and has what follows from it computed anew:
 * whatever was not due yet when it happened, however late it is heard of here. What is known already, as it is read again, changes
 * nothing.
 */
@ApplicationScoped
class DueSubscription implements Subscription {

    private static final String POLICY_SET = "cn.etown.governance.assurance-policy-set.v1";
    private static final String CALENDAR_PUBLISHED = "cn.etown.governance.calendar-published.v1";
    private static final String INTERFACE_MOVED = "cn.etown.governance.interface-moved.v1";

    private static final String KEEP_POLICY = """
            insert into followed_policy (interface, version, holds_from, terms)
            values ($1, $2, $3, cast(cast($4 as text) as jsonb)) on conflict do nothing""";

    /** Unless something later is known. */
    private static final String KEEP_CALENDAR = """
            with before as (select days from followed_calendar where year = $1)
            insert into followed_calendar as c (year, days, position) values ($1, cast(cast($2 as text) as jsonb), $3)
            on conflict (year) do update set days = excluded.days, position = excluded.position
                where c.position < excluded.position
            returning c.days is distinct from (select days from before) as changed""";

    @Override
    public String source() {
        return "governance";
    }

    @Override
    public String name() {
        return "due";
    }

    @Override
    public Set<String> types() {
        return Set.of(POLICY_SET, CALENDAR_PUBLISHED, INTERFACE_MOVED);
    }

    /** How an interface came to where it is was noted by the migration, as far as it was known. */
    @Override
    public Set<String> followedLater() {
        return Set.of(POLICY_SET, CALENDAR_PUBLISHED);
    }

    @Override
    public Uni<Void> apply(FeedEvent event, SqlConnection tx) {
        return switch (event.type()) {
            case POLICY_SET -> keepPolicy(event, tx);
            case CALENDAR_PUBLISHED -> keepCalendar(event, tx);
            case INTERFACE_MOVED -> keepMove(event, tx);
            default -> throw new IllegalArgumentException("Not subscribed to " + event.type());
        };
    }

    /** Terms that cannot be read here must not be kept: they would stop what is computed of every interface beside them. */
    private Uni<Void> keepPolicy(FeedEvent event, SqlConnection tx) {
        JsonObject policy = event.data();
        JsonObject terms = policy.getJsonObject("terms");
        PolicyTerms.schedule(terms);
        PolicyTerms.rejectedShareLimit(terms);
        LocalDate holdsFrom = LocalDate.parse(policy.getString("holdsFrom"));
        String code = policy.getString("interface");
        return tx.preparedQuery(KEEP_POLICY)
                .execute(Tuple.of(code, policy.getInteger("version"), holdsFrom, terms.encode()))
                .chain(kept -> kept.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : run(
                                tx,
                                "insert into due_plan (interface, computed_to, changed_since) values ($1, $2, $3)"
                                        + " on conflict (interface) do update set "
                                        + Plans.CHANGED.formatted("excluded.changed_since"),
                                Tuple.of(code, holdsFrom.minusDays(1), utc(event.time()))));
    }

    private Uni<Void> keepCalendar(FeedEvent event, SqlConnection tx) {
        int year = event.data().getInteger("year");
        String days = event.data().getJsonArray("days").encode();
        CalendarYear read = FollowedCalendar.year(year, days);
        return tx.preparedQuery(KEEP_CALENDAR)
                .execute(Tuple.of(read.year(), days, event.position()))
                .chain(kept ->
                        kept.iterator().hasNext() && kept.iterator().next().getBoolean("changed")
                                ? Plans.allChanged(event.time(), tx)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> keepMove(FeedEvent event, SqlConnection tx) {
        String code = event.data().getString("code");
        Instant told = event.data().getInstant("at");
        OffsetDateTime at = utc(told == null ? event.time() : told);
        return run(
                        tx,
                        "insert into interface_move (interface, at, state) values ($1, $2, $3)",
                        Tuple.of(code, at, event.data().getString("to")))
                .chain(() -> run(
                        tx,
                        "update due_plan set " + Plans.CHANGED.formatted("$2") + " where interface = $1",
                        Tuple.of(code, at)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple parameters) {
        return tx.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }
}
