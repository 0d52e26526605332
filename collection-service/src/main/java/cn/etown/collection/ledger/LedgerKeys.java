package cn.etown.collection.ledger;

import cn.etown.collection.signing.SigningKey;
import cn.etown.collection.signing.SigningKeys;
import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.NoteKey;
import cn.etown.evidence.ledger.SignedNote;
import cn.etown.kit.time.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Clock;
import java.util.List;

/**
 * Under which name and with which keys the ledger speaks. Its keys are those of the receipts: what is signed of one can never be
 * taken for the other, as a checkpoint has lines and a receipt has none.
 */
@ApplicationScoped
class LedgerKeys {

    private final String origin;
    private final SigningKeys keys;

    LedgerKeys(@ConfigProperty(name = "etown.ledger.origin") String origin, SigningKeys keys, Clock clock) {
        this.origin = NoteKey.requireName(clock instanceof SystemClock ? origin : origin + "/TEST");
        this.keys = keys;
    }

    /** The ledger's name. Whoever holds a proof of one name is shown nothing by another. */
    String origin() {
        return origin;
    }

    /** Every key that ever signed, as others check checkpoints with. */
    List<NoteKey> published() {
        return keys.all().stream().map(this::noteKey).toList();
    }

    /** Signs with the newest key and the one before it: who knows only the former one can still check what is signed now. */
    SignedNote sign(Checkpoint checkpoint) {
        String text = checkpoint.text();
        return new SignedNote(
                text,
                keys.overlapping().stream()
                        .map(key -> SignedNote.sign(text, noteKey(key), key::sign))
                        .toList());
    }

    private NoteKey noteKey(SigningKey key) {
        return NoteKey.of(origin, NoteKey.Kind.LOG, key.half());
    }
}
