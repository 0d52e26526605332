package cn.etown.gateway.routing;

import cn.etown.gateway.problem.Failure;
import cn.etown.gateway.problem.Refused;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

import java.time.Duration;

/** One request on its way to a service, and the answer on its way back. Bytes flow only as fast as the slower side takes them. */
final class Exchange {

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final Service service;
    private final HttpServerRequest request;
    private final Duration answerTimeout;
    private final BodyLimit limit;
    private final LimitedBody body;

    private HttpClientRequest outgoing;
    private long deadline = NO_TIMER;
    private long bodyDeadline = NO_TIMER;
    private boolean answered;
    private boolean overdue;
    private boolean tooSlow;

    Exchange(
            Vertx vertx,
            Upstreams upstreams,
            Service service,
            HttpServerRequest request,
            BodyLimit limit,
            Duration answerTimeout) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.service = service;
        this.request = request;
        this.answerTimeout = answerTimeout;
        this.limit = limit;
        this.body = new LimitedBody(request, limit.bytes(), this::awaitAnswer);
    }

    /** Completes when the answer was handed back whole; a failure before its head was sent can still be told as a problem. */
    Future<Void> run() {
        return upstreams
                .request(service, request.method(), pathAndQuery())
                .compose(this::send)
                .compose(this::handBack)
                .recover(cause -> Future.failedFuture(explain(cause)));
    }

    private Future<ProxyResponse> send(HttpClientRequest connected) {
        outgoing = connected;
        // The same failure reaches the answer; without this it is logged as an error nobody takes care of.
        connected.exceptionHandler(broken -> {});
        ProxyRequest proxied = ProxyRequest.reverseProxy(request).setURI(pathAndQuery());
        Headers.prepareRequest(proxied.headers(), request);
        if (request.isEnded()) {
            proxied.setBody(null);
            awaitAnswer();
        } else {
            proxied.setBody(Body.body(body, proxied.getBody().length()));
            limit.time().ifPresent(this::awaitBody);
            if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                request.response().writeContinue();
            }
        }
        return proxied.send(connected);
    }

    private Future<Void> handBack(ProxyResponse answer) {
        answered = true;
        cancelTimers();
        Headers.prepareAnswer(answer.headers(), upstreams.addressOf(service));
        if (answer.getStatusCode() == NO_CONTENT || answer.getStatusCode() == NOT_MODIFIED) {
            answer.getBody().stream().resume();
            answer.setBody(null);
        }
        return answer.send();
    }

    private void awaitBody(Duration time) {
        bodyDeadline = vertx.setTimer(time.toMillis(), timer -> {
            tooSlow = true;
            outgoing.reset();
        });
    }

    /** Runs when the request was sent whole; a service may have answered before that. */
    private void awaitAnswer() {
        vertx.cancelTimer(bodyDeadline);
        if (answered) {
            return;
        }
        deadline = vertx.setTimer(answerTimeout.toMillis(), timer -> {
            overdue = true;
            outgoing.reset();
        });
    }

    private Throwable explain(Throwable cause) {
        cancelTimers();
        if (body.exceeded()) {
            return new Refused(Failure.TOO_LARGE);
        }
        if (tooSlow) {
            return new Refused(Failure.TOO_SLOW);
        }
        return overdue ? new Refused(Failure.UPSTREAM_TIMEOUT) : cause;
    }

    private void cancelTimers() {
        vertx.cancelTimer(deadline);
        vertx.cancelTimer(bodyDeadline);
    }

    /** Taken from the path that was checked: an absolute request target would name another host. */
    private String pathAndQuery() {
        return request.query() == null ? request.path() : request.path() + "?" + request.query();
    }
}
