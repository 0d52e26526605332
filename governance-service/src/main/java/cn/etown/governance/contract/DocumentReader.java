package cn.etown.governance.contract;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.TooLarge;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Reads contract documents, which strangers send: JSON or YAML into maps, lists and values, within bounds that keep a small
 * document from becoming a large one in memory. Numbers stay exact; in YAML, text that looks like a date stays text.
 */
@Singleton
public class DocumentReader {

    /** The largest document taken, in bytes. */
    static final int MOST_BYTES = 1024 * 1024;

    static final int MOST_NESTED = 20;
    static final int LONGEST_NAME = 200;

    /** The most digits a number has, written out without an exponent: before the point, and after it. */
    static final int LONGEST_NUMBER = 100;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ObjectMapper json;

    public DocumentReader() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_NESTED)
                        .maxNameLength(LONGEST_NAME)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxDocumentLength(MOST_BYTES)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        json = JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * The document's text as sent.
     *
     * @throws TooLarge above {@link #MOST_BYTES}
     * @throws Malformed where the bytes are not UTF-8
     */
    String text(byte[] body) {
        if (body.length > MOST_BYTES) {
            var detail = new Text("接口规范文档至多 1 MiB", "A contract document has at most 1 MiB");
            throw new TooLarge("document-too-large", detail).withErrors(List.of(new FieldError("", detail)));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new Malformed("malformed-utf-8", new Text("文档不是有效的 UTF-8", "The document is not valid UTF-8"));
        }
    }

    /**
     * What the document says.
     *
     * @throws Malformed where it cannot be read, naming the place where there is one
     */
    public Object read(String text, DocumentFormat format) {
        var plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        var document = format == DocumentFormat.JSON ? readJson(plain) : new YamlTree(plain).read();
        refuseUnfit("", document);
        return document;
    }

    /** Writes in {@code format} what {@link #read} gave. */
    public String write(Object document, DocumentFormat format) {
        if (format == DocumentFormat.YAML) {
            return new Dump(DumpSettings.builder()
                            .setDefaultFlowStyle(FlowStyle.BLOCK)
                            .build())
                    .dumpToString(document);
        }
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was read cannot be written", impossible);
        }
    }

    private Object readJson(String text) {
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException wrong) {
            var at = wrong.getLocation();
            throw unreadable(
                    "malformed-json",
                    at == null ? 0 : at.getLineNr(),
                    new Text("不是有效的 JSON，或嵌套过深、键重复", "Not valid JSON, or nested too deeply, or a key twice"));
        }
    }

    /**
     * A document that cannot be read beyond {@code line}, from 1; 0 where no line can be told. It has no places yet, so the
     * pointer is that of the whole (RFC 6901).
     */
    static RuntimeException unreadable(String code, int line, Text what) {
        var placed = new Text("第 " + line + " 行：" + what.zh(), "Line " + line + ": " + what.en());
        return unfit(code, "", line == 0 ? what : placed);
    }

    /**
     * PostgreSQL cannot hold NUL, half a surrogate pair is no character, and nobody sees the other control characters. A
     * number of a few characters, such as 1e999999999, may have a thousand million digits when it is written out.
     */
    private static void refuseUnfit(String pointer, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                refuseUnfit(pointer, key);
                refuseUnfit(pointer + "/" + escaped(key), inner);
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                refuseUnfit(pointer + "/" + i, list.get(i));
            }
        } else if (value instanceof String text && text.codePoints().anyMatch(DocumentReader::isUnfit)) {
            throw unfit(
                    "control-character",
                    pointer,
                    new Text("含有控制字符或不完整的字符", "Holds a control character or half a character"));
        } else if (value instanceof BigDecimal number && isTooLong(number)) {
            throw unfit(
                    "number-too-long",
                    pointer,
                    new Text(
                            "数字展开后小数点前后各至多 " + LONGEST_NUMBER + " 位",
                            "Written out, a number has at most " + LONGEST_NUMBER
                                    + " digits before the point and as many after it"));
        }
    }

    private static boolean isTooLong(BigDecimal number) {
        long whole = (long) number.precision() - number.scale();
        return number.scale() > LONGEST_NUMBER || whole > LONGEST_NUMBER;
    }

    private static RuntimeException unfit(String code, String pointer, Text detail) {
        return new Malformed(code, detail).withErrors(List.of(new FieldError(pointer, detail)));
    }

    private static String escaped(Object key) {
        return key.toString().replace("~", "~0").replace("/", "~1");
    }

    private static boolean isUnfit(int character) {
        boolean control = Character.getType(character) == Character.CONTROL && "\n\r\t".indexOf(character) < 0;
        return control || Character.getType(character) == Character.SURROGATE;
    }
}
