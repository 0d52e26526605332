package cn.etown.gateway.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import org.eclipse.microprofile.config.ConfigProvider;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** Tokens as Keycloak would sign them, and as it would not. */
public final class Tokens {

    private Tokens() {}

    /** A valid token of somebody with {@code roles}. */
    public static String of(String... roles) {
        return signed(claims(Set.of(roles)));
    }

    /** A valid token of the clerk whom the provider knows as {@code subject}. */
    public static String ofSubject(String subject) {
        return signed(claims(Set.of("clerk")).subject(subject));
    }

    /** A valid token that names the key it is signed with. */
    public static String signedWith(String keyId) {
        return claims(Set.of("clerk")).jws().keyId(keyId).sign(key());
    }

    public static String expired() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        return signed(
                claims(Set.of("clerk")).issuedAt(yesterday.minusSeconds(60)).expiresAt(yesterday));
    }

    public static String forAudience(String audience) {
        return signed(claims(Set.of("clerk")).audience(audience));
    }

    public static String from(String issuer) {
        return signed(claims(Set.of("clerk")).issuer(issuer));
    }

    /** Claims nobody signed, under a header that says so. */
    public static String unsigned() {
        String[] parts = of("operator").split("\\.");
        String header =
                Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes());
        return header + "." + parts[1] + ".";
    }

    /** A valid token with other claims under the old signature. */
    public static String tampered() {
        String[] clerk = of("clerk").split("\\.");
        String[] operator = of("operator").split("\\.");
        return clerk[0] + "." + operator[1] + "." + clerk[2];
    }

    private static JwtClaimsBuilder claims(Set<String> roles) {
        return Jwt.claims()
                .issuer(Services.ISSUER)
                .audience("etown-api")
                .subject("someone")
                .groups(roles)
                .issuedAt(Instant.now())
                .expiresIn(Duration.ofMinutes(5));
    }

    private static String signed(JwtClaimsBuilder claims) {
        return claims.jws().sign(key());
    }

    private static PrivateKey key() {
        String encoded = ConfigProvider.getConfig().getValue(Services.SIGNING_KEY, String.class);
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded));
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
