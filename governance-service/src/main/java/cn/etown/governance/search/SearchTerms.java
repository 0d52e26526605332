package cn.etown.governance.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody searches for, as a question to the terms that the database keeps of a text ({@code search_terms}, V28): words
 * are found by how they begin, Chinese text by its characters in pairs, a single character by itself. Full and half width,
 * large and small letters are the same. Chinese text is every ideograph, of the extensions too, 々〆〇 and kana.
 */
public final class SearchTerms {

    private static final Pattern PART =
            Pattern.compile("[A-Za-z0-9]+|[\\u3005-\\u3007\\u3041-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff"
                    + "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\x{20000}-\\x{3fffd}]+");

    private SearchTerms() {}

    /** The question in the form of a {@code tsquery}; empty where {@code text} holds nothing to look for. */
    public static String query(String text) {
        var terms = new ArrayList<String>();
        var parts = PART.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (parts.find()) {
            terms.addAll(termsOf(parts.group()));
        }
        return String.join(" & ", terms);
    }

    private static List<String> termsOf(String part) {
        if (part.charAt(0) < 0x80) {
            return List.of("'" + part.toLowerCase(Locale.ROOT) + "':*");
        }
        int[] characters = part.codePoints().toArray();
        if (characters.length == 1) {
            return List.of("'" + part + "'");
        }
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add("'" + new String(characters, i, 2) + "'");
        }
        return pairs;
    }
}
