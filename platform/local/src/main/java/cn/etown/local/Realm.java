package cn.etown.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The realm {@code etown}: roles, accounts and clients, with a placeholder for every password and secret.
 *
 * <p>A placeholder {@code ${CLERK_A_PASSWORD}} stands for the credential {@code clerk-a.password}. Keycloak's own import
 * fills the same placeholders from environment variables.
 */
final class Realm {

    static final String NAME = "etown";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");
    private static final String GATEWAY = "GATEWAY_URL";

    private final String template;

    private Realm(String template) {
        this.template = template;
    }

    static Realm ofBuild() throws IOException {
        try (var in = Realm.class.getResourceAsStream("/realm/etown-realm.json")) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static Realm of(String template) {
        return new Realm(template);
    }

    /** Tells files of realms apart, placeholders as they stand. */
    String digest() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(template.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The credentials the realm needs. */
    Set<String> credentials() {
        var names = new TreeSet<String>();
        PLACEHOLDER
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals(GATEWAY))
                .forEach(name -> names.add(credential(name)));
        return names;
    }

    /** The realm as Keycloak takes it, every placeholder filled. */
    String filled(Credentials credentials, String gateway) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals(GATEWAY) ? gateway : credentials.require(credential(found.group(1)))));
    }

    /** What Keycloak takes to add the roles, clients and accounts that a realm lacks, and to leave those that it has as they are. */
    String additions(Credentials credentials, String gateway) throws IOException {
        var filled = (ObjectNode) new ObjectMapper().readTree(filled(credentials, gateway));
        return filled.retain("roles", "clients", "users")
                .put("ifResourceExists", "SKIP")
                .toString();
    }

    private static String credential(String placeholder) {
        int kind = placeholder.lastIndexOf('_');
        var owner = placeholder.substring(0, kind).replace('_', '-');
        return (owner + "." + placeholder.substring(kind + 1)).toLowerCase(Locale.ROOT);
    }
}
