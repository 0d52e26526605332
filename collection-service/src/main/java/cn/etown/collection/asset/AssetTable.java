package cn.etown.collection.asset;

import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.RecordSchema;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of one dataset, and the SQL that depends on its columns. Beside the contract's fields a row names its unit, the
 * batch, part and line it came by, and its digest.
 *
 * <p>The primary key is led by unit and business key, so that a record is found by what it is; batch, part and line make it
 * unique, so that doubles can come in by any part in any order and are decided when the batch is judged.
 *
 * <p>Tables, indexes and keys share one space of names. A dataset's begins with a letter, so what is made beside its table
 * begins with an underscore.
 */
public final class AssetTable {

    /**
     * Bytes that the fields of one row have at most: those of a page (8,160), less the row's header and map of absent values and
     * the columns beside the fields (88 each). Governance refuses a contract whose fields need more, by the same rule
     * ({@code RowRoom}).
     */
    static final int ROOM = 7900;

    private static final List<String> ORIGIN = List.of("_batch", "_part", "_line");

    private final RecordSchema schema;

    public AssetTable(RecordSchema schema) {
        this.schema = schema;
    }

    public RecordSchema schema() {
        return schema;
    }

    /** The table with its schema, ready for SQL. */
    public String name() {
        return "asset." + quoted(schema.dataset());
    }

    /**
     * The table and the condition that leaves of it the rows of one batch, ready for SQL. The batch alone names them: to name its unit
     * too lets the database read all keys of the unit instead, wherever it takes a batch that is new to it for a small one.
     *
     * @param number of the batch, as SQL
     */
    public String ofBatch(String number) {
        return name() + " where _batch = " + number;
    }

    /** The columns of the business key, ready for SQL. */
    public List<String> keyColumns() {
        return schema.key().stream().map(field -> quoted(field.name())).toList();
    }

    /** A hash of the business key in 64 bits, equal where the keys are, as SQL; null where the contract has no key. */
    public String keyHash() {
        return keyColumns().isEmpty()
                ? "null::bigint"
                : "hash_record_extended(row(" + String.join(", ", keyColumns()) + "), 0)";
    }

    /** The columns by which the rows of one unit are ordered, and each is told from all others. */
    public List<String> orderColumns() {
        return Stream.concat(keyColumns().stream(), ORIGIN.stream()).toList();
    }

    /** The SQL types of {@link #orderColumns()}. */
    public List<String> orderTypes() {
        Stream<String> key = schema.key().stream().map(field -> sqlType(field.type()));
        return Stream.concat(key, Stream.of("bigint", "integer", "bigint")).toList();
    }

    /** The statements that make the table and its indexes. */
    public List<String> statements() {
        return List.of(create(), createBatchIndex());
    }

    private String create() {
        String columns = schema.fields().stream()
                .map(field -> column(field) + (field.isKey() ? " not null" : ""))
                .collect(Collectors.joining(", "));
        return "create table " + name() + " (" + columns
                + ", _unit text not null, _batch bigint not null, _part integer not null, _line bigint not null"
                + ", _bucket smallint not null, _digest bytea not null"
                + ", constraint " + quoted("_" + schema.dataset() + "_key") + " primary key (_unit, "
                + String.join(", ", orderColumns()) + "))";
    }

    private String createBatchIndex() {
        return "create index " + quoted(batchIndex()) + " on " + name() + " using brin (_batch)";
    }

    private String batchIndex() {
        return "_" + schema.dataset() + "_batch";
    }

    /**
     * Lets the index by which a batch's rows are found know of the blocks that were written since the table was last vacuumed, each of
     * which it takes for one that may hold any batch: in a large table there are soon many times as many as one batch has. Where somebody
     * tends the table just now it is left to him, as to wait would make the database break off a vacuum.
     */
    public String summarizeBatches() {
        return "select brin_summarize_new_values(i.oid) from pg_class i where i.oid = to_regclass("
                + literal("asset." + quoted(batchIndex())) + ") and not exists (select from pg_locks l"
                + " join pg_database d on d.oid = l.database where d.datname = current_database() and l.relation = "
                + literal(name()) + "::regclass and l.mode = 'ShareUpdateExclusiveLock')";
    }

    /** The table with the columns of a row that comes in: each field's, then where it came from: line, bucket, digest, unit, batch and part. */
    public String copied() {
        String columns = schema.fields().stream()
                .map(field -> quoted(field.name()) + ", ")
                .collect(Collectors.joining());
        return name() + " (" + columns + "_line, _bucket, _digest, _unit, _batch, _part)";
    }

    /** The day on which a row happened, in the time zone of its contract; null where nothing says so. */
    public String day() {
        Optional<Field> date = schema.eventDateField();
        if (date.isEmpty()) {
            return "null::date";
        }
        String column = quoted(date.get().name());
        return date.get().type() == FieldType.DATE ? column : "(" + column + " at time zone " + zone() + ")::date";
    }

    /** A fixed offset is told as an interval: under a name such as +08:00 the database understands its opposite, as POSIX does. */
    private String zone() {
        return schema.zone().normalized() instanceof ZoneOffset offset
                ? "interval '" + offset.getTotalSeconds() + " seconds'"
                : literal(schema.zone().getId());
    }

    /** The value of {@code field} as canonical text. */
    public static String canonicalText(Field field) {
        String column = quoted(field.name());
        return switch (field.type()) {
            case STRING -> column;
            case INTEGER, NUMBER -> "trim_scale(" + column + ")::text";
            case BOOLEAN, DATE -> column + "::text";
            case TIMESTAMP -> toChar(column, column + " at time zone 'UTC'", "YYYY-MM-DD\"T\"HH24:MI:SS", "\"Z\"");
            case TIME -> toChar(column, column, "HH24:MI:SS", "");
        };
    }

    /** An array of a record's values in canonical text, in the order of the fields. */
    public String canonicalTexts() {
        return schema.fields().stream()
                .map(AssetTable::canonicalText)
                .collect(Collectors.joining(", ", "array[", "]::text[]"));
    }

    /** PostgreSQL's type for the values of {@code type}. */
    public static String sqlType(FieldType type) {
        return switch (type) {
            case STRING -> "text";
            case INTEGER, NUMBER -> "numeric";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "timestamptz";
            case TIME -> "time";
        };
    }

    /** The same as PostgreSQL's catalogue spells it. */
    static String fullType(FieldType type) {
        return switch (type) {
            case TIMESTAMP -> "timestamp with time zone";
            case TIME -> "time without time zone";
            default -> sqlType(type);
        };
    }

    /**
     * The bytes that a value of {@code fullType} takes in its row at most, with what aligns it. A longer text or number is kept
     * apart from the row, which PostgreSQL does only where it takes more than 24 bytes with its length.
     */
    static int room(String fullType) {
        return switch (fullType) {
            case "text", "numeric" -> 24;
            case "boolean" -> 1;
            case "date" -> 8;
            default -> 16;
        };
    }

    /** The names of the primary key's columns, as PostgreSQL's catalogue has them. */
    List<String> primaryKey() {
        List<String> names = new ArrayList<>(List.of("_unit"));
        schema.key().forEach(field -> names.add(field.name()));
        names.addAll(ORIGIN);
        return names;
    }

    /** An identifier, whatever characters it has. */
    public static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** A text, whatever characters it has. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String column(Field field) {
        return quoted(field.name()) + " " + sqlType(field.type());
    }

    /** Writes a time without a fraction where it has none, and with six digits where it has one. */
    private static String toChar(String column, String time, String seconds, String end) {
        return "to_char(" + time + ", case when date_part('microseconds', " + column + ")::bigint % 1000000 = 0 then '"
                + seconds + end + "' else '" + seconds + ".US" + end + "' end)";
    }
}
