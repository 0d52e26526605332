package cn.etown.evidence.verifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words after a command: {@code --name value}, each name once. */
final class Arguments {

    private final Map<String, String> values = new HashMap<>();
    private final List<Path> files = new ArrayList<>();

    /** @throws UsageError when a word is none of {@code known}, stands twice or has no value */
    Arguments(String[] words, Set<String> known) {
        this(words, known, words.length);
    }

    /** Arguments that end in the names of files, one at least. */
    static Arguments withFiles(String[] words, Set<String> known) {
        int named = 0;
        while (named < words.length && words[named].startsWith("--")) {
            named += 2;
        }
        if (named >= words.length) {
            throw new UsageError("没有写明文件 · no file is named");
        }
        return new Arguments(words, known, named);
    }

    private Arguments(String[] words, Set<String> known, int named) {
        Arrays.stream(words).skip(named).map(Path::of).forEach(files::add);
        for (int i = 0; i < named; i += 2) {
            if (!known.contains(words[i]) || i + 1 == words.length || values.put(words[i], words[i + 1]) != null) {
                throw new UsageError("不认识的参数、重复的参数或缺少的值 · unknown, repeated or without a value: " + words[i] + " ("
                        + String.join(" ", known.stream().sorted().toList()) + ")");
            }
        }
    }

    /** The files that stand last. */
    List<Path> files() {
        return files;
    }

    Path file(String name) {
        return Path.of(text(name));
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> new UsageError("缺少参数 · missing: " + name));
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<Path> optionalFile(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of);
    }

    static String[] after(String[] words) {
        return Arrays.copyOfRange(words, 1, words.length);
    }
}
