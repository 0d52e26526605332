package cn.etown.gateway.access;

import cn.etown.gateway.problem.Failure;
import cn.etown.gateway.problem.Problems;
import cn.etown.gateway.problem.Refused;
import cn.etown.gateway.problem.Trace;
import cn.etown.gateway.rate.Rates;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What every request passes first (R3.2d, R4.1): it must be framed and addressed in a way that can be read only once, and
 * must bring a valid token unless the operation is public. For the API and its document nobody may ask more often than
 * {@link Rates} says.
 */
@ApplicationScoped
public class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);

    /** After the framework made the identity available (-200), before anything answers. */
    private static final int FIRST = -50;

    private static final int LAST = Integer.MAX_VALUE - 1;

    private static final String CALLER = "cn.etown.gateway.caller";

    private static final List<String> API_METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> OTHER_METHODS = List.of("GET", "HEAD");

    private final AccessRules rules;
    private final Problems problems;
    private final IdentityProviderManager identities;
    private final Rates rates;

    Door(AccessRules rules, Problems problems, IdentityProviderManager identities, Rates rates) {
        this.rules = rules;
        this.rates = rates;
        this.problems = problems;
        this.identities = identities;
    }

    void open(@Observes Router router) {
        router.route().order(FIRST).handler(this::examine).failureHandler(this::failed);
        router.route().order(LAST).handler(ctx -> problems.answer(ctx.request(), Failure.NOT_FOUND));
    }

    /** Who asks, in a word that no other caller has: the subject of a valid token, or else the address. */
    public static String callerOf(RoutingContext ctx) {
        return ctx.get(CALLER);
    }

    private void examine(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Trace.begin(request);
        String path = RequestPath.requirePlain(request.path());
        requireOneFraming(request);
        requireMethod(request, path);
        if (rules.isPublic(request.method().name(), path)) {
            withinItsRate(ctx, Optional.empty(), ctx::next);
            return;
        }
        identify(ctx).subscribe().with(caller -> admit(ctx, caller), failure -> turnAway(ctx, failure));
    }

    /** Goes on to {@code next} unless the caller, known by {@code subject} or else by address, asks too often. */
    private void withinItsRate(RoutingContext ctx, Optional<String> subject, Runnable next) {
        ctx.put(
                CALLER,
                subject.map(name -> "subject " + name)
                        .orElseGet(
                                () -> "address " + ctx.request().remoteAddress().hostAddress()));
        if (isCounted(ctx.request().path()) && !rates.admit(ctx.request(), subject)) {
            problems.answer(ctx.request(), Failure.TOO_MANY_REQUESTS);
        } else {
            next.run();
        }
    }

    /** The body is held back meanwhile: the framework pauses each request until somebody takes it. */
    private Uni<SecurityIdentity> identify(RoutingContext ctx) {
        Context here = Vertx.currentContext();
        // The framework's own handler would answer first, and not with a problem.
        ctx.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        return QuarkusHttpUser.getSecurityIdentity(ctx, identities)
                .emitOn(work -> here.runOnContext(nothing -> work.run()));
    }

    private void admit(RoutingContext ctx, SecurityIdentity caller) {
        if (caller == null || caller.isAnonymous()) {
            withinItsRate(ctx, Optional.empty(), () -> problems.answer(ctx.request(), Failure.NO_TOKEN));
            return;
        }
        Set<String> roles = rules.rolesAt(ctx.request().path());
        if (roles.isEmpty() || roles.stream().anyMatch(caller::hasRole)) {
            withinItsRate(ctx, Optional.of(subjectOf(caller)), ctx::next);
        } else {
            problems.answer(ctx.request(), Failure.FORBIDDEN);
        }
    }

    private void turnAway(RoutingContext ctx, Throwable failure) {
        Failure told = failure instanceof AuthenticationException ? Failure.INVALID_TOKEN : Failure.UNAVAILABLE;
        if (told == Failure.UNAVAILABLE) {
            LOG.warnf("Tokens cannot be checked: %s", failure);
        }
        withinItsRate(ctx, Optional.empty(), () -> problems.answer(ctx.request(), told));
    }

    private void failed(RoutingContext ctx) {
        if (ctx.failure() instanceof Refused refused) {
            problems.answer(ctx.request(), refused.failure());
        } else {
            LOG.error("Unforeseen", ctx.failure());
            problems.answer(ctx.request(), Failure.INTERNAL);
        }
    }

    /** HTTP/1.0 knows no chunks, so that long answers would have to be buffered; two framings are a smuggler's tool. */
    private static void requireOneFraming(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_1_0) {
            throw new Refused(Failure.HTTP_VERSION);
        }
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        int lengths = request.headers().getAll(HttpHeaders.CONTENT_LENGTH).size();
        boolean chunked = encodings.equals(List.of("chunked"));
        if (!encodings.isEmpty() && !chunked || encodings.size() + lengths > 1) {
            throw new Refused(Failure.MALFORMED);
        }
    }

    private static void requireMethod(HttpServerRequest request, String path) {
        List<String> allowed = isOfTheApi(path) ? API_METHODS : OTHER_METHODS;
        if (!allowed.contains(request.method().name())) {
            request.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
            throw new Refused(Failure.METHOD_NOT_ALLOWED);
        }
    }

    private static boolean isCounted(String path) {
        return isOfTheApi(path) || path.equals("/openapi");
    }

    private static boolean isOfTheApi(String path) {
        return path.startsWith("/api/");
    }

    private static String subjectOf(SecurityIdentity caller) {
        return caller.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : caller.getPrincipal().getName();
    }
}
