package cn.etown.gateway.problem;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * Leaves a caller who was refused while still sending. Closing at once would reset the connection, and the caller might
 * never read why; so a little more is taken and thrown away first, bounded in bytes and in time.
 */
final class Parting {

    private static final long MOST_BYTES = 8L << 20;
    private static final long MOST_MILLIS = 2_000;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private long discarded;

    Parting(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
        this.request = request;
    }

    void begin() {
        if (request.isEnded()) {
            close();
            return;
        }
        vertx.setTimer(MOST_MILLIS, timer -> close());
        request.exceptionHandler(broken -> close());
        request.endHandler(complete -> close());
        request.handler(chunk -> {
            discarded += chunk.length();
            if (discarded > MOST_BYTES) {
                close();
            }
        });
        request.resume();
    }

    private void close() {
        request.connection().close();
    }
}
