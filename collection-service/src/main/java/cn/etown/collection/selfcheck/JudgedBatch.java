package cn.etown.collection.selfcheck;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A batch with its receipt and its entry in the ledger, as they are kept. That one of them is gone is what a check is to find.
 *
 * @param receipt in compact form, or {@code null}
 * @param entryPosition of the ledger's entry, or {@code null}; nonce and leaf likewise
 * @param superseded how many rows of others the batch took the place of
 * @param wronglySuperseded how many rows of the batch are hidden by what is no accepted correction
 */
record JudgedBatch(
        UUID id,
        long number,
        String unit,
        String interfaceCode,
        int contractVersion,
        String state,
        long position,
        Map<String, String> acceptedTotals,
        String receipt,
        Long entryPosition,
        byte[] nonce,
        byte[] leaf,
        long withdrawals,
        long superseded,
        long wronglySuperseded) {

    static final String READ = """
            select b.id, b.number, b.unit, b.interface, b.contract_version, b.state, b.ledger_position, b.accepted_totals,
                r.compact, e.position, e.nonce, e.leaf_hash,
                (select count(*) from withdrawal w where w.batch = b.number) as withdrawals,
                (select count(*) from supersession s where s.by_batch = b.number) as superseded,
                (select count(*) from supersession s join batch c on c.number = s.by_batch where s.row_batch = b.number
                    and not (c.kind = 'CORRECTION' and c.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS'))) as wrongly
            from batch b left join receipt r on r.batch = b.id left join ledger_entry e on e.batch = b.id where b.id = $1""";

    static JudgedBatch of(Row row) {
        return new JudgedBatch(
                row.getUUID("id"),
                row.getLong("number"),
                row.getString("unit"),
                row.getString("interface"),
                row.getInteger("contract_version"),
                row.getString("state"),
                row.getLong("ledger_position"),
                texts(row.getJsonObject("accepted_totals")),
                row.getString("compact"),
                row.getLong("position"),
                bytes(row.getBuffer("nonce")),
                bytes(row.getBuffer("leaf_hash")),
                row.getLong("withdrawals"),
                row.getLong("superseded"),
                row.getLong("wrongly"));
    }

    private static Map<String, String> texts(JsonObject totals) {
        Map<String, String> texts = new TreeMap<>();
        totals.forEach(total -> texts.put(total.getKey(), (String) total.getValue()));
        return texts;
    }

    private static byte[] bytes(Buffer buffer) {
        return buffer == null ? null : buffer.getBytes();
    }
}
