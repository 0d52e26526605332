package cn.etown.collection.pull;

import cn.etown.evidence.record.Period;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import io.vertx.mutiny.sqlclient.Row;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A pull that this replica runs, as long as it holds the lease.
 *
 * @param batch that an earlier attempt opened, or {@code null}
 * @param termsDigest of what is asked for, and in what form
 */
record Claimed(
        UUID id,
        UUID lease,
        UUID connector,
        String interfaceCode,
        String unit,
        Period period,
        boolean byHand,
        int attempts,
        UUID batch,
        String termsDigest,
        String terms,
        byte[] secret) {

    static Claimed of(Row row) {
        var secret = row.getBuffer("secret");
        return new Claimed(
                row.getUUID("id"),
                row.getUUID("lease"),
                row.getUUID("connector"),
                row.getString("interface"),
                row.getString("unit"),
                new Period(row.getLocalDate("period_from"), row.getLocalDate("period_to")),
                row.getBoolean("by_hand"),
                row.getInteger("attempts"),
                row.getUUID("batch"),
                row.getString("terms_digest"),
                row.getString("terms"),
                secret == null ? null : secret.getBytes());
    }

    /** The connector acts for the unit, as its signer accepted; it is a client of the center's own. */
    Caller actor() {
        return actor(connector, unit);
    }

    static Caller actor(UUID connector, String unit) {
        return new Caller(
                "connector:" + connector, "拉取连接器", PullRounds.CLIENT, Set.of(Roles.SIGNER), Optional.of(unit), "");
    }
}
