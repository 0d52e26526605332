package cn.etown.evidence.receipt;

import cn.etown.evidence.proof.Ed25519;
import com.fasterxml.jackson.databind.JsonNode;

import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The center's public keys, as it publishes them: a JSON Web Key Set (RFC 7517) of Ed25519 keys (RFC 8037). */
public final class ReceiptKeys {

    private final Map<String, PublicKey> byId = new HashMap<>();

    private ReceiptKeys() {}

    /** @throws IllegalArgumentException when {@code set} is no key set; keys of other kinds are passed over */
    public static ReceiptKeys of(JsonNode set) {
        if (!set.path("keys").isArray()) {
            throw new IllegalArgumentException("Not a JSON Web Key Set");
        }
        ReceiptKeys keys = new ReceiptKeys();
        for (JsonNode key : set.get("keys")) {
            if (key.path("kty").asText().equals("OKP")
                    && key.path("crv").asText().equals("Ed25519")) {
                byte[] bytes = Base64.getUrlDecoder().decode(key.path("x").asText());
                keys.byId.put(key.path("kid").asText(), Ed25519.key(bytes));
            }
        }
        return keys;
    }

    Optional<PublicKey> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
