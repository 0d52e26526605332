package cn.etown.collection.pull;

import cn.etown.collection.pull.domain.Target;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches by HTTP(S) from the address that was checked; TLS still holds the server to its name. */
@ApplicationScoped
class HttpSource {

    private static final int MOST_REDIRECTS = 3;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final Buffer END = Buffer.buffer();

    private final Vertx vertx;
    private final Duration silence;

    @Inject
    HttpSource(Vertx vertx, PullSettings settings) {
        this(vertx, settings.silence());
    }

    HttpSource(Vertx vertx, Duration silence) {
        this.vertx = vertx;
        this.silence = silence;
    }

    /** @param known the mark of what was pulled from there before, or {@code null} */
    Fetched fetch(
            Target.Http target, String place, String known, Credentials credentials, Addresses addresses, Spool spool)
            throws IOException {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                .setConnectTimeout((int) silence.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) silence.toMillis()));
        try {
            String url = place;
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                Answer answer = ask(client, target, url, known, credentials, addresses.require(target.host()));
                String location = answer.header("Location");
                if (answer.status() / 100 != 3 || answer.status() == NOT_MODIFIED || location == null) {
                    return take(answer, place, spool);
                }
                answer.giveUp();
                url = target.redirected(url, location);
            }
            throw PullProblem.answered(310);
        } finally {
            client.close();
        }
    }

    private Fetched take(Answer answer, String place, Spool spool) throws IOException {
        if (answer.status() == NOT_MODIFIED) {
            return new Fetched(place, null, null);
        }
        if (answer.status() != OK) {
            throw answer.status() == NOT_FOUND ? PullProblem.notThere() : PullProblem.answered(answer.status());
        }
        String encoding = answer.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw PullProblem.unreadable();
        }
        answer.writeTo(spool);
        String tag = answer.header("ETag");
        String modified = answer.header("Last-Modified");
        return new Fetched(
                place, tag != null ? "etag " + tag : modified == null ? null : "modified " + modified, spool.digest());
    }

    private Answer ask(
            HttpClient client,
            Target.Http target,
            String url,
            String known,
            Credentials credentials,
            InetAddress address)
            throws IOException {
        URI uri = URI.create(url);
        String path = (uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setURI(path)
                .setFollowRedirects(false)
                .putHeader("Accept-Encoding", "identity");
        if (known != null && known.startsWith("etag ")) {
            options.putHeader("If-None-Match", known.substring("etag ".length()));
        } else if (known != null) {
            options.putHeader("If-Modified-Since", known.substring("modified ".length()));
        }
        if (credentials.token() != null) {
            options.putHeader("Authorization", "Bearer " + credentials.token());
        } else if (credentials.username() != null) {
            String pair = credentials.username() + ":" + (credentials.password() == null ? "" : credentials.password());
            options.putHeader(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return await(client.request(options).compose(HttpClientRequest::send).map(Answer::new));
    }

    private Answer await(Future<Answer> answer) throws IOException {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(2 * silence.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw PullProblem.tooSlow();
        } catch (ExecutionException failed) {
            throw PullProblem.unreachable(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw PullProblem.unreachable(stopping);
        }
    }

    /** An answer whose body waits to be read: one piece is asked for when the one before was written. */
    private final class Answer {

        private final HttpClientResponse response;
        private final LinkedBlockingQueue<Object> pieces = new LinkedBlockingQueue<>();

        Answer(HttpClientResponse response) {
            this.response = response.pause();
            response.handler(pieces::add).endHandler(end -> pieces.add(END)).exceptionHandler(pieces::add);
        }

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.getHeader(name);
        }

        void giveUp() {
            response.request().reset();
        }

        void writeTo(Spool spool) throws IOException {
            try {
                response.fetch(1);
                for (Object piece = next(); piece != END; piece = next()) {
                    byte[] bytes = ((Buffer) piece).getBytes();
                    spool.write(bytes, 0, bytes.length);
                    response.fetch(1);
                }
            } catch (RuntimeException broken) {
                giveUp();
                throw broken;
            }
        }

        private Object next() {
            try {
                Object piece = pieces.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
                if (piece == null) {
                    throw PullProblem.tooSlow();
                }
                if (piece instanceof Throwable failure) {
                    throw PullProblem.unreachable(failure);
                }
                return piece;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw PullProblem.unreachable(stopping);
            }
        }
    }
}
