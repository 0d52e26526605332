package cn.etown.collection.part;

/**
 * A record of a rehearsal that keeps the contract for itself, and of which is still to be told whether what it refers to is there.
 *
 * @param line on which it begins
 * @param values what it refers to by each reference of the contract, in canonical text; {@code null} where it has no value
 * @param key the digest of its business key, or {@code null} where it has none
 */
record Referring(long line, String[] values, byte[] key) {}
