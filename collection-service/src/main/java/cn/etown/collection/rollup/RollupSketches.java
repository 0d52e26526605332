package cn.etown.collection.rollup;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.evidence.record.Measure;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.kit.sketch.DistinctSketch;
import cn.etown.kit.sketch.KeyedHash;
import cn.etown.kit.sketch.TextHash;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gives the items and days of a rollup their sketches: of the batch's rows that are visible now, in one pass over them. The
 * database cannot build sketches, and two of them cannot be taken from one another; so no difference is made here, and what a later
 * correction takes away is left out when the rollup is computed anew.
 */
final class RollupSketches {

    private static final int FETCHED_AT_ONCE = 5000;
    /** So many bytes of sketches are held and then written. */
    private static final int HELD = 1 << 20;

    private static final String KEEP_ITEMS = """
            update rollup_item i set sketches = s.sketches::jsonb
            from unnest($2::integer[], $3::text[]) as s (ordinal, sketches) where i.batch = $1 and i.ordinal = s.ordinal""";

    private static final String KEEP_DAYS = """
            update rollup_day d set sketches = s.sketches::jsonb
            from unnest($2::date[], $3::text[]) as s (day, sketches) where d.batch = $1 and d.day = s.day""";

    private final BulkTransaction tx;
    private final UUID batch;
    private final List<String> names;
    /** The measures of which anybody may see the sketches. */
    private final Set<String> open;

    private final KeyedHash keyed;
    private List<DistinctSketch> ofItem;
    private List<DistinctSketch> ofDay;
    private int ordinal;
    private LocalDate day;
    private final List<Integer> ordinals = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();
    private final List<String> daysSketches = new ArrayList<>();
    private int held;
    private boolean itemHasRows;
    private boolean dayHasRows;

    private RollupSketches(BulkTransaction tx, UUID batch, List<String> names, Set<String> open, KeyedHash keyed) {
        this.tx = tx;
        this.batch = batch;
        this.names = names;
        this.open = open;
        this.keyed = keyed;
    }

    /** Of the rows of batch {@code number}, whose items and days are there; nothing where the contract asks for none. */
    static void write(BulkTransaction tx, Contract contract, long number, UUID batch, RollupSecrecy secrecy) {
        List<Measure> measures = contract.schema().distinctMeasures();
        if (measures.isEmpty()) {
            return;
        }
        RollupSketches sketches = new RollupSketches(
                tx,
                batch,
                measures.stream().map(Measure::name).toList(),
                secrecy.open(contract, batch, tx),
                new KeyedHash(secrecy.key(tx)));
        tx.forEach(FETCHED_AT_ONCE, sketches::add, rows(contract, measures), number, batch);
        sketches.endItem();
        sketches.endDay();
        sketches.keep();
    }

    /**
     * Each item of the rollup, with its ordinal, before the rows that belong to it, with the thing that each is about for each measure.
     * Both are sorted together: the database knows too little of rows just written to join them well. Of a correction's items those
     * are left out that replaced rows make by other dimensions, as another version of the contract had them: no row of its own belongs to
     * one, and by the dimensions that both versions have it would be taken for another item.
     */
    private static String rows(Contract contract, List<Measure> measures) {
        RecordSchema schema = contract.schema();
        AssetTable table = new AssetTable(schema);
        MeasureSql sql = new MeasureSql(contract.format());
        List<String> dimensions = schema.dimensions();
        String ofItem = columns(dimensions, name -> "dimensions ->> " + AssetTable.literal(name), "_dimension")
                + columns(measures, measure -> "null::text[]", "_thing");
        String ofRow = columns(dimensions, name -> AssetTable.canonicalText(schema.field(name)), "_dimension")
                + columns(measures, sql::thing, "_thing");
        String order = IntStream.range(0, dimensions.size())
                .mapToObj(i -> "_dimension" + i + " collate \"C\", ")
                .collect(Collectors.joining());
        return "select _ordinal, _day" + columns(measures, measure -> "_thing" + measures.indexOf(measure), "_of")
                + " from (select ordinal as _ordinal, day as _day" + ofItem + " from rollup_item where batch = $2"
                + " and " + hasThe(dimensions)
                + " union all select null, " + table.day() + ofRow + " from "
                + table.ofBatch("$1") + " and not exists (select 1 from supersession s"
                + " where s.row_batch = _batch and s.row_part = _part and s.row_line = _line)) rows"
                + " order by _day, " + order + "_ordinal nulls last";
    }

    private static String hasThe(List<String> dimensions) {
        String names =
                dimensions.stream().map(AssetTable::literal).collect(Collectors.joining(", ", "array[", "]::text[]"));
        return "dimensions ?& " + names + " and dimensions - " + names + " = '{}'";
    }

    /** One more column for each of {@code things}. */
    private static <T> String columns(List<T> things, Function<T, String> column, String name) {
        return IntStream.range(0, things.size())
                .mapToObj(i -> ", " + column.apply(things.get(i)) + " as " + name + i)
                .collect(Collectors.joining());
    }

    private void add(Row row) {
        if (row.getInteger(0) != null) {
            begin(row.getInteger(0), row.getLocalDate(1));
            return;
        }
        itemHasRows = true;
        dayHasRows = true;
        for (int i = 0; i < names.size(); i++) {
            String[] thing = row.getArrayOfStrings(i + 2);
            if (thing != null) {
                long hash = open.contains(names.get(i)) ? hash(thing) : keyed.of(thing);
                ofItem.get(i).add(hash);
                ofDay.get(i).add(hash);
            }
        }
    }

    private void begin(int item, LocalDate itsDay) {
        endItem();
        ordinal = item;
        ofItem = empty();
        if (!itsDay.equals(day)) {
            endDay();
            day = itsDay;
            ofDay = empty();
        }
    }

    private List<DistinctSketch> empty() {
        return names.stream().map(name -> new DistinctSketch()).toList();
    }

    /** Of one text that of the text; of several a mixture in which each and its place counts. */
    private static long hash(String[] thing) {
        long hash = TextHash.of(thing[0]);
        for (int i = 1; i < thing.length; i++) {
            hash = TextHash.mix(hash + TextHash.of(thing[i]) * (2L * i + 1));
        }
        return hash;
    }

    private void endItem() {
        if (itemHasRows) {
            itemHasRows = false;
            items.add(json(ofItem));
            ordinals.add(ordinal);
            keepWhereMuchIsHeld();
        }
    }

    private void endDay() {
        if (dayHasRows) {
            dayHasRows = false;
            daysSketches.add(json(ofDay));
            days.add(day);
            keepWhereMuchIsHeld();
        }
    }

    private String json(List<DistinctSketch> sketches) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < sketches.size(); i++) {
            String base64 = Base64.getEncoder().encodeToString(sketches.get(i).toBytes());
            String name = names.get(i);
            json.put(name, open.contains(name) ? base64 : JsonObject.of(DistinctCount.KEYED, base64));
        }
        String text = json.encode();
        held += text.length();
        return text;
    }

    private void keepWhereMuchIsHeld() {
        if (held > HELD) {
            keep();
        }
    }

    private void keep() {
        keep(KEEP_ITEMS, ordinals.toArray(Integer[]::new), items);
        keep(KEEP_DAYS, days.toArray(LocalDate[]::new), daysSketches);
        ordinals.clear();
        days.clear();
        held = 0;
    }

    private void keep(String update, Object[] keys, List<String> sketches) {
        tx.run(update, batch, keys, sketches.toArray(String[]::new));
        sketches.clear();
    }
}
