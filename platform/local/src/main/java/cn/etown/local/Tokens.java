package cn.etown.local;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/** Access tokens from the running Keycloak, each new: nothing is kept. */
public final class Tokens {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final Credentials credentials;

    Tokens(String issuer, Credentials credentials) {
        this.endpoint = URI.create(issuer + "/protocol/openid-connect/token");
        this.credentials = credentials;
    }

    /** A token of a person, {@code clerk-a} for instance, as {@code curl} would get it. */
    public String ofPerson(String account) {
        return ofPerson(account, "etown-cli");
    }

    /** A token of a person by another client: {@code other-audience} or {@code short-lived}. */
    public String ofPerson(String account, String client) {
        return request(Map.of(
                "grant_type",
                "password",
                "client_id",
                client,
                "username",
                account,
                "password",
                credentials.password(account)));
    }

    /** A token of a machine: {@code unit-a-system} for instance. */
    public String ofMachine(String client) {
        return request(Map.of(
                "grant_type", "client_credentials", "client_id", client, "client_secret", credentials.secret(client)));
    }

    /** A token of Keycloak's own administrator, in the realm {@code master}. */
    static String ofAdministrator(String keycloak, Credentials credentials) {
        var master = new Tokens(keycloak + "/realms/master", credentials);
        return master.ofPerson(Keycloak.ADMINISTRATOR, "admin-cli");
    }

    private String request(Map<String, String> fields) {
        try {
            var answer = Http.send(Http.form(endpoint, fields).build());
            if (answer.statusCode() != 200) {
                throw Trouble.failed(
                        "Keycloak 未发放令牌：" + answer.body(), "Keycloak gave no token: " + answer.body(), null);
            }
            return JSON.readTree(answer.body()).required("access_token").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
