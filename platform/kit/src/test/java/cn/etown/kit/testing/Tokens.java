package cn.etown.kit.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import org.eclipse.microprofile.config.ConfigProvider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs tokens as the identity provider would. The plain one is valid; each {@code but…} makes it invalid in one way. Who asks
 * for a valid one again gets the same, as from an identity provider's client: to sign takes longer than most requests.
 *
 * <pre>{@code
 * given().auth().oauth2(Tokens.of("clerk").unit("91…").sign())
 * }</pre>
 */
public final class Tokens {

    private static final Map<List<String>, String> VALID = new ConcurrentHashMap<>();

    private final JwtClaimsBuilder claims;
    /** What tells this token from others, beginning with the key that it is signed by. */
    private final List<String> content = new ArrayList<>();

    private boolean valid = true;
    private boolean foreignKey;

    private Tokens(Set<String> roles) {
        String name = String.join("-", roles.stream().sorted().toList());
        content.add(ConfigProvider.getConfig().getValue("smallrye.jwt.sign.key", String.class));
        content.add(name);
        claims = Jwt.issuer(SigningKeys.ISSUER)
                .audience(SigningKeys.AUDIENCE)
                .groups(roles)
                .subject("subject-of-" + name)
                .preferredUserName(name)
                .claim("azp", "etown-cli")
                .expiresIn(Duration.ofHours(1));
    }

    public static Tokens of(String... roles) {
        return new Tokens(Set.of(roles));
    }

    public Tokens unit(String code) {
        claims.claim("unit", code);
        return toldBy("unit " + code);
    }

    /** The person behind the token; two tokens of one role are one person unless told otherwise. */
    public Tokens subject(String subject) {
        claims.subject(subject);
        return toldBy("subject " + subject);
    }

    public Tokens client(String client) {
        claims.claim("azp", client);
        return toldBy("client " + client);
    }

    private Tokens toldBy(String what) {
        content.add(what);
        return this;
    }

    public Tokens butExpired() {
        valid = false;
        claims.issuedAt(Instant.now().minus(Duration.ofHours(2)));
        claims.expiresAt(Instant.now().minus(Duration.ofHours(1)));
        return this;
    }

    public Tokens butForAudience(String audience) {
        valid = false;
        claims.audience(audience);
        return this;
    }

    public Tokens butFromIssuer(String issuer) {
        valid = false;
        claims.issuer(issuer);
        return this;
    }

    public Tokens butSignedByAnotherKey() {
        valid = false;
        foreignKey = true;
        return this;
    }

    public String sign() {
        if (valid) {
            return VALID.computeIfAbsent(List.copyOf(content), any -> claims.sign());
        }
        return foreignKey ? claims.sign(SigningKeys.generate().getPrivate()) : claims.sign();
    }
}
