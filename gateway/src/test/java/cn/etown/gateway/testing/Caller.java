package cn.etown.gateway.testing;

import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.config.ConfigProvider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Somebody who calls the gateway over real HTTP. */
public final class Caller {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String token;

    private Caller(String token) {
        this.token = token;
    }

    public static Caller anonymous() {
        return new Caller(null);
    }

    public static Caller with(String token) {
        return new Caller(token);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        return exchange(method, path, body, BodyHandlers.ofString(), headers);
    }

    public <T> HttpResponse<T> exchange(
            String method, String path, BodyPublisher body, HttpResponse.BodyHandler<T> taker, String... headers) {
        try {
            return CLIENT.send(request(method, path, body, headers), taker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON a service or the gateway answered. */
    public static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }

    /** Writes {@code lines} as they are, each with CR LF, and returns all that comes back until the connection closes. */
    public static String raw(String... lines) {
        String text = String.join("\r\n", lines) + "\r\n";
        try (var socket = new Socket("localhost", port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }
}
