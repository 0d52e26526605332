package cn.etown.gateway.routing;

import cn.etown.gateway.problem.Failure;
import cn.etown.gateway.problem.Problems;
import cn.etown.gateway.problem.Refused;
import cn.etown.gateway.problem.Trace;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Hands requests on to the service their path names, and its answers back, both as streams. */
@ApplicationScoped
public class Forwarding {

    private static final Logger LOG = Logger.getLogger(Forwarding.class);

    private final Upstreams upstreams;
    private final BodyLimits limits;
    private final ClientSettings settings;
    private final Problems problems;
    private final Vertx vertx;

    Forwarding(Upstreams upstreams, BodyLimits limits, ClientSettings settings, Problems problems, Vertx vertx) {
        this.upstreams = upstreams;
        this.limits = limits;
        this.settings = settings;
        this.problems = problems;
        this.vertx = vertx;
    }

    void route(@Observes Router router) {
        router.route("/api/*").handler(this::forward);
    }

    private void forward(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Service service = Service.behind(request.path()).orElseThrow(() -> new Refused(Failure.NOT_FOUND));
        long limit = limits.of(request.method().name(), request.path());
        if (declaredLength(request) > limit) {
            throw new Refused(Failure.TOO_LARGE);
        }
        new Exchange(vertx, upstreams, service, request, limit, settings.answerTimeout())
                .run()
                .onFailure(cause -> giveUp(request, service, cause));
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
