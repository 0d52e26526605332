package cn.etown.kit.testing;

import cn.etown.kit.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks every operation in the service's own OpenAPI document and proves that its roles are enforced: no token 401, a
 * token of every role it does not name 403; and that the document says what it takes and answers. A service extends this in
 * one line.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EveryOperation {

    private static final Set<String> ROLES =
            Set.of("operator", "governor", "assessor", "clerk", "signer", "user", "auditor", "service");

    private JsonNode document;

    private record Operation(String method, String path, Set<String> roles, String mediaType) {}

    /** Paths that are public on purpose, as they stand in the document. */
    protected Set<String> publicPaths() {
        return Set.of();
    }

    @Test
    void onlyWhatIsMeantToBePublicIsPublic() {
        var open = operations().stream()
                .filter(operation -> operation.roles.isEmpty())
                .map(Operation::path)
                .toList();

        assertThat(open).containsExactlyInAnyOrderElementsOf(publicPaths());
    }

    @TestFactory
    Stream<DynamicTest> refuseACallerWithoutToken() {
        return secured()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.method + " " + operation.path,
                        () -> assertProblem(call(operation, request(operation)), 401, "unauthenticated")));
    }

    @TestFactory
    Stream<DynamicTest> refuseEveryRoleTheyDoNotName() {
        return secured()
                .map(operation -> DynamicTest.dynamicTest(operation.method + " " + operation.path, () -> {
                    var others = new HashSet<>(ROLES);
                    others.removeAll(operation.roles);
                    assertThat(others)
                            .as("an operation for everybody says so by being public")
                            .isNotEmpty();
                    for (String role : others) {
                        String token =
                                Tokens.of(role).unit("91141029MA0DEM1AXT").sign();
                        assertProblem(call(operation, request(operation).auth().oauth2(token)), 403, "forbidden");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> areDescribed() {
        JsonNode document = document();
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.method + " " + operation.path, () -> {
                    JsonNode described =
                            document.path("paths").path(operation.path).path(operation.method.toLowerCase());

                    assertThat(new DescribedOperation(described, document).gaps())
                            .isEmpty();
                }));
    }

    private Stream<Operation> secured() {
        return operations().stream().filter(operation -> !operation.roles.isEmpty());
    }

    private static RequestSpecification request(Operation operation) {
        var request = given().urlEncodingEnabled(false);
        if (operation.mediaType != null) {
            request.contentType(operation.mediaType).body("{}");
        }
        return request;
    }

    private static Response call(Operation operation, RequestSpecification request) {
        return request.request(operation.method, operation.path.replaceAll("\\{[^}]+}", "1"));
    }

    private static void assertProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }

    private List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (var path : document().at("/paths").properties()) {
            for (var entry : path.getValue().properties()) {
                if (entry.getValue().has("responses")) {
                    operations.add(operation(path.getKey(), entry.getKey(), entry.getValue()));
                }
            }
        }
        assertThat(operations).isNotEmpty();
        return operations;
    }

    private static Operation operation(String path, String method, JsonNode description) {
        var roles = new HashSet<String>();
        description
                .at("/security")
                .forEach(scheme -> scheme.forEach(names -> names.forEach(role -> roles.add(role.asText()))));
        var mediaTypes = description.at("/requestBody/content").fieldNames();
        return new Operation(method.toUpperCase(), path, roles, mediaTypes.hasNext() ? mediaTypes.next() : null);
    }

    private JsonNode document() {
        if (document == null) {
            document = readDocument();
        }
        return document;
    }

    private static JsonNode readDocument() {
        String path = ConfigProvider.getConfig().getValue("quarkus.smallrye-openapi.path", String.class);
        try {
            return new ObjectMapper()
                    .readTree(given().queryParam("format", "json").get(path).asString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
