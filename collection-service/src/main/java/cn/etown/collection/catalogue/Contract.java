package cn.etown.collection.catalogue;

import cn.etown.collection.record.domain.RecordFormat;
import cn.etown.collection.record.domain.RecordSchema;

/** One version of what an interface carries, ready to read records. */
public record Contract(int version, RecordFormat format) {

    public RecordSchema schema() {
        return format.schema();
    }
}
