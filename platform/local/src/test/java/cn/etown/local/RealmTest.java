package cn.etown.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class RealmTest {

    @TempDir
    Path folder;

    private Credentials credentials;
    private JsonNode realm;

    @BeforeEach
    void fillTheTemplate() throws IOException {
        var template = Realm.ofBuild();
        credentials = Credentials.open(folder.resolve("credentials.properties"), template.credentials());
        realm = new ObjectMapper().readTree(template.filled(credentials, "http://127.0.0.1:8080"));
    }

    @Test
    void hasAnAccountForEveryRoleOfPeople() {
        assertThat(values("users", "username"))
                .contains("operator", "governor", "assessor", "auditor")
                .contains("clerk-a", "signer-a", "clerk-b", "signer-b", "signer-u", "user-u");
    }

    @Test
    void hasAClientForPeopleMachinesAndServices() {
        assertThat(values("clients", "clientId"))
                .containsExactlyInAnyOrder(
                        "etown-console",
                        "etown-cli",
                        "unit-a-system",
                        "unit-b-system",
                        "governance-service",
                        "collection-service",
                        "monitoring-service",
                        "assessment-service",
                        "other-audience",
                        "short-lived");
    }

    @Test
    void fillsEveryPlaceholder() {
        assertThat(realm.toString()).doesNotContainPattern("\\$\\{[A-Z]");
        var clerk = find("users", "username", "clerk-a");
        assertThat(clerk.at("/credentials/0/value").textValue()).isEqualTo(credentials.password("clerk-a"));
        assertThat(find("clients", "clientId", "unit-a-system").get("secret").textValue())
                .isEqualTo(credentials.secret("unit-a-system"));
        assertThat(find("clients", "clientId", "etown-console")
                        .at("/webOrigins/0")
                        .textValue())
                .isEqualTo("http://127.0.0.1:8080");
    }

    @Test
    void leavesTheBuiltInScopesInPlace() {
        assertThat(realm.has("clientScopes")).isFalse();
        assertThat(realm.get("clients"))
                .allSatisfy(client -> assertThat(client.get("defaultClientScopes"))
                        .extracting(JsonNode::textValue)
                        .containsExactly("basic", "profile", "roles", "email", "microprofile-jwt"));
    }

    @Test
    void letsGovernanceAloneManageUsersAndNothingElse() {
        assertThat(stream("users").filter(user -> user.has("clientRoles")))
                .singleElement()
                .satisfies(user -> {
                    assertThat(user.get("serviceAccountClientId").textValue()).isEqualTo("governance-service");
                    assertThat(user.get("clientRoles").toString())
                            .isEqualTo("{\"realm-management\":[\"manage-users\"]}");
                });
    }

    @Test
    void letsNobodyButAdministratorsSayWhoseAnAccountIs() throws IOException {
        var profile = new ObjectMapper()
                .readTree(realm.at(
                                "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                        .textValue());
        var edited = new HashMap<String, String>();
        profile.get("attributes")
                .forEach(attribute -> edited.put(
                        attribute.get("name").textValue(),
                        attribute.at("/permissions/edit").toString()));

        assertThat(edited).containsEntry("unit", "[\"admin\"]").containsEntry("person", "[\"admin\"]");
    }

    @Test
    void lowersGuardAgainstGuessingForNobody() {
        assertThat(realm.get("bruteForceProtected").booleanValue()).isTrue();
        assertThat(realm.get("passwordPolicy").textValue()).contains("length(12)");
        assertThat(realm.get("registrationAllowed").booleanValue()).isFalse();
    }

    private Stream<String> values(String list, String name) {
        return stream(list).map(each -> each.get(name).textValue());
    }

    private JsonNode find(String list, String name, String value) {
        return stream(list)
                .filter(each -> each.get(name).textValue().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private Stream<JsonNode> stream(String list) {
        var items = Stream.<JsonNode>builder();
        realm.get(list).forEach(items);
        return items.build();
    }
}
