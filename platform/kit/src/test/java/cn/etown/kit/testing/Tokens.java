package cn.etown.kit.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Signs tokens as the identity provider would. The plain one is valid; each {@code but…} makes it invalid in one way.
 *
 * <pre>{@code
 * given().auth().oauth2(Tokens.of("clerk").unit("91…").sign())
 * }</pre>
 */
public final class Tokens {

    private final JwtClaimsBuilder claims;
    private boolean foreignKey;

    private Tokens(Set<String> roles) {
        String name = String.join("-", roles.stream().sorted().toList());
        claims = Jwt.issuer(SigningKeys.ISSUER)
                .audience(SigningKeys.AUDIENCE)
                .groups(roles)
                .subject("subject-of-" + name)
                .preferredUserName(name)
                .claim("azp", "etown-cli")
                .expiresIn(Duration.ofMinutes(5));
    }

    public static Tokens of(String... roles) {
        return new Tokens(Set.of(roles));
    }

    public Tokens unit(String code) {
        claims.claim("unit", code);
        return this;
    }

    /** The person behind the token; two tokens of one role are one person unless told otherwise. */
    public Tokens subject(String subject) {
        claims.subject(subject);
        return this;
    }

    public Tokens client(String client) {
        claims.claim("azp", client);
        return this;
    }

    public Tokens butExpired() {
        claims.issuedAt(Instant.now().minus(Duration.ofHours(2)));
        claims.expiresAt(Instant.now().minus(Duration.ofHours(1)));
        return this;
    }

    public Tokens butForAudience(String audience) {
        claims.audience(audience);
        return this;
    }

    public Tokens butFromIssuer(String issuer) {
        claims.issuer(issuer);
        return this;
    }

    public Tokens butSignedByAnotherKey() {
        foreignKey = true;
        return this;
    }

    public String sign() {
        return foreignKey ? claims.sign(SigningKeys.generate().getPrivate()) : claims.sign();
    }
}
