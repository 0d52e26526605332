package cn.etown.evidence.content;

import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The characters of a stream, strictly decoded. Drops a byte order mark, and refuses the one character that PostgreSQL's text
 * cannot hold.
 */
final class PlainText extends FilterReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Charset charset;
    private boolean started;

    PlainText(InputStream bytes, Charset charset) {
        super(new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.charset = charset;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        try {
            int read = started ? super.read(target, offset, length) : start(target, offset, length);
            for (int i = offset; i < offset + read; i++) {
                if (target[i] == 0) {
                    throw nulFound();
                }
            }
            return read;
        } catch (CharacterCodingException wrong) {
            throw misencoded();
        }
    }

    private int start(char[] target, int offset, int length) throws IOException {
        started = true;
        int first = super.read();
        if (first < 0 || first == BYTE_ORDER_MARK) {
            return super.read(target, offset, length);
        }
        target[offset] = (char) first;
        return 1;
    }

    static Malformed nulFound() {
        return new Malformed("nul-character", new Text("内容含有 NUL 字符", "The content has a NUL character"));
    }

    private Malformed misencoded() {
        return charset.equals(StandardCharsets.UTF_8)
                ? new Malformed("malformed-utf8", new Text("内容不是有效的 UTF-8 编码", "The content is not valid UTF-8"))
                : new Malformed(
                        "malformed-" + charset.name().toLowerCase(Locale.ROOT),
                        new Text("内容不是有效的 " + charset.name() + " 编码", "The content is not valid " + charset.name()));
    }
}
