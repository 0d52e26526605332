/**
 * The ledger as anyone can check it: the Merkle tree of RFC 6962, its tiles, proofs and signed checkpoints after C2SP
 * (signed-note, tlog-checkpoint, tlog-tiles, tlog-cosignature, tlog-proof). Nothing here needs a server.
 */
package cn.etown.evidence.ledger;
