package cn.etown.gateway.rate;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/**
 * How often each caller asks, and may ask. Who brings a valid token is counted by its subject, anybody else by address, and
 * apart from the former: nobody without a token can use up what is meant for people who have one.
 */
@ApplicationScoped
public class Rates {

    private final RateSettings settings;
    private final Windows bySubject;
    private final Windows byAddress;

    Rates(RateSettings settings) {
        this.settings = settings;
        this.bySubject = windows(settings);
        this.byAddress = windows(settings);
    }

    private static Windows windows(RateSettings settings) {
        return new Windows(settings.requests(), settings.window(), settings.callers(), System::nanoTime);
    }

    /**
     * Counts {@code request} and tells in its answer's header how the caller stands, after
     * draft-ietf-httpapi-ratelimit-headers.
     *
     * @param subject of the caller's valid token, if there is one
     * @return whether the request may go on; where not, the header says when to repeat it
     */
    public boolean admit(HttpServerRequest request, Optional<String> subject) {
        Allowance allowance = subject.map(bySubject::count)
                .orElseGet(() -> byAddress.count(request.remoteAddress().hostAddress()));
        HttpServerResponse response = request.response();
        response.putHeader(
                "RateLimit-Policy",
                "\"caller\";q=" + settings.requests() + ";w="
                        + settings.window().toSeconds());
        response.putHeader("RateLimit", "\"caller\";r=" + allowance.remaining() + ";t=" + allowance.seconds());
        if (allowance.exceeded()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(allowance.seconds()));
        }
        return !allowance.exceeded();
    }
}
