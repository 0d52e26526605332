package cn.etown.collection.selfcheck;

import cn.etown.evidence.ledger.Hash;
import io.vertx.mutiny.sqlclient.Row;

import java.util.UUID;

/** A batch with its receipt and its entry in the ledger, as they are kept. */
record JudgedBatch(
        UUID id,
        long number,
        String unit,
        String interfaceCode,
        int contractVersion,
        String receipt,
        byte[] nonce,
        Hash leaf) {

    static final String READ = """
            select b.id, b.number, b.unit, b.interface, b.contract_version, r.compact, e.nonce, e.leaf_hash
            from batch b join receipt r on r.batch = b.id join ledger_entry e on e.batch = b.id where b.id = $1""";

    static JudgedBatch of(Row row) {
        return new JudgedBatch(
                row.getUUID("id"),
                row.getLong("number"),
                row.getString("unit"),
                row.getString("interface"),
                row.getInteger("contract_version"),
                row.getString("compact"),
                row.getBuffer("nonce").getBytes(),
                Hash.of(row.getBuffer("leaf_hash").getBytes()));
    }
}
