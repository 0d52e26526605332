package cn.etown.collection.ledger;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.ledger.LedgerProof;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Gives receipts their places. */
@ApplicationScoped
public class Ledger {

    private static final int NONCE_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final LedgerMemory memory;

    Ledger(LedgerMemory memory) {
        this.memory = memory;
    }

    /**
     * The next position. Until {@code tx} ends nobody else takes one, so positions have no gaps and their order is that of
     * the commits; take it as late as possible.
     *
     * @throws LedgerForked where another receipt was published at this position
     */
    public long takePosition(BulkTransaction tx) {
        long position = tx.row("update ledger_head set position = position + 1 returning position")
                .orElseThrow()
                .getLong("position");
        memory.newest().filter(published -> position <= published.size()).ifPresent(published -> {
            throw new LedgerForked(published, "the database would give the place " + position + " to another receipt");
        });
        return position;
    }

    /** Writes the entry of a receipt whose position was taken in {@code tx}. */
    public void append(BulkTransaction tx, long position, UUID batch, String receipt, Instant at) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        tx.run(
                "insert into ledger_entry (position, batch, nonce, leaf_hash, recorded_at) values ($1, $2, $3, $4, $5)",
                position,
                batch,
                Buffer.buffer(nonce),
                Buffer.buffer(LedgerProof.leaf(nonce, receipt).bytes()),
                at.atOffset(ZoneOffset.UTC));
    }
}
