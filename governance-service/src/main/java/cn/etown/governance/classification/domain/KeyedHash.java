package cn.etown.governance.classification.domain;

/** HMAC-SHA-256 with keys that are known by their names. */
@FunctionalInterface
public interface KeyedHash {

    /** The hash of {@code text} in UTF-8, 64 lower-case hexadecimal digits. */
    String of(String key, String text);
}
