package cn.etown.collection.ledger;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.kit.json.Digests;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Gives receipts their places. */
@ApplicationScoped
public class Ledger {

    private static final int NONCE_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /**
     * The next position. Until {@code tx} ends nobody else takes one, so positions have no gaps and their order is that of
     * the commits; take it as late as possible.
     */
    public long takePosition(BulkTransaction tx) {
        return tx.row("update ledger_head set position = position + 1 returning position")
                .orElseThrow()
                .getLong("position");
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
                Buffer.buffer(leafHash(nonce, receipt)),
                at.atOffset(ZoneOffset.UTC));
    }

    /**
     * The hash of a leaf after RFC 6962: SHA-256 of a zero byte, the nonce and the receipt's bytes. The nonce keeps a
     * hash from telling anything about a receipt whose content can be guessed.
     */
    static byte[] leafHash(byte[] nonce, String receipt) {
        MessageDigest sha256 = Digests.sha256();
        sha256.update((byte) 0);
        sha256.update(nonce);
        return sha256.digest(receipt.getBytes(StandardCharsets.US_ASCII));
    }
}
