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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks every operation in the service's own OpenAPI document and proves that its roles are enforced: no token 401, a
 * token of every role it does not name 403, an object of another unit 404; and that the document says what it takes and
 * answers. A service extends this and names such objects.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EveryOperation {

    private static final Set<String> ROLES =
            Set.of("operator", "governor", "assessor", "clerk", "signer", "user", "auditor", "service");

    private static final Set<String> ROLES_OF_UNITS = Set.of("clerk", "signer", "user");

    private static final Set<String> ROLES_OF_THE_CENTER = Set.of("operator", "governor", "assessor");

    private JsonNode document;

    private record Operation(String method, String path, Set<String> roles, String mediaType) {}

    /** Paths that are public on purpose, as they stand in the document. */
    protected Set<String> publicPaths() {
        return Set.of();
    }

    /** The unit whose people the walk calls as. */
    protected static final String CALLERS_UNIT = "91141029MA0DEM1AXT";

    /**
     * Objects of another unit than {@link #CALLERS_UNIT}: by path template, as it stands in the document, the path of one
     * that is there. An entry serves the templates below it too.
     */
    protected Map<String, String> foreignObjects() {
        return Map.of();
    }

    /**
     * Why people of every unit may ask for what stands at a path template, and below it; or call one operation, where the
     * method stands before the template.
     */
    protected Map<String, String> openToAllUnits() {
        return Map.of();
    }

    @Test
    void onlyWhatIsMeantToBePublicIsPublic() {
        var open = operations().stream()
                .filter(operation -> operation.roles.isEmpty())
                .map(Operation::path)
                .toList();

        assertThat(open).containsExactlyInAnyOrderElementsOf(publicPaths());
    }

    /** All but the work list: it tells what its caller owes, and the auditor owes nothing. */
    @Test
    void theAuditorReadsWhatTheCenterReads() {
        var kept = operations().stream()
                .filter(operation -> operation.method.equals("GET"))
                .filter(operation -> operation.roles.stream().anyMatch(ROLES_OF_THE_CENTER::contains))
                .filter(operation -> !operation.roles.contains("auditor"))
                .map(Operation::path)
                .filter(path -> !path.endsWith("/tasks"))
                .toList();

        assertThat(kept).isEmpty();
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
    Stream<DynamicTest> hideWhatBelongsToAnotherUnit() {
        JsonNode document = document();
        var foreign = foreignObjects();
        var open = openToAllUnits();
        return operations().stream()
                .filter(operation -> operation.path.contains("{"))
                .filter(operation -> operation.roles.stream().anyMatch(ROLES_OF_UNITS::contains))
                .filter(operation -> !open.containsKey(operation.method + " " + operation.path))
                .filter(operation -> entry(open, operation).isEmpty())
                .map(operation -> DynamicTest.dynamicTest(operation.method + " " + operation.path, () -> {
                    var template = entry(foreign, operation);
                    assertThat(template)
                            .as("an object of another unit, or why it is open to all")
                            .isPresent();
                    String path = foreign.get(template.get())
                            + operation.path.substring(template.get().length());
                    var example = new ExampleRequest(
                            document.path("paths").path(operation.path).path(operation.method.toLowerCase()), document);
                    assertProblem(
                            call(
                                    operation.method,
                                    path,
                                    example.signedBy(Tokens.of("clerk", "signer", "user")
                                            .unit(CALLERS_UNIT)
                                            .sign())),
                            404,
                            "not-found");
                }));
    }

    @TestFactory
    Stream<DynamicTest> showTheObjectsThatAreHiddenToTheAuditor() {
        var read = operations().stream()
                .filter(operation -> operation.method.equals("GET") && operation.roles.contains("auditor"))
                .map(Operation::path)
                .toList();
        return foreignObjects().entrySet().stream()
                .filter(entry -> read.contains(entry.getKey()))
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(given().auth()
                                        .oauth2(Tokens.of("auditor").sign())
                                        .get(entry.getValue())
                                        .statusCode())
                                .isEqualTo(200)));
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

    /** The longest template of {@code entries} that is the operation's or stands above it. */
    private static Optional<String> entry(Map<String, String> entries, Operation operation) {
        return entries.keySet().stream()
                .filter(template -> operation.path.equals(template) || operation.path.startsWith(template + "/"))
                .max(Comparator.comparingInt(String::length));
    }

    private static RequestSpecification request(Operation operation) {
        var request = given().urlEncodingEnabled(false);
        if (operation.mediaType != null) {
            request.contentType(operation.mediaType).body("{}".getBytes(StandardCharsets.UTF_8));
        }
        return request;
    }

    private static Response call(Operation operation, RequestSpecification request) {
        return call(operation.method, operation.path, request);
    }

    private static Response call(String method, String path, RequestSpecification request) {
        return request.request(method, path.replaceAll("\\{[^}]+}", "1"));
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
