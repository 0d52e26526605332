package cn.etown.gateway.routing;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers pass the gateway, and which it writes itself. */
final class Headers {

    /** They speak of one connection only (RFC 9110, 7.6.1), and so does an expectation the gateway answers itself. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "upgrade",
            "expect");

    /** A caller who could set these could claim to be somebody else, or somewhere else. */
    private static final Set<String> CLAIMS = Set.of(
            "forwarded", "x-real-ip", "x-client-ip", "true-client-ip", "x-remote-user", "x-http-method-override");

    private static final List<String> CLAIM_PREFIXES = List.of("x-forwarded-", "x-original-", "x-auth-request-");

    private Headers() {}

    /** Prepares the headers of {@code request}, copied to {@code outgoing}, for the service. */
    static void prepareRequest(MultiMap outgoing, HttpServerRequest request) {
        dropThoseOfTheConnection(outgoing);
        for (String name : Set.copyOf(outgoing.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (CLAIMS.contains(lower) || CLAIM_PREFIXES.stream().anyMatch(lower::startsWith)) {
                outgoing.remove(name);
            }
        }
        outgoing.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        outgoing.set("X-Forwarded-Proto", request.scheme());
        if (request.authority() != null) {
            outgoing.set("X-Forwarded-Host", request.authority().toString());
        }
    }

    /** Prepares an answer's headers for the caller; a Location at {@code service} becomes one that holds at the gateway. */
    static void prepareAnswer(MultiMap answer, URI service) {
        dropThoseOfTheConnection(answer);
        String location = answer.get("Location");
        String base = service.toString();
        if (location != null && location.startsWith(base + "/")) {
            answer.set("Location", location.substring(base.length()));
        }
    }

    private static void dropThoseOfTheConnection(MultiMap headers) {
        for (String value : List.copyOf(headers.getAll("connection"))) {
            for (String named : value.split(",")) {
                if (!named.isBlank()) {
                    headers.remove(named.strip());
                }
            }
        }
        OF_THE_CONNECTION.forEach(headers::remove);
    }
}
