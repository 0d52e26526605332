package cn.etown.collection.part;

import cn.etown.evidence.record.ReadRecord;

/**
 * A record of a rehearsal that keeps the contract for itself, and of which is still to be told whether what it refers to is there.
 *
 * @param key the digest of its business key, or {@code null} where it has none
 */
record Referring(ReadRecord record, byte[] key) {}
