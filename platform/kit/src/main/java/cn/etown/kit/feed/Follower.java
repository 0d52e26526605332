package cn.etown.kit.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.oidc.client.reactive.filter.OidcClientRequestReactiveFilter;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Follows the feeds of all neighbours to which there is a {@link Subscription}. */
@ApplicationScoped
public class Follower {

    private final List<Subscription> subscriptions;
    private final Neighbours neighbours;
    private final FeedPositions positions;
    private final EventApplier applier;
    private final FeedSettings settings;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<String, Following> bySource = new ConcurrentHashMap<>();
    private final List<Cancellable> running = new ArrayList<>();
    private volatile Instant startedAt = Instant.MAX;

    Follower(
            @All List<Subscription> subscriptions,
            Neighbours neighbours,
            FeedPositions positions,
            EventApplier applier,
            FeedSettings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.neighbours = neighbours;
        this.positions = positions;
        this.applier = applier;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        startedAt = clock.instant();
        var sources = subscriptions.stream().map(Subscription::source).collect(Collectors.toSet());
        for (var source : sources) {
            var following = following(source);
            bySource.put(source, following);
            measure(source, following);
            running.add(following.start());
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        running.forEach(Cancellable::cancel);
    }

    /** How much this service knows of {@code source}, to which it must have a subscription. */
    public FollowerView viewOf(String source) {
        return bySource.get(source).view();
    }

    /** The followed services of which this replica has not heard yet, since it started, that there was nothing more. */
    Set<String> unheard() {
        return bySource.entrySet().stream()
                .filter(followed -> followed.getValue().view().upToDateAt().equals(Instant.MIN))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@link Instant#MAX} before the start. */
    Instant startedAt() {
        return startedAt;
    }

    /** One more follower of {@code source}, not yet started. */
    Following following(String source) {
        return following(source, applier);
    }

    /** As {@link #following(String)}, on behalf of other subscriptions than this service has. */
    Following following(String source, EventApplier applier) {
        var neighbour = neighbours.bySource().get(source);
        if (neighbour == null) {
            throw new IllegalStateException("etown.feeds." + source + ".url is not set");
        }
        return new Following(source, feedOf(source, neighbour.url()), positions, applier, settings, clock);
    }

    private NeighbourFeed feedOf(String source, URI url) {
        var wholeAnswer = settings.followerWait().plus(settings.answerTimeout());
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url.resolve("/api/" + source + "/v1"))
                .register(OidcClientRequestReactiveFilter.class)
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(wholeAnswer.toMillis(), TimeUnit.MILLISECONDS)
                .build(NeighbourFeed.class);
    }

    private void measure(String source, Following following) {
        var tags = Tags.of("source", source);
        metrics.gauge("etown.feed.position", tags, following, of -> of.view().position());
        metrics.gauge("etown.feed.parked", tags, following, of -> of.view().parked());
        metrics.gauge(
                "etown.feed.seconds.behind",
                tags,
                following,
                of -> Duration.between(of.view().upToDateAt(), clock.instant()).toSeconds());
    }
}
