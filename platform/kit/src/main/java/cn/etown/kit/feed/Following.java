package cn.etown.kit.feed;

import cn.etown.kit.feed.FollowedTypes.Followed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows the feed of one neighbour for as long as the service runs, however often and long the neighbour or the database
 * is away. Any number of replicas may follow at once: each reads from the position in the database, and
 * {@link EventApplier} leaves alone what another one was faster with.
 */
class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);
    private static final double JITTER = 0.2;

    private final String source;
    private final NeighbourFeed feed;
    private final FeedPositions positions;
    private final EventApplier applier;
    private final FeedSettings settings;
    private final Clock clock;
    private volatile FollowerView view = FollowerView.NOTHING_YET;
    private volatile boolean interrupted;
    /** Whether some types may be behind the position, as after an upgrade. */
    private volatile boolean mayBeBehind = true;

    Following(
            String source,
            NeighbourFeed feed,
            FeedPositions positions,
            EventApplier applier,
            FeedSettings settings,
            Clock clock) {
        this.source = source;
        this.feed = feed;
        this.positions = positions;
        this.applier = applier;
        this.settings = settings;
        this.clock = clock;
    }

    FollowerView view() {
        return view;
    }

    /** Follows until cancelled. What is being applied then is committed or rolled back as a whole. */
    Cancellable start() {
        return Uni.createFrom()
                .deferred(this::followPatiently)
                .repeat()
                .indefinitely()
                .subscribe()
                .with(again -> {});
    }

    /** Made anew for each answer: a retry with backoff never begins at its shortest pause again. */
    private Uni<Void> followPatiently() {
        return Uni.createFrom()
                .deferred(this::followOnce)
                .onFailure()
                .invoke(this::tellInterruption)
                .onFailure()
                .retry()
                .withJitter(JITTER)
                .withBackOff(settings.shortestPause(), settings.longestPause())
                .indefinitely();
    }

    private Uni<Void> followOnce() {
        return inTime(positions.find(source))
                .chain(found -> mayBeBehind ? catchUp(found) : goOn(found))
                .onFailure(CatchUpFirst.class)
                .recoverWithUni(() -> {
                    mayBeBehind = true;
                    return Uni.createFrom().voidItem();
                });
    }

    /** Reads what was missed up to where the others are, before it goes on with them. */
    private Uni<Void> catchUp(FeedPositions.Found found) {
        return inTime(applier.behind(source)).chain(behind -> {
            if (behind.isEmpty()) {
                mayBeBehind = false;
                return Uni.createFrom().voidItem();
            }
            LOG.debugf("Reading from %s what was missed: %s", source, behind);
            return readMissed(found, behind);
        });
    }

    private Uni<Void> readMissed(FeedPositions.Found found, List<Followed> behind) {
        Set<String> types = behind.stream().map(missed -> missed.key().type()).collect(Collectors.toSet());
        return feed.readTypes(behind.get(0).readTo(), settings.page(), types)
                .onFailure(Following::isOfBeforeTypes)
                .recoverWithUni(() -> feed.read(behind.get(0).readTo(), settings.page(), 0))
                .map(FeedEvent::allOf)
                .chain(events -> {
                    boolean wasAll = events.size() < settings.page();
                    long to = wasAll
                            ? found.position()
                            : events.get(events.size() - 1).position();
                    long known = Math.min(to, found.position());
                    List<FeedEvent> missed = events.stream()
                            .filter(event -> event.position() <= known && types.contains(event.type()))
                            .toList();
                    return inTime(applier.catchUp(source, behind, missed, known));
                });
    }

    private static boolean isOfBeforeTypes(Throwable failure) {
        return failure instanceof WebApplicationException http
                && http.getResponse().getStatus() == Response.Status.BAD_REQUEST.getStatusCode();
    }

    private Uni<Void> goOn(FeedPositions.Found found) {
        return feed.read(found.position(), settings.page(), longestWait().toSeconds())
                .map(FeedEvent::allOf)
                .invoke(events -> mustContinue(found.position(), events))
                .chain(events -> {
                    Instant answeredAt = clock.instant();
                    return inTime(applier.apply(source, events)).invoke(() -> advance(found, events, answeredAt));
                });
    }

    private <T> Uni<T> inTime(Uni<T> work) {
        return work.ifNoItem().after(settings.applyTimeout()).fail();
    }

    /** None as long as no answer has told that there is no more: until then the service knows of nothing how old it is. */
    private Duration longestWait() {
        return view.upToDateAt().equals(Instant.MIN) ? Duration.ZERO : settings.followerWait();
    }

    /** A feed has no gaps; events must never be skipped in silence because a neighbour lost some. */
    private void mustContinue(long position, List<FeedEvent> events) {
        long expected = position;
        for (var event : events) {
            if (event.position() != ++expected) {
                throw new IllegalStateException("Expected event " + expected + ", not " + event.position());
            }
        }
    }

    private void advance(FeedPositions.Found from, List<FeedEvent> events, Instant answeredAt) {
        boolean wasAll = events.size() < settings.page();
        view = new FollowerView(
                from.position() + events.size(), wasAll ? answeredAt : view.upToDateAt(), from.parked());
        if (interrupted) {
            interrupted = false;
            LOG.infof("Following %s again, from event %d", source, from.position());
        }
    }

    private void tellInterruption(Throwable failure) {
        if (interrupted) {
            LOG.debugf(failure, "Still cannot follow %s", source);
        } else {
            interrupted = true;
            LOG.warnf("Cannot follow %s for now: %s", source, failure);
        }
    }
}
