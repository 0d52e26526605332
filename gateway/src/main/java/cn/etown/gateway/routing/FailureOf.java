package cn.etown.gateway.routing;

import cn.etown.gateway.problem.Failure;
import cn.etown.gateway.problem.Refused;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** What a failed exchange means to the caller. */
final class FailureOf {

    private FailureOf() {}

    /** A service that was never reached can be asked again at leisure; of one that broke off nobody knows what it did. */
    static Failure cause(Throwable cause) {
        if (cause instanceof Refused refused) {
            return refused.failure();
        }
        if (cause instanceof TimeoutException || cause instanceof ConnectTimeoutException) {
            return Failure.UPSTREAM_TIMEOUT;
        }
        if (cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof ConnectionPoolTooBusyException) {
            return Failure.UNAVAILABLE;
        }
        return Failure.BAD_UPSTREAM;
    }
}
