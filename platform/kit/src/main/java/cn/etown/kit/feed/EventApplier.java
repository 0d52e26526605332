package cn.etown.kit.feed;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.work.InOrder;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Lets a neighbour's events take effect, each exactly once: effect and position are committed together, under the lock of
 * the position. Usually a page of events is one transaction. If one of them fails, all are applied one at a time, and
 * the one that still fails is parked: later events of its subject queue behind it, those of other subjects go on.
 */
@ApplicationScoped
class EventApplier {

    private static final Logger LOG = Logger.getLogger(EventApplier.class);

    /** After the first try alone; enough for what happens to go well the second time. */
    private static final int MORE_TRIES = 2;

    private static final EntityVersion NEW = new EntityVersion(0);

    private final List<Subscription> subscriptions;
    private final FeedPositions positions;
    private final ParkedEventRepository parkedEvents;
    private final Audit audit;
    private final Clock clock;
    private final Pool database;

    EventApplier(
            @All List<Subscription> subscriptions,
            FeedPositions positions,
            ParkedEventRepository parkedEvents,
            Audit audit,
            Clock clock,
            Pool database) {
        this.subscriptions = subscriptions;
        this.positions = positions;
        this.parkedEvents = parkedEvents;
        this.audit = audit;
        this.clock = clock;
        this.database = database;
    }

    /** An event and what it will do, once all that must be fetched is there. */
    private record Prepared(FeedEvent event, List<Effect> effects) {

        Uni<Void> on(SqlConnection tx) {
            return InOrder.each(effects, effect -> effect.on(tx));
        }
    }

    /**
     * Applies or parks {@code events}, which follow each other in the feed of {@code source}. Those that are applied already
     * are left alone. Fails only if a neighbour or the database cannot be reached.
     */
    Uni<Void> apply(String source, List<FeedEvent> events) {
        return applyTogether(source, events)
                .onFailure(EventApplier::isOfAnEvent)
                .recoverWithUni(() -> InOrder.each(events, event -> applyOrPark(source, event)));
    }

    /** Applies an event that was parked. Fails if it fails again. */
    Uni<Void> applyParked(ParkedEvent parked, Caller who) {
        var record = AuditEntry.of(who, "apply-parked-event", "parked-events/" + parked.id(), null);
        return prepare(parked.source(), parked.event())
                .chain(prepared -> database.withTransaction(tx -> positions
                        .lock(parked.source(), tx)
                        .chain(() -> parkedEvents.markApplied(parked.id(), clock.instant(), who.subject(), tx))
                        .chain(waited -> waited
                                ? prepared.on(tx).chain(() -> audit.record(record, tx))
                                : Uni.createFrom().voidItem())));
    }

    private Uni<Void> applyOrPark(String source, FeedEvent event) {
        return applyTogether(source, List.of(event))
                .onFailure(EventApplier::isOfAnEvent)
                .retry()
                .atMost(MORE_TRIES)
                .onFailure(EventApplier::isOfAnEvent)
                .recoverWithUni(failure -> park(source, event, failure));
    }

    private Uni<Void> applyTogether(String source, List<FeedEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> prepare(source, event))
                .collect()
                .asList()
                .chain(prepared -> database.withTransaction(tx -> commit(source, prepared, tx)));
    }

    private Uni<Prepared> prepare(String source, FeedEvent event) {
        return Multi.createFrom()
                .iterable(subscriptions)
                .filter(wants -> wants.source().equals(source) && wants.types().contains(event.type()))
                .onItem()
                .transformToUniAndConcatenate(wants -> wants.prepare(event))
                .collect()
                .asList()
                .map(effects -> new Prepared(event, effects));
    }

    private Uni<Void> commit(String source, List<Prepared> all, SqlConnection tx) {
        return positions.lock(source, tx).chain(position -> {
            var fresh = all.stream()
                    .filter(prepared -> prepared.event().position() > position)
                    .toList();
            return fresh.isEmpty() ? Uni.createFrom().voidItem() : commitFresh(source, fresh, tx);
        });
    }

    private Uni<Void> commitFresh(String source, List<Prepared> fresh, SqlConnection tx) {
        var subjects =
                fresh.stream().map(prepared -> prepared.event().subject()).collect(Collectors.toSet());
        long last = fresh.get(fresh.size() - 1).event().position();
        return parkedEvents
                .parkedAmong(subjects, source, tx)
                .chain(parked -> InOrder.each(
                        fresh,
                        prepared -> parked.contains(prepared.event().subject())
                                ? parkedEvents.add(parked(source, prepared.event(), null), tx)
                                : prepared.on(tx)))
                .chain(() -> positions.move(source, last, tx));
    }

    private Uni<Void> park(String source, FeedEvent event, Throwable failure) {
        LOG.warnf(failure, "Event %s of %s cannot be applied; %s is parked", event.id(), source, event.subject());
        return database.withTransaction(tx -> positions
                .lock(source, tx)
                .chain(position -> position >= event.position()
                        ? Uni.createFrom().voidItem()
                        : parkedEvents
                                .add(parked(source, event, reasonOf(failure)), tx)
                                .chain(() -> positions.move(source, event.position(), tx))));
    }

    private ParkedEvent parked(String source, FeedEvent event, String failure) {
        return new ParkedEvent(UUID.fromString(event.id()), source, event, failure, clock.instant(), null, null, NEW);
    }

    /** Why {@code failure} happened, for the operator who reads of it. */
    static String reasonOf(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static boolean isOfAnEvent(Throwable failure) {
        return !Outage.isBehind(failure);
    }
}
