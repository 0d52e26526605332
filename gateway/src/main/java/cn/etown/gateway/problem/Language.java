package cn.etown.gateway.problem;

import java.util.List;
import java.util.Locale;

/** A language problems are told in. */
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private static final List<Locale> SPOKEN = List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language tag for the header Content-Language. */
    public String tag() {
        return tag;
    }

    /** What the header {@code acceptLanguage} prefers; Chinese where it is absent, unreadable or asks for neither. */
    public static Language preferredBy(String acceptLanguage) {
        if (acceptLanguage == null) {
            return CHINESE;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return Locale.ENGLISH.equals(best) ? ENGLISH : CHINESE;
        } catch (IllegalArgumentException e) {
            return CHINESE;
        }
    }
}
