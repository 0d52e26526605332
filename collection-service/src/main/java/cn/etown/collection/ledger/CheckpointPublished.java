package cn.etown.collection.ledger;

import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.SignedNote;
import cn.etown.kit.feed.NewEvent;

import java.time.Instant;

/**
 * That a checkpoint of the ledger was published, as the feed tells it. Landed: grows by new members only.
 *
 * @param root base64
 * @param note the checkpoint with the center's signatures
 */
record CheckpointPublished(String origin, long size, String root, String note, Instant signedAt) {

    private static final String TYPE = "cn.etown.collection.checkpoint-published.v1";

    static NewEvent of(Checkpoint checkpoint, SignedNote note, Instant at) {
        CheckpointPublished published = new CheckpointPublished(
                checkpoint.origin(), checkpoint.size(), checkpoint.root().base64(), note.note(), at);
        return new NewEvent(TYPE, "ledger/checkpoints/" + checkpoint.size(), published);
    }
}
