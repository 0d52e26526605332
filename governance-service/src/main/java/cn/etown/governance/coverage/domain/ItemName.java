package cn.etown.governance.coverage.domain;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What tells a data item from others of its source system, in Unicode form C.
 *
 * @param table the table, or the document or message it stands in
 * @param field the field
 */
public record ItemName(String table, String field) implements Comparable<ItemName> {

    /** The most characters of either part. */
    public static final int MOST = 128;

    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cc}\\p{Cs}]*");

    public ItemName {
        table = readable(table);
        field = readable(field);
    }

    /** Whether {@code part} can be a part of a name: some characters, not too many, none of control. */
    public static boolean isReadable(String part) {
        return part != null
                && !part.isBlank()
                && part.length() <= MOST
                && PLAIN.matcher(part).matches();
    }

    @Override
    public int compareTo(ItemName other) {
        int byTable = table.compareTo(other.table);
        return byTable != 0 ? byTable : field.compareTo(other.field);
    }

    @Override
    public String toString() {
        return table + "." + field;
    }

    private static String readable(String part) {
        if (!isReadable(part)) {
            throw new IllegalArgumentException("Not the name of a table or field");
        }
        return Normalizer.normalize(part.strip(), Normalizer.Form.NFC);
    }
}
