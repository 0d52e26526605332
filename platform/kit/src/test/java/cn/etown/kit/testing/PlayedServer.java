package cn.etown.kit.testing;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The services whose part a test plays, over real HTTP at the port that {@link PlayedAddress} took: gives out service tokens and
 * turns away who brings none. What else is answered is the test's. Its bean listens when the application starts, before
 * that follows it, and closes when it stops.
 */
public final class PlayedServer {

    private static final String TOKEN = "token-of-a-service";

    private final AtomicInteger cuts = new AtomicInteger();

    /** Its own: another service has nothing of the one that is tested, its meters least of all. */
    private final Vertx vertx = Vertx.vertx();

    private final int port;
    private final Handler<HttpServerRequest> answers;

    /** @param answers whatever brings the token */
    public PlayedServer(int port, Handler<HttpServerRequest> answers) {
        this.port = port;
        this.answers = answers;
    }

    public void listen() {
        vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Cuts the next {@code times} answers that are sent off in their middle. */
    public void cutOff(int times) {
        cuts.set(times);
    }

    public int stillToBeCutOff() {
        return cuts.get();
    }

    /** Answers with {@code body}, or with half of it. */
    public void send(HttpServerRequest request, String type, Buffer body) {
        var response = request.response().putHeader("Content-Type", type);
        if (takeOne(cuts)) {
            response.putHeader("Content-Length", Integer.toString(body.length()))
                    .write(body.slice(0, body.length() / 2))
                    .onComplete(written -> request.connection().close());
        } else {
            response.end(body);
        }
    }

    /** Whether there was one left of what is to happen so many times; takes it. */
    public static boolean takeOne(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/token")) {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(JsonObject.of("access_token", TOKEN, "token_type", "Bearer", "expires_in", 300)
                            .encode());
        } else if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
            request.response().setStatusCode(401).end();
        } else {
            answers.handle(request);
        }
    }
}
