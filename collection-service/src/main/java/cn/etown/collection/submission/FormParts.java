package cn.etown.collection.submission;

import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of a form (RFC 7578) in the order in which they come, none of them held: a file streams through whatever its size, and
 * nothing is put aside on disk. For one thread.
 */
final class FormParts {

    private static final int MAX_HEADERS = 8 * 1024;
    private static final int MAX_BOUNDARY = 70;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[16 * 1024];
    private int at;
    private int filled;
    private boolean begun;

    FormParts(InputStream in, String boundary) {
        if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
            throw malformed();
        }
        this.in = in;
        delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The headers of the next part, by name in any case; what is left of the part before is passed over. */
    Map<String, String> next() throws IOException {
        if (!begun) {
            begun = true;
            // The first delimiter need not follow a line break; one put before it makes it like the others.
            buffer[0] = '\r';
            buffer[1] = '\n';
            filled = 2;
        }
        content().transferTo(OutputStream.nullOutputStream());
        at += delimiter.length;
        String rest = line(MAX_HEADERS).strip();
        if (!rest.isEmpty()) {
            throw malformed();
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int left = MAX_HEADERS;
        for (String header = line(left); !header.isEmpty(); header = line(left)) {
            left -= header.length();
            int colon = header.indexOf(':');
            if (colon < 1 || left < 1) {
                throw malformed();
            }
            headers.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return headers;
    }

    /** The content of the part whose headers were read; one that ends before its delimiter was cut. */
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int ready = ready();
                if (length == 0 || ready == 0) {
                    return length == 0 ? 0 : -1;
                }
                int read = Math.min(ready, length);
                System.arraycopy(buffer, at, target, offset, read);
                at += read;
                return read;
            }
        };
    }

    /** How many bytes at hand are surely content; none at the delimiter. */
    private int ready() throws IOException {
        while (true) {
            int found = delimiterFrom(at);
            if (found > at || found == at && filled - at >= delimiter.length) {
                return found - at;
            }
            fill();
        }
    }

    /** Where the delimiter is, or may be as far as it came; the end of what came where it is not. */
    private int delimiterFrom(int start) {
        for (int i = start; i < filled; i++) {
            if (buffer[i] == '\r' && mayBeDelimiter(i)) {
                return i;
            }
        }
        return filled;
    }

    private boolean mayBeDelimiter(int start) {
        int compared = Math.min(delimiter.length, filled - start);
        for (int i = 1; i < compared; i++) {
            if (buffer[start + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private String line(int most) throws IOException {
        byte[] bytes = new byte[most];
        int length = 0;
        while (true) {
            if (at == filled) {
                fill();
            }
            byte next = buffer[at++];
            if (next == '\n' && length > 0 && bytes[length - 1] == '\r') {
                return new String(bytes, 0, length - 1, StandardCharsets.UTF_8);
            }
            if (length == most) {
                throw malformed();
            }
            bytes[length++] = next;
        }
    }

    /** Brings more than is at hand. */
    private void fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        filled -= at;
        at = 0;
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("The form ended before its last delimiter");
        }
        filled += read;
    }

    static Malformed malformed() {
        return new Malformed(
                "malformed-form",
                new Text(
                        "应为 multipart/form-data，先 manifest 后 file",
                        "A multipart/form-data body is taken, with manifest and then file"));
    }
}
