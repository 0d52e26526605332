package cn.etown.kit.testing;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the committed {@code openapi.yaml} of a service equal to its code. Where they differ the document of the code is
 * in {@code target/openapi/openapi.yaml}: look at the difference, then copy it over.
 */
public abstract class CommittedOpenApi {

    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path OF_THE_CODE = Path.of("target", "openapi", "openapi.yaml");

    @Test
    void committedDocumentEqualsTheCode() throws IOException {
        assertThat(lines(COMMITTED)).isEqualTo(lines(OF_THE_CODE));
    }

    private static List<String> lines(Path file) throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }
}
