package cn.etown.kit.testing;

import cn.etown.kit.json.Digests;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds landed migrations to their digests in {@code golden/migrations.txt}: databases out there have run them, so they are
 * never edited. A change is a new migration, and a new line in that file.
 */
public abstract class LandedMigrations {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "migrations.txt");

    private final Path folder;

    protected LandedMigrations() {
        this("migration");
    }

    /** @param folder below {@code db} */
    protected LandedMigrations(String folder) {
        this.folder = Path.of("src", "main", "resources", "db", folder);
    }

    @Test
    void areWhatTheyWereWhenTheyLanded() throws IOException {
        List<String> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.sorted().map(LandedMigrations::line).toList();
        }

        assertThat(found).isEqualTo(Files.readAllLines(GOLDEN));
    }

    private static String line(Path file) {
        try {
            return file.getFileName() + " " + Digests.text(Digests.sha256(Files.readAllBytes(file)));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
