package cn.etown.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds a service to an API document from which a caller learns what each operation answers when all is well. */
public abstract class DescribedAnswers {

    private final List<String> withoutSchema = new ArrayList<>();
    private final List<String> withoutExample = new ArrayList<>();
    private JsonNode document;

    @Test
    void haveASchemaAndAnExample() throws IOException {
        String path = ConfigProvider.getConfig().getValue("quarkus.smallrye-openapi.path", String.class);
        document = new ObjectMapper()
                .readTree(given().queryParam("format", "json").get(path).asString());

        document.get("paths")
                .forEach(operations -> operations.properties().forEach(operation -> examine(operation.getValue())));

        assertThat(withoutSchema).as("answers without a schema").isEmpty();
        assertThat(withoutExample).as("answers in JSON without an example").isEmpty();
    }

    private void examine(JsonNode operation) {
        for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            String name = operation.path("operationId").asText() + " " + answer.getKey();
            if (answer.getKey().startsWith("2") && !answer.getKey().equals("204")) {
                examine(name, answer.getValue().path("content"));
            }
        }
    }

    private void examine(String name, JsonNode content) {
        if (content.isEmpty()) {
            withoutSchema.add(name);
        }
        content.properties().forEach(kind -> {
            if (!kind.getValue().has("schema")) {
                withoutSchema.add(name);
            }
            if (kind.getKey().endsWith("json") && !hasExample(kind.getValue())) {
                withoutExample.add(name);
            }
        });
    }

    /** An example may stand at the answer, at its schema, or at what a list holds. */
    private boolean hasExample(JsonNode node) {
        if (node.has("example") || node.has("examples")) {
            return true;
        }
        String reference = node.path("$ref").asText().replaceFirst("^#", "");
        return !reference.isEmpty() && hasExample(document.at(reference))
                || node.has("schema") && hasExample(node.get("schema"))
                || node.has("items") && hasExample(node.get("items"))
                || node.at("/properties/items").isObject() && hasExample(node.at("/properties/items"));
    }
}
