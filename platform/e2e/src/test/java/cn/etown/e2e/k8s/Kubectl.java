package cn.etown.e2e.k8s;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The real {@code kubectl kustomize}. */
record Kubectl(Path program) implements OverlayBuilder {

    /** The one of this machine, if it has one. */
    static Optional<Kubectl> installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Kubectl::new);
    }

    @Override
    public List<ObjectNode> build(Path folder) throws IOException {
        var process = new ProcessBuilder(program.toString(), "kustomize", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.onExit().join().exitValue();
        if (code != 0) {
            throw new IOException("kubectl kustomize ended with " + code);
        }
        return Yaml.objects(text);
    }

    @Override
    public String toString() {
        return "kubectl";
    }
}
