package cn.etown.collection.part;

import cn.etown.evidence.content.ContentFormat;

import java.util.Optional;

/**
 * How content is sent.
 *
 * @param digest what the SHA-256 of the bytes as sent was declared to be, {@code sha-256:…}; {@code null} where it was not
 */
public record SentAs(String digest, Encoding encoding, ContentFormat format) {

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
