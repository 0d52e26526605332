package cn.etown.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The offline verifier, run as whoever holds a receipt runs it: one jar and some files.
 *
 * @param folder in which the files are kept
 */
record OfflineVerifier(Path folder) {

    /** Keeps what the center answered, which must be no refusal. */
    void keep(String name, Api.Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        keep(name, answer.http().body());
    }

    void keep(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What the verifier says.
     *
     * @param files an option's name, which is the file's name too unless another one follows it
     */
    String verify(String command, String... files) {
        List<String> words = new ArrayList<>(List.of(command));
        Arrays.stream(files).map(file -> file.split("=")).forEach(pair -> {
            words.add("--" + pair[0]);
            words.add(folder.resolve(pair[pair.length - 1]).toString());
        });
        return run(words);
    }

    /** What the jar says when it is run with {@code words}. */
    String run(List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of(System.getProperty("test.root"), "platform/evidence/target/etown-verifier.jar")
                        .toString()));
        command.addAll(words);
        try {
            Path said = folder.resolve("said");
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            return Files.readString(said, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
