package cn.etown.evidence.ledger;

import cn.etown.evidence.proof.NotProven;
import cn.etown.kit.problem.Text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * All that shows a receipt to stand in the ledger, in one text after C2SP tlog-proof, with the nonce of its leaf as the extra
 * data. A leaf is the nonce followed by the receipt in its compact form: the nonce keeps a published hash from telling
 * anything about a receipt whose content can be guessed.
 *
 * @param nonce 32 random bytes
 * @param index of the leaf, from 0; one less than the receipt's ledger position
 * @param path from the leaf to the root
 * @param checkpoint of the tree that the path leads to
 */
public record LedgerProof(byte[] nonce, long index, List<Hash> path, SignedNote checkpoint) {

    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int NONCE_BYTES = 32;
    private static final int HEAD_LINES = 3;

    public LedgerProof {
        if (nonce.length != NONCE_BYTES || index < 0 || path.size() > Proofs.MOST_HASHES) {
            throw new IllegalArgumentException("Not a proof of the ledger");
        }
        nonce = nonce.clone();
        path = List.copyOf(path);
    }

    /** The leaf of a receipt. */
    public static Hash leaf(byte[] nonce, String receipt) {
        return Hash.ofLeaf(nonce, receipt.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws IllegalArgumentException when {@code text} is no proof of a receipt's place in a ledger */
    public static LedgerProof parse(String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new IllegalArgumentException("Not a proof of the ledger: it has no checkpoint");
        }
        List<String> lines = Arrays.asList(text.substring(0, blank).split("\n", -1));
        if (lines.size() < HEAD_LINES
                || !lines.get(0).equals(FIRST)
                || !lines.get(1).startsWith(EXTRA)
                || !lines.get(2).startsWith(INDEX)) {
            throw new IllegalArgumentException("Not a proof of the ledger: its first lines are others");
        }
        return new LedgerProof(
                Base64.getDecoder().decode(lines.get(1).substring(EXTRA.length())),
                Long.parseLong(lines.get(2).substring(INDEX.length())),
                lines.subList(HEAD_LINES, lines.size()).stream()
                        .map(Hash::ofBase64)
                        .toList(),
                SignedNote.parse(text.substring(blank + 2)));
    }

    /**
     * Shows that {@code receipt} stands in the ledger of the checkpoint, which one of {@code keys} has signed.
     *
     * @return the checkpoint
     * @throws NotProven when it does not, or the checkpoint is of another ledger
     */
    public Checkpoint requireShows(String receipt, List<NoteKey> keys) {
        checkpoint.requireSigned(keys);
        Checkpoint found = Checkpoint.parse(checkpoint.text());
        if (keys.stream().noneMatch(key -> key.name().equals(found.origin()))) {
            throw new NotProven(new Text("检查点属于另一账本", "The checkpoint is of another ledger"));
        }
        Proofs.requireIncluded(index, found.size(), leaf(nonce, receipt), path, found.root());
        return found;
    }

    @Override
    public byte[] nonce() {
        return nonce.clone();
    }

    public String text() {
        List<String> lines =
                new ArrayList<>(List.of(FIRST, EXTRA + Base64.getEncoder().encodeToString(nonce), INDEX + index));
        path.forEach(hash -> lines.add(hash.base64()));
        return String.join("\n", lines) + "\n\n" + checkpoint.note();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LedgerProof that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
