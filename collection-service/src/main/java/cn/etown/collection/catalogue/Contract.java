package cn.etown.collection.catalogue;

import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.RecordSchema;

/**
 * One version of what an interface carries, ready to read records.
 *
 * @param version the running number of the version, from 1
 * @param documentVersion the version as the contract's document says it
 * @param digest the digest of the document's bytes, {@code sha-256:…}
 */
public record Contract(int version, String documentVersion, String digest, RecordFormat format) {

    public RecordSchema schema() {
        return format.schema();
    }
}
