package cn.etown.gateway.routing;

import cn.etown.gateway.access.Door;
import cn.etown.gateway.problem.Failure;
import cn.etown.gateway.problem.Problems;
import cn.etown.gateway.problem.Refused;
import cn.etown.gateway.problem.Trace;
import cn.etown.gateway.rate.InFlight;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.util.concurrent.TimeUnit;

/** Hands requests on to the service their path names, and its answers back, both as streams. */
@ApplicationScoped
public class Forwarding {

    private static final Logger LOG = Logger.getLogger(Forwarding.class);

    /** So long a caller who is still sending may take to read an answer that came early, before the connection is closed. */
    private static final long MOST_MILLIS_AFTER_THE_ANSWER = 2_000;

    private final Upstreams upstreams;
    private final BodyLimits limits;
    private final ClientSettings settings;
    private final InFlight inFlight;
    private final Problems problems;
    private final Vertx vertx;

    Forwarding(
            Upstreams upstreams,
            BodyLimits limits,
            ClientSettings settings,
            InFlight inFlight,
            Problems problems,
            Vertx vertx) {
        this.upstreams = upstreams;
        this.limits = limits;
        this.settings = settings;
        this.inFlight = inFlight;
        this.problems = problems;
        this.vertx = vertx;
    }

    void route(@Observes Router router) {
        router.route("/api/*").handler(this::forward);
    }

    private void forward(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Service service = Service.behind(request.path()).orElseThrow(() -> new Refused(Failure.NOT_FOUND));
        BodyLimit limit = limits.of(request.method().name(), request.path());
        if (declaredLength(request) > limit.bytes()) {
            throw new Refused(Failure.TOO_LARGE);
        }
        String caller = Door.callerOf(ctx);
        if (!inFlight.begin(caller)) {
            throw new Refused(Failure.TOO_MANY_AT_ONCE);
        }
        new Exchange(vertx, upstreams, service, request, limit, settings.answerTimeout())
                .run()
                .onFailure(cause -> giveUp(request, service, cause))
                .eventually(() -> readWhole(request))
                .onComplete(over -> inFlight.end(caller));
    }

    /** Completes when nothing more can come of a request that was answered: it came whole, or its connection is closed. */
    private Future<Void> readWhole(HttpServerRequest request) {
        if (request.isEnded()) {
            return Future.succeededFuture();
        }
        return vertx.timer(MOST_MILLIS_AFTER_THE_ANSWER, TimeUnit.MILLISECONDS)
                .compose(over -> request.isEnded()
                        ? Future.succeededFuture()
                        : request.connection().close());
    }

    private void giveUp(HttpServerRequest request, Service service, Throwable cause) {
        if (request.response().closed()) {
            LOG.infof("%s, trace %s: broken off (%s)", service.slug(), Trace.idOf(request), cause);
            return;
        }
        Failure failure = FailureOf.cause(cause);
        if (failure.status() >= 500) {
            LOG.warnf("%s, trace %s: %s (%s)", service.slug(), Trace.idOf(request), failure, cause);
        }
        problems.answer(request, failure);
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw new Refused(Failure.MALFORMED);
        }
    }
}
