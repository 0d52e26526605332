package cn.etown.collection.signing;

import cn.etown.evidence.proof.Ed25519;
import cn.etown.kit.json.CanonicalJson;
import cn.etown.kit.json.Digests;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key that receipts and checkpoints are signed with (RFC 8032), and its public half as a JSON Web Key (RFC 8037). */
public final class SigningKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int LINE = 64;

    private final KeyPair pair;
    private final String x;
    private final String id;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
        x = base64(Ed25519.bytes(pair.getPublic()));
        id = base64(Digests.sha256(CanonicalJson.bytes(required())));
    }

    static SigningKey generate() {
        return new SigningKey(Ed25519.generate());
    }

    /** Reads a private key in PKCS#8, PEM encoded. */
    static SigningKey ofPem(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("No PKCS#8 private key in PEM");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        try {
            EdECPrivateKey secret =
                    (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new SigningKey(pairOf(secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 key", e);
        }
    }

    String pem() {
        String der = Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return BEGIN + "\n" + der + "\n" + END + "\n";
    }

    /** The key's thumbprint (RFC 7638). */
    public String id() {
        return id;
    }

    /** The public half as a JSON Web Key. */
    ObjectNode publicKey() {
        return required().put("kid", id).put("alg", "EdDSA").put("use", "sig");
    }

    /** The public half. */
    public PublicKey half() {
        return pair.getPublic();
    }

    public byte[] sign(byte[] content) {
        return Ed25519.sign(pair.getPrivate(), content);
    }

    /** The members of the key that its thumbprint is made of. */
    private ObjectNode required() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("crv", "Ed25519")
                .put("kty", "OKP")
                .put("x", x);
    }

    /**
     * The pair of a secret. A private key file holds no public half, and the JDK has no way to compute it; but its generator
     * takes its secret from the source of randomness, so that it makes the very pair when it is given the secret.
     */
    private static KeyPair pairOf(EdECPrivateKey secret) throws GeneralSecurityException {
        byte[] seed = secret.getBytes().orElseThrow();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        KeyPair pair = generator.generateKeyPair();
        if (!Arrays.equals(secret.getEncoded(), pair.getPrivate().getEncoded())) {
            throw new GeneralSecurityException("The JDK made another pair of this secret");
        }
        return pair;
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A source that gives what it was given. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
