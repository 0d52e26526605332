package cn.etown.kit.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Real data from outside the repository, named by {@code -Dtest.data=…}. Where no folder is named the same assertions
 * run on generated data alone; where one is named and a part of it is missing, that is a failure.
 */
public final class TestData {

    private TestData() {}

    /** The folder {@code name} of the real data, or empty where no real data were named. */
    public static Optional<Path> folder(String name) {
        String named = System.getProperty("test.data", "");
        if (named.isBlank()) {
            return Optional.empty();
        }
        Path folder =
                Path.of(System.getProperty("test.root", "")).resolve(named).resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("-Dtest.data names " + named + ", but there is no folder " + folder);
        }
        return Optional.of(folder.normalize());
    }
}
