package cn.etown.collection.batch.domain;

/**
 * What a provider says of a correction when it opens it (R4.3b).
 *
 * @param reason why what was sent is to be put right
 * @param explanation why a control total moves by much, with evidence, or {@code null}
 */
public record Correction(String reason, Explanation explanation) {

    /**
     * @param link where the evidence stands, or {@code null}
     * @param digest the digest of the evidence, {@code sha-256:…}, or {@code null}; one of the two is there
     */
    public record Explanation(String text, String link, String digest) {}
}
