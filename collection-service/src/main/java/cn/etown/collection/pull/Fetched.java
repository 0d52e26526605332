package cn.etown.collection.pull;

/**
 * What a source gave.
 *
 * @param place where it was fetched from
 * @param mark what the source says of its version, or the last value of the checkpoint column; {@code null} where it says nothing
 * @param unchanged whether nothing was fetched, as it is what was pulled before
 */
record Fetched(String place, String mark, boolean unchanged) {}
