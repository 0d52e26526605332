package cn.etown.collection.rollup;

import cn.etown.collection.asset.AssetTable;
import cn.etown.evidence.record.Condition;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.Measure;
import cn.etown.evidence.record.RecordFormat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The measures of a contract as SQL over its asset table. */
final class MeasureSql {

    private final RecordFormat format;

    MeasureSql(RecordFormat format) {
        this.format = format;
    }

    /** A JSON object of the given measures over a group of rows, each a canonical decimal in text. */
    String object(List<Measure> measures) {
        String names = measures.stream()
                .map(measure -> AssetTable.literal(measure.name()))
                .collect(Collectors.joining(", "));
        String values = measures.stream()
                .map(measure -> "trim_scale((" + aggregate(measure) + ")::numeric)::text")
                .collect(Collectors.joining(", "));
        return "jsonb_object(array[" + names + "]::text[], array[" + values + "]::text[])";
    }

    /** A JSON object of the dimensions of a row. */
    String dimensions() {
        List<String> dimensions = format.schema().dimensions();
        String names = dimensions.stream().map(AssetTable::literal).collect(Collectors.joining(", "));
        String values = dimensions.stream()
                .map(name -> AssetTable.canonicalText(format.schema().field(name)))
                .collect(Collectors.joining(", "));
        return "jsonb_object(array[" + names + "]::text[], array[" + values + "]::text[])";
    }

    /**
     * What rows of the same day, which comes first among what is selected, and of the same dimensions share. The dimensions' columns
     * themselves are much cheaper to compare than JSON that is made of them for each row.
     */
    List<String> groups() {
        return Stream.concat(
                        Stream.of("1"), format.schema().dimensions().stream().map(AssetTable::quoted))
                .toList();
    }

    private String aggregate(Measure measure) {
        String filter = measure.when() == null ? "" : " filter (where " + condition(measure.when()) + ")";
        if (!measure.isSum()) {
            return "count(*)" + filter;
        }
        String product = measure.factors().stream().map(AssetTable::quoted).collect(Collectors.joining(" * "));
        return "coalesce(sum(" + product + ")" + filter + ", 0)";
    }

    private String condition(Condition condition) {
        Field field = format.schema().field(condition.field());
        // Text is compared by its bytes, not by the database's idea of an alphabet.
        String collation = field.type() == FieldType.STRING ? " collate \"C\"" : "";
        String constant =
                AssetTable.literal(format.canonicalConstant(condition)) + "::" + AssetTable.sqlType(field.type());
        return AssetTable.quoted(field.name()) + collation + operator(condition) + constant;
    }

    private static String operator(Condition condition) {
        if (condition.lessThan() != null) {
            return " < ";
        }
        return condition.atLeast() != null ? " >= " : " = ";
    }
}
