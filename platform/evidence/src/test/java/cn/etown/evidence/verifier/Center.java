package cn.etown.evidence.verifier;

import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.Hash;
import cn.etown.evidence.ledger.LedgerProof;
import cn.etown.evidence.ledger.NoteKey;
import cn.etown.evidence.ledger.Proofs;
import cn.etown.evidence.ledger.SignedNote;
import cn.etown.evidence.proof.Ed25519;
import cn.etown.kit.json.CanonicalJson;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A center with a ledger of some receipts and one witness, and what it gives away. */
final class Center {

    private static final String ORIGIN = "etown.test/ledger";
    private static final byte[] NONCE = new byte[32];
    private static final Instant SEEN = Instant.parse("2026-11-26T01:02:03Z");

    private final KeyPair pair = Ed25519.generate();
    private final KeyPair witness = Ed25519.generate();
    private final List<String> receipts = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();

    Center(int size) {
        for (int position = 1; position <= size; position++) {
            receipts.add(signed(position));
            leaves.add(LedgerProof.leaf(NONCE, receipts.get(position - 1)));
        }
    }

    String receipt(int position) {
        return receipts.get(position - 1);
    }

    String keys() {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.withArray("keys")
                .addObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("kid", "key-1")
                .put("x", base64(Ed25519.bytes(pair.getPublic())));
        return set.toString();
    }

    String ledgerKeys() {
        return NoteKey.of(ORIGIN, NoteKey.Kind.LOG, pair.getPublic()).text() + "\n";
    }

    String witnessKey() {
        return NoteKey.of("etown.test/auditor", NoteKey.Kind.WITNESS, witness.getPublic())
                        .text()
                + "\n";
    }

    String proof(int position) {
        return new LedgerProof(
                        NONCE,
                        position - 1,
                        Proofs.inclusion(position - 1, leaves.size(), this::root),
                        note(leaves.size(), Proofs.root(leaves.size(), this::root)))
                .text();
    }

    String checkpoint(int size) {
        return note(size, Proofs.root(size, this::root)).note();
    }

    /** Signed by the center, of as many receipts, and yet not of this ledger. */
    String forkedCheckpoint(int size) {
        return note(size, Hash.ofLeaf(NONCE)).note();
    }

    String growth(int from, int to) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var proof = answer.withArray("proof");
        Proofs.consistency(from, to, this::root).forEach(hash -> proof.add(hash.base64()));
        return answer.toString();
    }

    private Hash root(int level, long index) {
        return Hash.above(leaves.subList((int) (index << level), (int) ((index + 1) << level)));
    }

    private SignedNote note(long size, Hash root) {
        String text = new Checkpoint(ORIGIN, size, root).text();
        NoteKey log = NoteKey.of(ORIGIN, NoteKey.Kind.LOG, pair.getPublic());
        NoteKey seer = NoteKey.of("etown.test/auditor", NoteKey.Kind.WITNESS, witness.getPublic());
        return new SignedNote(
                text,
                List.of(
                        SignedNote.sign(text, log, message -> Ed25519.sign(pair.getPrivate(), message)),
                        SignedNote.cosign(text, seer, SEEN, message -> Ed25519.sign(witness.getPrivate(), message))));
    }

    private String signed(int position) {
        ObjectNode header = JsonNodeFactory.instance
                .objectNode()
                .put("alg", "EdDSA")
                .put("kid", "key-1")
                .put("typ", "etown-receipt+jws");
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("unit", "91141029MA0DEM1AXT")
                .put("verdict", "ACCEPTED")
                .put("ledgerPosition", position);
        String signed = base64(CanonicalJson.bytes(header)) + "." + base64(CanonicalJson.bytes(payload));
        return signed + "." + base64(Ed25519.sign(pair.getPrivate(), signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
