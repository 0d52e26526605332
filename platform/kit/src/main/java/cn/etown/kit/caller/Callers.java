package cn.etown.kit.caller;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

import java.util.Optional;

/** Knows who makes the current request. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;
    private final HttpServerRequest request;

    Callers(SecurityIdentity identity, HttpServerRequest request) {
        this.identity = identity;
        this.request = request;
    }

    /** The caller of the current request, whose token was verified. */
    public Caller current() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new IllegalStateException("No token: the operation must not be public");
        }
        SocketAddress remote = request.remoteAddress();
        return new Caller(
                token.getSubject(),
                token.getName(),
                token.getClaim("azp"),
                identity.getRoles(),
                Optional.ofNullable(token.getClaim("unit")),
                remote == null ? "" : remote.hostAddress());
    }
}
