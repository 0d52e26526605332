package cn.etown.collection.rollup;

import cn.etown.collection.batch.domain.BatchKind;
import io.vertx.mutiny.sqlclient.Row;

import java.util.UUID;

/** A batch that has a rollup. */
record AcceptedBatch(UUID id, long number, String unit, String interfaceCode, int contractVersion, BatchKind kind) {

    static AcceptedBatch of(Row row) {
        return new AcceptedBatch(
                row.getUUID("id"),
                row.getLong("number"),
                row.getString("unit"),
                row.getString("interface"),
                row.getInteger("contract_version"),
                BatchKind.valueOf(row.getString("kind")));
    }
}
