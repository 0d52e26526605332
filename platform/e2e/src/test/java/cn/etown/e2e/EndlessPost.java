package cn.etown.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A POST with a gibibyte of blanks, which JSON allows before a value, over a connection of its own. Unlike the JDK's client it
 * reads the answer while it still sends, and so never takes the end of the connection for one.
 */
final class EndlessPost {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long GIBIBYTE = 1L << 30;
    private static final int PIECE = 1 << 16;

    /** How the body tells its length. */
    enum Framing {
        DECLARED("Content-Length: " + GIBIBYTE, "", ""),
        CHUNKED("Transfer-Encoding: chunked", Integer.toHexString(PIECE) + "\r\n", "\r\n");

        private final String header;
        private final byte[] piece;

        Framing(String header, String before, String after) {
            this.header = header;
            byte[] blanks = new byte[PIECE];
            Arrays.fill(blanks, (byte) ' ');
            piece = (before + new String(blanks, StandardCharsets.US_ASCII) + after)
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** What was answered before the body had ended. */
    record Answer(int status, JsonNode body) {}

    private EndlessPost() {}

    /** Sends {@code request}'s head, and a body that nobody should want to the end. */
    static Answer send(HttpRequest request, Framing framing) {
        try (var connection = new Socket(request.uri().getHost(), request.uri().getPort())) {
            connection.setSoTimeout((int) County.PATIENCE.toMillis());
            var sending = CompletableFuture.runAsync(() -> send(request, framing, connection));
            Answer answer = read(new DataInputStream(connection.getInputStream()));
            if (sending.isDone() && !sending.isCompletedExceptionally()) {
                throw new AssertionError(request.uri() + " took the whole gibibyte before it answered");
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(request.uri() + " gave no answer", failure);
        }
    }

    private static void send(HttpRequest request, Framing framing, Socket connection) {
        try {
            OutputStream out = connection.getOutputStream();
            out.write(headOf(request, framing).getBytes(StandardCharsets.US_ASCII));
            for (long sent = 0; sent < GIBIBYTE; sent += PIECE) {
                out.write(framing.piece);
            }
        } catch (IOException answered) {
            throw new UncheckedIOException(answered);
        }
    }

    private static String headOf(HttpRequest request, Framing framing) {
        var head = new StringBuilder("POST " + request.uri().getRawPath() + " HTTP/1.1\r\nHost: "
                + request.uri().getAuthority() + "\r\n" + framing.header + "\r\n");
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        return head.append("\r\n").toString();
    }

    private static Answer read(DataInputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(),
                    line.substring(colon + 1).strip());
        }
        byte[] body = new byte[Integer.parseInt(headers.get("content-length"))];
        in.readFully(body);
        return new Answer(status, JSON.readTree(body));
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
