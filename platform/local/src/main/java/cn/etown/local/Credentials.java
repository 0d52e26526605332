package cn.etown.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The passwords and secrets of one home, made at its first start and kept in a file only its owner can read.
 *
 * <p>Letters and digits alone, so that a line of the file can go into a shell command as it stands.
 */
public final class Credentials {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    /** 24 of 56 characters are 139 bits. */
    private static final int LENGTH = 24;

    private final Map<String, String> values;

    private Credentials(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads the file, makes what is missing of the given names, and writes the file when something was. */
    static Credentials open(Path file, Collection<String> names) throws IOException {
        var values = new TreeMap<String, String>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                if (!line.startsWith("#") && line.contains("=")) {
                    values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
                }
            }
        }
        var random = new SecureRandom();
        int known = values.size();
        names.forEach(name -> values.computeIfAbsent(name, missing -> generate(random)));
        if (values.size() > known) {
            write(file, values);
        }
        return new Credentials(values);
    }

    /** The password of a person's account, {@code clerk-a} for instance. */
    public String password(String account) {
        return require(account + ".password");
    }

    /** The secret of a machine's client, {@code unit-a-system} for instance. */
    public String secret(String client) {
        return require(client + ".secret");
    }

    String require(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No credential is called " + name);
        }
        return value;
    }

    private static String generate(SecureRandom random) {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }

    private static void write(Path file, Map<String, String> values) throws IOException {
        var text = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "# 首次启动时生成 · generated at the first start\n", "\n"));
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.getParent(), "credentials", ".draft", ownerOnly);
        // On disk before any of them is used: PostgreSQL and Keycloak remember theirs over a power cut.
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(file.getParent())) {
            folder.force(true);
        }
    }
}
