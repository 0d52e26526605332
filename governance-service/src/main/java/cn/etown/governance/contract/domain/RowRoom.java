package cn.etown.governance.contract.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much of a row the fields of a contract take where collection keeps the records: the rule by which it makes their table.
 * A row stands on one page of 8,160 bytes, of which {@value #MOST} are for fields. A longer text or number is kept apart from
 * the row and takes 24 bytes of it all the same. A field that left the contract keeps its column.
 */
public final class RowRoom {

    /** Bytes that the fields of one row have at most. */
    static final int MOST = 7_900;

    private static final String PROPERTIES = "/schema/0/properties";

    private RowRoom() {}

    /** The bytes that a value of {@code type} takes in its row at most, with what aligns it. */
    static int of(FieldType type) {
        return switch (type) {
            case STRING, INTEGER, NUMBER -> 24;
            case BOOLEAN -> 1;
            case DATE -> 8;
            case TIMESTAMP, TIME -> 16;
        };
    }

    /** The first of {@code fields} that a row has no room for; none where all fit. */
    public static Optional<FieldError> objectionTo(List<Field> fields) {
        return objectionTo(fields, Map.of());
    }

    /** @param settled the columns that are there because of earlier versions, and their types */
    static Optional<FieldError> objectionTo(List<Field> fields, Map<String, FieldType> settled) {
        var columns = new HashMap<>(settled);
        int taken = settled.values().stream().mapToInt(RowRoom::of).sum();
        Integer first = null;
        for (int place = 0; place < fields.size(); place++) {
            var field = fields.get(place);
            if (columns.putIfAbsent(field.name(), field.type()) == null) {
                taken += of(field.type());
                first = first == null && taken > MOST ? Integer.valueOf(place) : first;
            }
        }
        return first == null ? Optional.empty() : Optional.of(tooWide(first, columns.size(), taken));
    }

    private static FieldError tooWide(int place, int columns, int taken) {
        return new FieldError(
                PROPERTIES + "/" + place,
                new Text(
                        "从此字段起一行存不下：历次生效的字段与本版共 " + columns + " 个，最多占 " + taken + " 字节，一行只有 " + MOST + " 字节",
                        "From this field on a row has no room: the " + columns
                                + " fields of this version and those that were in force may take " + taken
                                + " bytes, and a row has " + MOST));
    }
}
