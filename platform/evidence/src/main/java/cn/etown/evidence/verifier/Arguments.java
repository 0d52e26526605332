package cn.etown.evidence.verifier;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words after a command: {@code --name value}, each name once. */
final class Arguments {

    private final Map<String, String> values = new HashMap<>();

    /** @throws UsageError when a word is none of {@code known}, stands twice or has no value */
    Arguments(String[] words, Set<String> known) {
        for (int i = 0; i < words.length; i += 2) {
            if (!known.contains(words[i]) || i + 1 == words.length || values.put(words[i], words[i + 1]) != null) {
                throw new UsageError("不认识的参数、重复的参数或缺少的值 · unknown, repeated or without a value: " + words[i] + " ("
                        + String.join(" ", known.stream().sorted().toList()) + ")");
            }
        }
    }

    Path file(String name) {
        return optionalFile(name).orElseThrow(() -> new UsageError("缺少参数 · missing: " + name));
    }

    Optional<Path> optionalFile(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of);
    }

    static String[] after(String[] words) {
        return Arrays.copyOfRange(words, 1, words.length);
    }
}
