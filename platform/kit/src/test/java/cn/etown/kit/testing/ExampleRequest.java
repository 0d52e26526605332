package cn.etown.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

import java.nio.charset.StandardCharsets;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;

/** A request as an OpenAPI document gives an example of it: with the parameters it must have, and its body. */
final class ExampleRequest {

    private final JsonNode operation;
    private final JsonNode document;

    /** @param document the whole one, into which the operation refers */
    ExampleRequest(JsonNode operation, JsonNode document) {
        this.operation = operation;
        this.document = document;
    }

    /** The request, with {@code token}. */
    RequestSpecification signedBy(String token) {
        var request = given().config(RestAssured.config()
                        .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .urlEncodingEnabled(true)
                .auth()
                .oauth2(token);
        for (var parameter : operation.path("parameters")) {
            add(resolved(parameter), request);
        }
        var content = operation.path("requestBody").path("content").properties();
        content.stream()
                .findFirst()
                .ifPresent(body -> request.contentType(body.getKey())
                        .body(text(exampleOf(body.getValue())).getBytes(StandardCharsets.UTF_8)));
        return request;
    }

    private void add(JsonNode parameter, RequestSpecification request) {
        if (!parameter.path("required").asBoolean()) {
            return;
        }
        String name = parameter.path("name").asText();
        String value = text(exampleOf(parameter));
        switch (parameter.path("in").asText()) {
            case "query" -> request.queryParam(name, value);
            case "header" -> request.header(name, value);
            default -> {}
        }
    }

    /** The example of a parameter, of content or of its schema; the first of several; of an enumeration its first. */
    private JsonNode exampleOf(JsonNode described) {
        JsonNode at = resolved(described);
        for (var member : new String[] {"example", "examples", "enum"}) {
            if (at.has(member)) {
                return at.path(member).isArray() ? at.path(member).path(0) : at.path(member);
            }
        }
        return at.has("schema") ? exampleOf(at.path("schema")) : MissingNode.getInstance();
    }

    private JsonNode resolved(JsonNode described) {
        return described.has("$ref")
                ? document.at(described.path("$ref").asText().substring(1))
                : described;
    }

    private static String text(JsonNode example) {
        return example.isTextual() ? example.textValue() : example.toString();
    }
}
