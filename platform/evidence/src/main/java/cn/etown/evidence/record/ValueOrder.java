package cn.etown.evidence.record;

/** The order of typed values. */
public final class ValueOrder {

    private ValueOrder() {}

    /**
     * Compares two values of one type, as {@link Comparable#compareTo} does, but texts by their code points: so CEL says, and so the bytes
     * of UTF-8 are ordered, by which the database compares texts.
     */
    @SuppressWarnings("unchecked")
    public static int compare(Comparable<?> value, Comparable<?> other) {
        return value instanceof String text
                ? compareTexts(text, (String) other)
                : ((Comparable<Object>) value).compareTo(other);
    }

    private static int compareTexts(String left, String right) {
        int most = Math.min(left.length(), right.length());
        for (int i = 0; i < most; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean bothOrNone = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothOrNone ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
