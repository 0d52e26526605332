package cn.etown.collection;

import cn.etown.kit.testing.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A part whose first half was sent, over a connection of its own; when it is closed the rest never comes. */
final class PartOnItsWay implements AutoCloseable {

    private final Socket connection;
    private final byte[] content;

    private PartOnItsWay(Socket connection, byte[] content) {
        this.connection = connection;
        this.content = content;
    }

    static PartOnItsWay begin(String batch, byte[] content) throws IOException {
        String head = "PUT " + Provider.API + "/batches/" + batch + "/parts/1 HTTP/1.1\r\nHost: test\r\n"
                + "Authorization: Bearer "
                + Tokens.of("clerk").unit(Governance.UNIT_A).sign()
                + "\r\nContent-Type: text/csv\r\n" + "Content-Digest: " + Provider.contentDigest(content)
                + "\r\nContent-Length: " + content.length + "\r\nConnection: close\r\n\r\n";
        PartOnItsWay part = new PartOnItsWay(new Socket("127.0.0.1", port()), content);
        part.send(head.getBytes(StandardCharsets.US_ASCII), 0, head.length());
        part.send(content, 0, content.length / 2);
        return part;
    }

    /** Sends the rest; returns the answer as it came. */
    String finish() throws IOException {
        send(content, content.length / 2, content.length - content.length / 2);
        StringBuilder answer = new StringBuilder();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            answer.append(line).append('\n');
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(bytes, offset, length);
        out.flush();
    }

    static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
