/**
 * The append-only Merkle log of receipts, its signed checkpoints, tiles and proofs, and the witnesses who sign them too: by it
 * the center shows that it took nothing back and showed everyone the same (R4.3b). What is public tells nothing of any receipt.
 */
package cn.etown.collection.ledger;
