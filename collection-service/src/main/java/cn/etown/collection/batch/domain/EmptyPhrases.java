package cn.etown.collection.batch.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Phrases that say nothing, as 情况属实 (R4.3b): a reason made of them is none. */
public final class EmptyPhrases {

    /** Fewest different characters of a text that says something, beside such phrases [ours]. */
    private static final int FEWEST = 4;

    private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<String> phrases;

    public EmptyPhrases(Collection<String> phrases) {
        this.phrases = phrases.stream()
                .map(EmptyPhrases::words)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** Whether {@code text} says nothing beside them. */
    public boolean isEmpty(String text) {
        String left = words(text);
        for (String phrase : phrases) {
            left = left.replace(phrase, "");
        }
        return left.codePoints().distinct().count() < FEWEST;
    }

    private static String words(String text) {
        return NO_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
