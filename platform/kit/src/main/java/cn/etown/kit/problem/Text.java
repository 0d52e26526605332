package cn.etown.kit.problem;

import java.util.Locale;
import java.util.Objects;

/**
 * A message to a user in the two languages the platform speaks. Chinese is the users' language and the default.
 *
 * @param zh the message in simplified Chinese
 * @param en the same message in English
 */
public record Text(String zh, String en) {

    public Text {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }

    /** The message in {@code language}: English where English is asked for, else Chinese. */
    public String in(Locale language) {
        return Locale.ENGLISH.getLanguage().equals(language.getLanguage()) ? en : zh;
    }
}
