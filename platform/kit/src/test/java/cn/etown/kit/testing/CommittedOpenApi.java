package cn.etown.kit.testing;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the committed {@code openapi.yaml} of a service equal to what the running service says of itself. That document is
 * left in {@code target/openapi.yaml}: where they differ look at the difference, then copy it over.
 */
public abstract class CommittedOpenApi {

    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path OF_THE_CODE = Path.of("target", "openapi.yaml");

    @Test
    void committedDocumentEqualsTheCode() throws IOException {
        String path = ConfigProvider.getConfig().getValue("quarkus.smallrye-openapi.path", String.class);
        List<String> ofTheCode = given().get(path).asString().lines().toList();
        Files.write(OF_THE_CODE, ofTheCode);

        assertThat(Files.readAllLines(COMMITTED)).isEqualTo(ofTheCode);
    }
}
