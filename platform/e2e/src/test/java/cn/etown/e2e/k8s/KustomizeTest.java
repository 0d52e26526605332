package cn.etown.e2e.k8s;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sample uses every word of kustomize's language that the builder knows. */
class KustomizeTest {

    private static final Path SAMPLE = ManifestFolder.ROOT.resolve("platform/e2e/src/test/resources/k8s/sample");

    @TempDir
    private Path folder;

    /** Made by {@code kubectl kustomize overlay > recorded.yaml} of kubectl 1.32, kustomize 5.5. */
    @Test
    void buildsWhatTheRealOneWasRecordedToBuild() throws IOException {
        List<ObjectNode> built = new Kustomize().build(SAMPLE.resolve("overlay"));

        assertThat(built).containsExactlyInAnyOrderElementsOf(Yaml.objects(SAMPLE.resolve("recorded.yaml")));
    }

    @Test
    void refusesAWordItDoesNotKnow() throws IOException {
        Files.writeString(folder.resolve("kustomization.yaml"), "namePrefix: test-\n");

        assertThatThrownBy(() -> new Kustomize().build(folder))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining("namePrefix");
    }

    @Test
    void refusesToMergeListsOfAKindItDoesNotKnow() throws IOException {
        var ports = "kind: Deployment\nspec: {template: {spec: {containers: [{name: a, ports: [{name: b}]}]}}}\n";
        Files.writeString(folder.resolve("program.yaml"), ports);
        Files.writeString(folder.resolve("patch.yaml"), ports);
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                "resources: [program.yaml]\npatches: [{path: patch.yaml, target: {kind: Deployment}}]\n");

        assertThatThrownBy(() -> new Kustomize().build(folder)).hasMessageContaining("ports");
    }
}
