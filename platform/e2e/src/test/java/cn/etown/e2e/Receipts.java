package cn.etown.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Verifies receipts as anybody outside would: with a JOSE library and the published keys, and nothing of ours. */
public final class Receipts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonWebKeySet keys;

    public Receipts(Api anybody) {
        try {
            keys = new JsonWebKeySet(
                    anybody.get("/api/collection/v1/keys").expect(200).toString());
        } catch (JoseException failure) {
            throw new AssertionError("The published keys cannot be read", failure);
        }
    }

    /** The payload of a receipt whose signature holds. */
    public JsonNode verify(String compact) {
        try {
            var jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "EdDSA"));
            jws.setCompactSerialization(compact);
            jws.setKey(keys.getJsonWebKeys().stream()
                    .filter(key -> key.getKeyId().equals(jws.getKeyIdHeaderValue()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No published key " + jws.getKeyIdHeaderValue()))
                    .getKey());
            if (!jws.verifySignature()) {
                throw new AssertionError("The signature does not hold: " + compact);
            }
            return JSON.readTree(jws.getPayload());
        } catch (JoseException | JsonProcessingException failure) {
            throw new AssertionError("Not a receipt: " + compact, failure);
        }
    }
}
