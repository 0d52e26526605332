package cn.etown.collection.ledger;

import cn.etown.evidence.ledger.Checkpoint;

/**
 * The database does not hold what was published of the ledger: it was brought back from a backup that is too old, or it was
 * tampered with. To go on would be to keep a second ledger beside the one that others hold proofs of; so nothing is judged and
 * nothing is published until the database that fits is back, or the center begins a ledger under another name and says why.
 */
final class LedgerForked extends IllegalStateException {

    private static final long serialVersionUID = 1;

    LedgerForked(Checkpoint published, String found) {
        super("Published was a checkpoint of " + published.size() + " receipts with the root " + published.root()
                + ", but " + found
                + ". The database is older than what was published, or another one: see the decision on forks");
    }
}
