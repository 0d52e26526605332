package cn.etown.kit.feed;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.FollowedTypes.Followed;
import cn.etown.kit.feed.FollowedTypes.Key;
import cn.etown.kit.id.Ids;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
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
    private final FollowedTypes followed;
    private final ParkedEventRepository parkedEvents;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Pool database;

    EventApplier(
            @All List<Subscription> subscriptions,
            FeedPositions positions,
            FollowedTypes followed,
            ParkedEventRepository parkedEvents,
            Audit audit,
            Ids ids,
            Clock clock,
            Pool database) {
        this.subscriptions = subscriptions;
        this.positions = positions;
        this.followed = followed;
        this.parkedEvents = parkedEvents;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.database = database;
    }

    /** What one subscription will do about an event. */
    private record Share(Key key, Effect effect) {}

    /** An event and what it will do, once all that must be fetched is there. */
    private record Prepared(FeedEvent event, List<Share> shares) {

        Uni<Void> on(SqlConnection tx) {
            return InOrder.each(shares, share -> share.effect().on(tx));
        }

        /** What is left of it for those that {@code behind} says have not taken it. */
        Prepared of(List<Followed> behind) {
            Predicate<Key> missed = whoMissed(event, behind);
            return new Prepared(
                    event,
                    shares.stream().filter(share -> missed.test(share.key())).toList());
        }
    }

    /**
     * Applies or parks {@code events}, which follow each other in the feed of {@code source}. Those that are applied already
     * are left alone. Fails only if a neighbour or the database cannot be reached, or with {@link CatchUpFirst}.
     */
    Uni<Void> apply(String source, List<FeedEvent> events) {
        return applyTogether(source, events)
                .onFailure(EventApplier::isOfAnEvent)
                .recoverWithUni(() -> InOrder.each(events, event -> applyOrPark(source, event)));
    }

    /** The types of {@code source} that some subscriptions have not taken all events of; the furthest behind first. */
    Uni<List<Followed>> behind(String source) {
        return database.withTransaction(
                tx -> positions.lock(source, tx).chain(position -> followed.behind(source, position, tx)));
    }

    /**
     * Applies or parks {@code events} for the subscriptions alone that missed them. They are all that {@code source} told up to {@code to} of
     * the types that are {@code behind}.
     */
    Uni<Void> catchUp(String source, List<Followed> behind, List<FeedEvent> events, long to) {
        return catchUpTogether(source, behind, events, to)
                .onFailure(EventApplier::isOfAnEvent)
                .recoverWithUni(() -> InOrder.each(events, event -> catchUpOrPark(source, behind, event))
                        .chain(() -> catchUpTogether(source, behind, List.of(), to)));
    }

    private Uni<Void> catchUpOrPark(String source, List<Followed> behind, FeedEvent event) {
        return catchUpTogether(source, behind, List.of(event), event.position())
                .onFailure(EventApplier::isOfAnEvent)
                .retry()
                .atMost(MORE_TRIES)
                .onFailure(EventApplier::isOfAnEvent)
                .recoverWithUni(failure -> parkMissed(source, behind, event, failure));
    }

    private Uni<Void> catchUpTogether(String source, List<Followed> behind, List<FeedEvent> events, long to) {
        return prepareAll(events, event -> prepare(source, event, whoMissed(event, behind)))
                .chain(prepared -> database.withTransaction(tx -> positions
                        .lock(source, tx)
                        .chain(position -> followed.behind(source, position, tx))
                        .chain(still -> commitMissed(source, left(prepared, still), tx))
                        .chain(() -> followed.move(source, keysOf(behind), to, tx))));
    }

    /** Another replica may have been faster with some. */
    private static List<Prepared> left(List<Prepared> prepared, List<Followed> behind) {
        return prepared.stream().map(one -> one.of(behind)).toList();
    }

    private Uni<Void> commitMissed(String source, List<Prepared> missed, SqlConnection tx) {
        return parkedEvents
                .parkedAmong(subjectsOf(missed), source, tx)
                .chain(parked -> InOrder.each(
                        missed,
                        prepared -> parked.contains(prepared.event().subject())
                                ? parkShares(source, prepared, null, tx)
                                : prepared.on(tx)));
    }

    private Uni<Void> parkMissed(String source, List<Followed> behind, FeedEvent event, Throwable failure) {
        LOG.warnf(failure, "Event %s of %s cannot be applied late; %s is parked", event.id(), source, event.subject());
        Prepared unapplied = new Prepared(event, sharesOf(source, event)).of(behind);
        return database.withTransaction(tx -> positions
                .lock(source, tx)
                .chain(position -> followed.behind(source, position, tx))
                .chain(still -> parkShares(source, unapplied.of(still), reasonOf(failure), tx))
                .chain(() -> followed.move(source, keysOf(behind), event.position(), tx)));
    }

    /** Each under an id of its own: the event may be parked for several, or may have been parked before. */
    private Uni<Void> parkShares(String source, Prepared prepared, String failure, SqlConnection tx) {
        return InOrder.each(
                prepared.shares(),
                share -> parkedEvents.add(
                        new ParkedEvent(
                                ids.next(),
                                source,
                                share.key().subscription(),
                                prepared.event(),
                                failure,
                                clock.instant(),
                                null,
                                null,
                                NEW),
                        tx));
    }

    /** Without what they do. */
    private List<Share> sharesOf(String source, FeedEvent event) {
        return subscriptions.stream()
                .filter(wants -> wants(wants, source, event))
                .map(wants -> new Share(
                        new Key(wants.name(), event.type()),
                        tx -> Uni.createFrom().voidItem()))
                .toList();
    }

    private static List<Key> keysOf(List<Followed> behind) {
        return behind.stream().map(Followed::key).toList();
    }

    private static Set<String> subjectsOf(List<Prepared> all) {
        return all.stream().map(prepared -> prepared.event().subject()).collect(Collectors.toSet());
    }

    /** Applies an event that was parked. Fails if it fails again. */
    Uni<Void> applyParked(ParkedEvent parked, Caller who) {
        var record = AuditEntry.of(who, "apply-parked-event", "parked-events/" + parked.id(), null);
        return prepare(parked.source(), parked.event())
                .map(prepared -> parked.subscription() == null ? prepared : only(parked.subscription(), prepared))
                .chain(prepared -> database.withTransaction(tx -> positions
                        .lock(parked.source(), tx)
                        .chain(() -> parkedEvents.markApplied(parked.id(), clock.instant(), who.subject(), tx))
                        .chain(waited -> waited
                                ? prepared.on(tx).chain(() -> audit.record(record, tx))
                                : Uni.createFrom().voidItem())));
    }

    private static Prepared only(String subscription, Prepared prepared) {
        return new Prepared(
                prepared.event(),
                prepared.shares().stream()
                        .filter(share -> share.key().subscription().equals(subscription))
                        .toList());
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
        return prepareAll(events, event -> prepare(source, event))
                .chain(prepared -> database.withTransaction(tx -> commit(source, prepared, tx)));
    }

    private static Uni<List<Prepared>> prepareAll(
            List<FeedEvent> events, Function<FeedEvent, Uni<? extends Prepared>> prepare) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .<Prepared>transformToUniAndConcatenate(prepare)
                .collect()
                .asList();
    }

    private static boolean wants(Subscription subscription, String source, FeedEvent event) {
        return subscription.source().equals(source) && subscription.types().contains(event.type());
    }

    private static Predicate<Key> whoMissed(FeedEvent event, List<Followed> behind) {
        return behind.stream()
                .filter(followed -> followed.readTo() < event.position())
                .map(Followed::key)
                .collect(Collectors.toSet())::contains;
    }

    private Uni<Prepared> prepare(String source, FeedEvent event) {
        return prepare(source, event, everybody -> true);
    }

    private Uni<Prepared> prepare(String source, FeedEvent event, Predicate<Key> whose) {
        return Multi.createFrom()
                .iterable(subscriptions)
                .filter(wants -> wants(wants, source, event) && whose.test(new Key(wants.name(), event.type())))
                .onItem()
                .transformToUniAndConcatenate(wants ->
                        wants.prepare(event).map(effect -> new Share(new Key(wants.name(), event.type()), effect)))
                .collect()
                .asList()
                .map(shares -> new Prepared(event, shares));
    }

    private Uni<Void> commit(String source, List<Prepared> all, SqlConnection tx) {
        return lockInStep(source, tx).chain(position -> {
            var fresh = all.stream()
                    .filter(prepared -> prepared.event().position() > position)
                    .toList();
            return fresh.isEmpty() ? Uni.createFrom().voidItem() : commitFresh(source, fresh, tx);
        });
    }

    /** The position, as {@link FeedPositions#lock}, where nothing that this replica follows is behind it. */
    private Uni<Long> lockInStep(String source, SqlConnection tx) {
        return positions
                .lock(source, tx)
                .call(position -> followed.behind(source, position, tx).invoke(behind -> {
                    if (!behind.isEmpty()) {
                        throw new CatchUpFirst(source);
                    }
                }));
    }

    private Uni<Void> move(String source, long position, SqlConnection tx) {
        return positions.move(source, position, tx).chain(() -> followed.move(source, position, tx));
    }

    private Uni<Void> commitFresh(String source, List<Prepared> fresh, SqlConnection tx) {
        long last = fresh.get(fresh.size() - 1).event().position();
        return parkedEvents
                .parkedAmong(subjectsOf(fresh), source, tx)
                .chain(parked -> InOrder.each(
                        fresh,
                        prepared -> parked.contains(prepared.event().subject())
                                ? parkedEvents.add(parked(source, prepared.event(), null), tx)
                                : prepared.on(tx)))
                .chain(() -> move(source, last, tx));
    }

    private Uni<Void> park(String source, FeedEvent event, Throwable failure) {
        LOG.warnf(failure, "Event %s of %s cannot be applied; %s is parked", event.id(), source, event.subject());
        return database.withTransaction(tx -> lockInStep(source, tx)
                .chain(position -> position >= event.position()
                        ? Uni.createFrom().voidItem()
                        : parkedEvents
                                .add(parked(source, event, reasonOf(failure)), tx)
                                .chain(() -> move(source, event.position(), tx))));
    }

    private ParkedEvent parked(String source, FeedEvent event, String failure) {
        return new ParkedEvent(
                UUID.fromString(event.id()), source, null, event, failure, clock.instant(), null, null, NEW);
    }

    /** Why {@code failure} happened, for the operator who reads of it. */
    static String reasonOf(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static boolean isOfAnEvent(Throwable failure) {
        return !(failure instanceof CatchUpFirst) && !Outage.isBehind(failure);
    }
}
