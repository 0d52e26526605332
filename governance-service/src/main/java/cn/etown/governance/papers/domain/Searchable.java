package cn.etown.governance.papers.domain;

import java.text.Normalizer;
import java.util.Locale;

/** Text in the form in which it is looked for: full and half width, large and small letters are the same. */
public final class Searchable {

    private Searchable() {}

    public static String of(String... parts) {
        return Normalizer.normalize(String.join("\n", parts), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }
}
