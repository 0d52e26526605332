package cn.etown.kit.feed;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import java.time.Clock;

/**
 * A replica is ready when it has heard all that its neighbours had to tell when it started: until then it would refuse what must not be
 * decided on an old view. This is asked of the start alone. A neighbour that is away later takes no replica out of service, and
 * one that is away at the start keeps it out for {@code etown.feed.unready-at-most} and no longer.
 */
@Readiness
@ApplicationScoped
class FeedsHeard implements HealthCheck {

    private final Follower follower;
    private final FeedSettings settings;
    private final Clock clock;

    FeedsHeard(Follower follower, FeedSettings settings, Clock clock) {
        this.follower = follower;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var unheard = follower.unheard();
        var answer = HealthCheckResponse.named("feeds-heard").status(unheard.isEmpty() || isLongEnough());
        unheard.forEach(source -> answer.withData(source, "not heard of yet"));
        return answer.build();
    }

    private boolean isLongEnough() {
        return follower.startedAt().isBefore(clock.instant().minus(settings.unreadyAtMost()));
    }
}
