package cn.etown.collection.reconciliation;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.evidence.record.Rule;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records of an interface and period that are visible in a transaction, which sees one state of the database. Their digests are
 * those by the version of the contract that a statement was made by: of rows that came under another version they are computed anew
 * of the values that are there, so that only what differs in them does.
 */
final class HeldRecords {

    private static final int FETCHED_AT_ONCE = 5000;

    private static final String BATCHES = """
            select number, contract_version from batch where interface = $1 and state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
                and period_from <= $3 and period_to >= $2""";

    private final AssetTable table;
    private final String unit;
    private final Period period;
    private final Long[] batches;
    /** Those that came under another version than the statement is by. */
    private final Long[] others;
    /** By the number of a version, the places of its business key among its fields. */
    private final JsonObject keyPlaces = new JsonObject();

    private final BulkTransaction tx;

    /**
     * @param version of the contract, by which they are read
     * @param schemas of any version of it
     */
    HeldRecords(
            String interfaceCode,
            String unit,
            Period period,
            int version,
            IntFunction<RecordSchema> schemas,
            BulkTransaction tx) {
        table = new AssetTable(schemas.apply(version));
        this.unit = unit;
        this.period = period;
        this.tx = tx;
        List<Row> found =
                tx.rows(BATCHES, interfaceCode, period.from(), period.to()).toList();
        batches = numbers(found.stream());
        others = numbers(found.stream().filter(row -> row.getInteger("contract_version") != version));
        found.stream()
                .map(row -> row.getInteger("contract_version"))
                .distinct()
                .forEach(of -> keyPlaces.put(of.toString(), keyPlaces(schemas.apply(of))));
    }

    private static Long[] numbers(Stream<Row> found) {
        return found.map(row -> row.getLong("number")).toArray(Long[]::new);
    }

    private static JsonArray keyPlaces(RecordSchema schema) {
        JsonArray places = new JsonArray();
        schema.key().forEach(field -> places.add(schema.fields().indexOf(field)));
        return places;
    }

    /** Whether anything was accepted for some day of the period, a NIL too. */
    boolean hasBatch() {
        return batches.length > 0;
    }

    Long[] batches() {
        return batches;
    }

    /** Bucket and digest of each, sorted by both. */
    void forEach(Consumer<Row> each) {
        tx.forEach(
                FETCHED_AT_ONCE,
                each,
                "select bucket, digest from (" + visible() + ") held order by bucket, digest",
                unit,
                batches,
                period.from(),
                period.to(),
                others);
    }

    /**
     * What is stated, what is held and what was set aside in some buckets: by identity, what was set aside last, then by digest, and
     * the stated before the held.
     */
    void forEachOfAll(UUID statement, Short[] buckets, Consumer<Row> each) {
        List<Object> parameters =
                new ArrayList<>(List.of(unit, batches, period.from(), period.to(), others, statement, buckets));
        String setAside = "";
        if (isKeyed()) {
            setAside = " union all " + setAside(2, "$8") + " and q.bucket = any ($7)";
            parameters.add(keyPlaces);
        }
        tx.forEach(
                FETCHED_AT_ONCE,
                each,
                "select * from (select 0 as side, identity, digest, key::text as key, null::bigint as batch, null::int as part,"
                        + " null::bigint as line from statement_record where statement = $6 and bucket = any ($7)"
                        + " union all select 1, identity, digest, key, _batch, _part, _line from (" + visible()
                        + ") held where bucket = any ($7)" + setAside
                        + ") sides order by identity, side = 2, digest, side, batch, part, line",
                parameters.toArray());
    }

    /** What was set aside in all buckets but some. */
    void forEachSetAside(Short[] but, Consumer<Row> each) {
        if (isKeyed()) {
            tx.forEach(
                    FETCHED_AT_ONCE,
                    each,
                    setAside(1, "$4") + " and q.bucket <> all ($5) order by batch, part, line",
                    batches,
                    period.from(),
                    period.to(),
                    keyPlaces,
                    but);
        }
    }

    /**
     * Doubles that the center took out itself, of batches that are within the period.
     *
     * @param first the number of the parameter that names the batches; the days of the period follow
     * @param places the parameter that says where the key is
     */
    private String setAside(int first, String places) {
        List<Field> key = table.schema().key();
        Function<Field, String> text = field ->
                "(q.cells ->> (" + places + "::jsonb -> b.contract_version::text ->> " + key.indexOf(field) + ")::int)";
        return "select 2 as side, " + identity(text) + " as identity, q.digest, " + key(text)
                + " as key, q.batch, q.part, q.line"
                + " from quarantine q join batch b on b.number = q.batch where q.batch = any ($" + first
                + ") and b.period_from >= $" + (first + 1) + " and b.period_to <= $" + (first + 2)
                + " and q.cells_are = 'CANONICAL' and q.failures @> '[{\"rule\": \"" + Rule.UNIQUE.code() + "\"}]'";
    }

    private String visible() {
        String bucket = isKeyed() ? "_bucket" : "get_byte(_said, 0)::smallint";
        String identity = isKeyed() ? identity(AssetTable::canonicalText) : "_said";
        return "select " + bucket + " as bucket, _said as digest, " + identity + " as identity, "
                + key(AssetTable::canonicalText)
                + " as key, _batch, _part, _line from (select *, case when _batch = any ($5) then " + digest()
                + " else _digest end as _said from " + table.name() + ") rows where _unit = $1 and _batch = any ($2)"
                + " and coalesce(" + table.day() + " between $3 and $4, true)"
                + " and not exists (select 1 from supersession s"
                + " where s.row_batch = _batch and s.row_part = _part and s.row_line = _line)";
    }

    private boolean isKeyed() {
        return !table.schema().key().isEmpty();
    }

    /** As {@link cn.etown.evidence.record.StoredRecord#digest} computes it; PostgreSQL writes a text as RFC 8785 does. */
    private String digest() {
        return table.schema().fields().stream()
                .sorted(Comparator.comparing(Field::name))
                .map(field -> AssetTable.literal('"' + field.name() + "\":") + " || "
                        + canonicalJson(field, AssetTable.canonicalText(field)))
                .collect(Collectors.joining(
                        ", ", "sha256(convert_to('{' || array_to_string(array[", "]::text[], ',') || '}', 'UTF8'))"));
    }

    /** As {@link cn.etown.evidence.record.RecordReader#identity} computes it. */
    private String identity(Function<Field, String> text) {
        return table.schema().key().stream()
                .map(field -> canonicalJson(field, text.apply(field)))
                .collect(Collectors.joining(" || ',' || ", "sha256(convert_to('[' || ", " || ']', 'UTF8'))"));
    }

    private static String canonicalJson(Field field, String text) {
        return field.type() == FieldType.BOOLEAN ? text : "to_json(" + text + ")::text";
    }

    private String key(Function<Field, String> text) {
        return isKeyed()
                ? table.schema().key().stream()
                        .map(text)
                        .collect(Collectors.joining(", ", "to_json(array[", "]::text[])::text"))
                : "null";
    }
}
