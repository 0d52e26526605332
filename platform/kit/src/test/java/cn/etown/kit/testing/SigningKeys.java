package cn.etown.kit.testing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The issuer of the tests: a key pair made for one run, told to the service as its only trusted issuer. */
final class SigningKeys {

    static final String ISSUER = "https://issuer.test/realms/etown";
    static final String AUDIENCE = "etown-api";

    private SigningKeys() {}

    /** The configuration by which a service trusts this issuer and {@link Tokens} signs in its name. */
    static Map<String, String> config() {
        KeyPair keys = generate();
        return Map.of(
                "quarkus.oidc.public-key",
                base64(keys.getPublic().getEncoded()),
                "quarkus.oidc.token.issuer",
                ISSUER,
                "quarkus.oidc-client.enabled",
                "false",
                "smallrye.jwt.sign.key",
                base64(keys.getPrivate().getEncoded()));
    }

    static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
