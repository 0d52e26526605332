package cn.etown.e2e.k8s;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A copy of the folder k8s, so that a test can make secrets in it. */
record ManifestFolder(Path path) {

    /** The project's root. */
    static final Path ROOT = Path.of(System.getProperty("test.root"));

    private static final Path ORIGINAL = ROOT.resolve("k8s");

    /** Copies what belongs to the project: secrets made for a cluster stay where they are. */
    static ManifestFolder copiedTo(Path target) throws IOException {
        try (var files = Files.walk(ORIGINAL)) {
            for (var file : files.filter(
                            each -> !ORIGINAL.relativize(each).toString().contains("secrets/"))
                    .toList()) {
                var copy = target.resolve(ORIGINAL.relativize(file));
                if (!Files.isDirectory(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
        return new ManifestFolder(target);
    }

    static List<String> overlays() throws IOException {
        try (var folders = Files.list(ORIGINAL.resolve("overlays"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    Path overlay(String name) {
        return path.resolve("overlays").resolve(name);
    }

    Path secrets(String overlay) {
        return overlay(overlay).resolve("secrets");
    }

    Path realm() {
        return path.resolve("components/keycloak/etown-realm.json");
    }

    void makeSecrets(String overlay) throws IOException {
        var process = new ProcessBuilder(
                        "sh", overlay(overlay).resolve("make-secrets").toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }

    /** The lines of an env file. */
    static Map<String, String> values(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
    }
}
