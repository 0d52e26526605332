package cn.etown.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder for a system's data that holds nothing of an earlier run. */
public final class FreshHome {

    private FreshHome() {}

    /** The emptied folder {@code home} of the module's build folder. */
    public static Path emptied() {
        Path home = Path.of("target", "home");
        if (!Files.exists(home)) {
            return home;
        }
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            return home;
        } catch (IOException failure) {
            throw new UncheckedIOException("The home of an earlier run cannot be emptied", failure);
        }
    }
}
