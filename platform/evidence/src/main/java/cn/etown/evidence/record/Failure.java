package cn.etown.evidence.record;

import cn.etown.kit.problem.Text;

import java.util.Objects;

/**
 * One rule that one record failed, and how to mend it. The hint never repeats the value, which may be personal, and is cut
 * where a contract makes it long.
 *
 * @param field the field concerned, or {@code null} where the whole record is
 */
public record Failure(String field, Rule rule, Text hint) {

    /** Most characters of a hint in one language. */
    static final int LONGEST_HINT = 400;

    public Failure {
        Objects.requireNonNull(rule, "rule");
        hint = new Text(cut(hint.zh()), cut(hint.en()));
    }

    /** About how many bytes the failure takes where it is written down. */
    public int weight() {
        return 100 + 3 * (hint.zh().length() + hint.en().length());
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_HINT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_HINT - 2)) ? LONGEST_HINT - 2 : LONGEST_HINT - 1;
        return text.substring(0, end) + "…";
    }
}
