package cn.etown.collection.part;

import cn.etown.evidence.content.ContentFormat;
import cn.etown.kit.problem.HttpRefusal;
import jakarta.ws.rs.core.MediaType;

import java.util.Optional;

/**
 * How content is sent.
 *
 * @param digest what the SHA-256 of the bytes as sent was declared to be, {@code sha-256:…}; {@code null} where it was not
 */
public record SentAs(String digest, Encoding encoding, ContentFormat format) {

    private static final int UNSUPPORTED = 415;

    /**
     * What the headers of content say, or a refusal with 415.
     *
     * @param contentDigest as {@code Content-Digest}, or {@code null}
     * @param contentType as {@code Content-Type}
     * @param contentEncoding as {@code Content-Encoding}, or {@code null}
     * @param delimiter of CSV, where it is not a comma, or {@code null}; the same for {@code quote}
     */
    public static SentAs of(
            String contentDigest, String contentType, String contentEncoding, String delimiter, String quote) {
        if (contentType == null) {
            throw HttpRefusal.of(UNSUPPORTED);
        }
        MediaType type = mediaType(contentType);
        ContentFormat format = ContentFormat.of(
                        type.getType() + "/" + type.getSubtype(),
                        type.getParameters().get(MediaType.CHARSET_PARAMETER),
                        delimiter,
                        quote)
                .orElseThrow(() -> HttpRefusal.of(UNSUPPORTED));
        Encoding encoding = Encoding.of(contentEncoding).orElseThrow(() -> HttpRefusal.of(UNSUPPORTED));
        return new SentAs(contentDigest == null ? null : ContentDigest.of(contentDigest), encoding, format);
    }

    private static MediaType mediaType(String contentType) {
        try {
            return MediaType.valueOf(contentType);
        } catch (IllegalArgumentException none) {
            throw HttpRefusal.of(UNSUPPORTED);
        }
    }

    /** The digest of the decoded content, where it is known before that came. */
    Optional<String> decodedDigest() {
        return encoding == Encoding.IDENTITY ? Optional.ofNullable(digest) : Optional.empty();
    }

    void requireDigest(PartContent content) {
        if (digest != null && !digest.equals(content.sentDigest())) {
            throw ContentDigest.mismatch();
        }
    }
}
