package cn.etown.collection.due;

import io.vertx.mutiny.sqlclient.Row;

import java.time.Instant;
import java.util.UUID;

/** The first accepted batch, an ORIGINAL or NIL, that covers an expected one. */
record Arrival(UUID batch, String kind, Instant sealedAt) {

    /** @return {@code null} where nothing has come */
    static Arrival of(Row row) {
        UUID batch = row.getUUID("batch");
        return batch == null
                ? null
                : new Arrival(
                        batch,
                        row.getString("batch_kind"),
                        row.getOffsetDateTime("sealed_at").toInstant());
    }

    boolean isNil() {
        return kind.equals("NIL");
    }
}
