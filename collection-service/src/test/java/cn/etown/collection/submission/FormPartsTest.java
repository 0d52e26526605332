package cn.etown.collection.submission;

import cn.etown.kit.problem.Malformed;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FormPartsTest {

    private static final String FORM = "--b\r\nContent-Disposition: form-data; name=\"manifest\"\r\nX: \r\n\r\n{}\r\n"
            + "--b  \r\ncontent-type: text/csv\r\n\r\n%s\r\n--b--\r\n";

    @Property(tries = 300)
    void giveWhatIsBetweenTheDelimitersHoweverItComes(
            @ForAll("contents") String content, @ForAll @IntRange(min = 1, max = 20) int atOnce) throws IOException {
        FormParts form = form(FORM.formatted(content), atOnce);

        Map<String, String> manifest = form.next();
        assertThat(manifest)
                .containsEntry("content-disposition", "form-data; name=\"manifest\"")
                .containsEntry("x", "");
        assertThat(text(form.content())).isEqualTo("{}");
        assertThat(form.next()).containsEntry("Content-Type", "text/csv");
        assertThat(text(form.content())).isEqualTo(content);
        assertThat(text(form.content())).isEmpty();
    }

    @Provide
    Arbitrary<String> contents() {
        return Arbitraries.of("\r", "\n", "-", "\r\n", "\r\n-", "\r\n--", "\r\n--a", "b", "1,2", "--b")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces))
                .filter(text -> !text.contains("\r\n--b"));
    }

    @Test
    void passOverWhatIsNotAskedFor() throws IOException {
        FormParts form = form("preamble\r\n" + FORM.formatted("x"), 3);

        form.next();
        form.next();

        assertThat(text(form.content())).isEqualTo("x");
        assertThatThrownBy(form::next).isInstanceOf(Malformed.class);
    }

    @Test
    void failWhereTheyAreCut() throws IOException {
        FormParts form = form("--b\r\n\r\nabc\r\n--", 2);
        form.next();

        assertThatThrownBy(() -> text(form.content())).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> form("", 1).next()).isInstanceOf(EOFException.class);
    }

    @Test
    void takeNoHeadersWithoutBound() {
        assertThatThrownBy(() -> form("--b\r\nX: " + "x".repeat(10_000), 5000).next())
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(
                        () -> form("--b\r\n" + "X: x\r\n".repeat(5_000), 5000).next())
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> form("--b\r\nno header\r\n\r\n", 5000).next()).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new FormParts(InputStream.nullInputStream(), null))
                .isInstanceOf(Malformed.class);
    }

    private static FormParts form(String text, int atOnce) {
        return new FormParts(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(length, atOnce));
                    }
                },
                "b");
    }

    private static String text(InputStream content) throws IOException {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
}
