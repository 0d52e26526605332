package cn.etown.evidence.receipt;

import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.LedgerProof;
import cn.etown.evidence.ledger.NoteKey;
import cn.etown.evidence.proof.Ed25519;
import cn.etown.evidence.proof.NotProven;
import cn.etown.kit.json.CanonicalJson;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A receipt as the center gave it: a JWS in compact form (RFC 7515), signed by Ed25519 (RFC 8037), whose payload is canonical
 * JSON (RFC 8785). Nothing of the payload may be believed before {@link #requireSigned}.
 *
 * @param compact exactly as signed
 */
public record SignedReceipt(String compact) {

    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final int MOST_CHARACTERS = 1024 * 1024;
    private static final String TYPE = "etown-receipt+jws";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public SignedReceipt {
        if (compact.length() > MOST_CHARACTERS || !COMPACT.matcher(compact).matches()) {
            throw new IllegalArgumentException("Not a receipt in compact form");
        }
    }

    /**
     * A receipt from what was kept of it: the compact form itself, or the service's answer that it stands in.
     *
     * @throws IllegalArgumentException when there is none in {@code kept}
     */
    public static SignedReceipt of(String kept) {
        String text = kept.strip();
        return new SignedReceipt(
                text.startsWith("{") ? json(text).path("receipt").asText() : text);
    }

    /**
     * What the receipt says, once it is shown to be the center's.
     *
     * @throws NotProven when none of {@code keys} has signed it, or it is not in its canonical form
     */
    public JsonNode requireSigned(ReceiptKeys keys) {
        String[] pieces = compact.split("\\.");
        JsonNode header = json(decoded(pieces[0]));
        if (!header.path("alg").asText().equals("EdDSA")
                || !header.path("typ").asText().equals(TYPE)) {
            throw new NotProven(new Text("不是本平台的回执", "The document is signed in another way than receipts are"));
        }
        PublicKey key = keys.byId(header.path("kid").asText())
                .orElseThrow(() -> new NotProven(
                        new Text("所给公钥中没有签署该回执的公钥", "The receipt is signed with none of the given keys")));
        byte[] signed = compact.substring(0, compact.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        if (!Ed25519.isSignature(key, signed, Base64.getUrlDecoder().decode(pieces[2]))) {
            throw new NotProven(new Text("回执签名无效，内容可能被改动", "The signature is not genuine: the receipt was altered"));
        }
        return requireCanonical(pieces[1]);
    }

    /**
     * Shows that the receipt, which is signed by one of {@code keys}, stands at its position of the ledger.
     *
     * @return the checkpoint that covers it
     */
    public Checkpoint requireInLedger(LedgerProof proof, ReceiptKeys keys, List<NoteKey> ledgerKeys) {
        long position = requireSigned(keys).path("ledgerPosition").asLong();
        if (position != proof.index() + 1) {
            throw new NotProven(
                    new Text("回执所载账本位置与证明不符", "The receipt names another position of the ledger than the proof"));
        }
        return proof.requireShows(compact, ledgerKeys);
    }

    private static JsonNode requireCanonical(String piece) {
        String text = decoded(piece);
        JsonNode payload = json(text);
        if (!Arrays.equals(CanonicalJson.bytes(payload), text.getBytes(StandardCharsets.UTF_8))) {
            throw new NotProven(new Text("回执内容不是规范形式", "The receipt is not in its canonical form"));
        }
        return payload;
    }

    private static String decoded(String piece) {
        return new String(Base64.getUrlDecoder().decode(piece), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new IllegalArgumentException("Not JSON as a receipt has it", notJson);
        }
    }
}
