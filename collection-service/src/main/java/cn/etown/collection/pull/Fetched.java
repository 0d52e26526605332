package cn.etown.collection.pull;

/**
 * What a source gave.
 *
 * @param place where it was fetched from
 * @param mark what the source says of its version, or the last value of the checkpoint column; {@code null} where it says nothing
 * @param digest of what was fetched, {@code sha-256:…}; {@code null} where nothing was, as it is what was pulled before
 */
record Fetched(String place, String mark, String digest) {

    boolean unchanged() {
        return digest == null;
    }
}
