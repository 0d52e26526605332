package cn.etown.evidence.content;

import cn.etown.kit.problem.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;

import static cn.etown.evidence.content.ContentFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CsvContentTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {"';' ! '\"'", "'|' ! '\"'", "tab ! '\"'", "',' ! \"'\""})
    void isReadWithTheDelimiterAndQuoteThatAreStated(String delimiter, String quote) {
        ContentFormat format = ContentFormat.of("text/csv", "GB18030", unquoted(delimiter), unquoted(quote))
                .orElseThrow();
        String d = unquoted(delimiter).equals("tab") ? "\t" : unquoted(delimiter);
        String q = unquoted(quote);

        List<TextRecord> records =
                read(format, ("单号" + d + "商品\n" + q + "1" + d + "2" + q + d + "茶\n").getBytes(GB18030));

        assertThat(records).containsExactly(TextRecord.of(2, List.of("1" + d + "2", "茶")));
    }

    private static String unquoted(String stated) {
        return stated.length() == 3 && !stated.equals("tab") ? stated.substring(1, 2) : stated;
    }

    @Test
    void refusesOtherDelimitersAndQuotes() {
        assertRefused("bad-delimiter", "text/csv", "x", null);
        assertRefused("bad-delimiter", "text/csv", ",,", null);
        assertRefused("bad-quote", "text/csv", null, "`");
        assertRefused("not-csv", "application/json", ",", null);
    }

    private static void assertRefused(String code, String mediaType, String delimiter, String quote) {
        assertThat(catchThrowableOfType(Malformed.class, () -> ContentFormat.of(mediaType, null, delimiter, quote))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void isInNoOtherCharsetAndJsonInUtf8Alone() {
        assertThat(ContentFormat.of("text/csv", "GBK", null, null)).isEmpty();
        assertThat(ContentFormat.of("application/json", "GB18030", null, null)).isEmpty();
        assertThat(ContentFormat.of("text/plain", null, null, null)).isEmpty();
        assertThat(ContentFormat.of("TEXT/CSV", "utf-8", null, null)).contains(ContentFormat.Csv.PLAIN);
    }

    @Test
    void saysItsFormInWords() {
        assertThat(ContentFormat.Csv.PLAIN.text()).isEqualTo("text/csv");
        assertThat(new ContentFormat.Csv(GB18030, '\t', '\'').text())
                .isEqualTo("text/csv; charset=GB18030; delimiter=tab; quote=\"'\"");
        assertThat(new ContentFormat.Json(true).text()).isEqualTo("application/x-ndjson");
    }

    @Test
    void refusesBytesThatAreNotOfTheCharset() {
        assertThat(refusal(ContentFormat.Csv.PLAIN, "单号\n茶叶\n".getBytes(GB18030)))
                .isEqualTo("malformed-utf8");
        assertThat(refusal(new ContentFormat.Csv(GB18030, ',', '"'), new byte[] {'a', '\n', (byte) 0xFF}))
                .isEqualTo("malformed-gb18030");
    }

    @Test
    void passesTheFailureOfItsStreamOn() {
        IOException cut = new IOException("cut");
        InputStream cutOff = new InputStream() {
            @Override
            public int read() throws IOException {
                throw cut;
            }
        };

        assertThatThrownBy(() -> read(ContentFormat.Csv.PLAIN, cutOff))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(cut);
        assertThatThrownBy(() -> read(new ContentFormat.Json(true), cutOff))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(cut);
    }

    private static String refusal(ContentFormat format, byte[] bytes) {
        return catchThrowableOfType(Malformed.class, () -> read(format, bytes)).code();
    }
}
