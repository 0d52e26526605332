package cn.etown.collection.rollup;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.evidence.record.Measure;
import cn.etown.kit.sketch.DistinctSketch;
import cn.etown.kit.sketch.TextHash;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
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
    private List<DistinctSketch> ofItem;
    private List<DistinctSketch> ofDay;
    private Integer ordinal;
    private LocalDate day;
    private final List<Integer> ordinals = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();
    private final List<String> daysSketches = new ArrayList<>();
    private int held;

    private RollupSketches(BulkTransaction tx, UUID batch, List<String> names) {
        this.tx = tx;
        this.batch = batch;
        this.names = names;
    }

    /** Of the rows of batch {@code number}, whose items and days are there; nothing where the contract asks for none. */
    static void write(BulkTransaction tx, Contract contract, String unit, long number, UUID batch) {
        List<Measure> measures = contract.schema().distinctMeasures();
        if (measures.isEmpty()) {
            return;
        }
        RollupSketches sketches = new RollupSketches(
                tx, batch, measures.stream().map(Measure::name).toList());
        tx.forEach(FETCHED_AT_ONCE, sketches::add, rows(contract, measures), unit, number, batch);
        sketches.endItem();
        sketches.endDay();
        sketches.keep();
    }

    /** Ordinal and day of the item that each row belongs to, and for each measure the thing it counts there. */
    private static String rows(Contract contract, List<Measure> measures) {
        AssetTable table = new AssetTable(contract.schema());
        MeasureSql sql = new MeasureSql(contract.format());
        String things = IntStream.range(0, measures.size())
                .mapToObj(i -> sql.thing(measures.get(i)) + " as _thing" + i)
                .collect(Collectors.joining(", "));
        String names =
                IntStream.range(0, measures.size()).mapToObj(i -> "_thing" + i).collect(Collectors.joining(", "));
        return "select i.ordinal, i.day, " + names + " from (select " + table.day() + " as _day, " + sql.dimensions()
                + " as _dimensions, " + things + " from " + table.name()
                + " where _unit = $1 and _batch = $2 and not exists (select 1 from supersession s"
                + " where s.row_batch = _batch and s.row_part = _part and s.row_line = _line)) r"
                + " join rollup_item i on i.batch = $3 and i.day = r._day and i.dimensions = r._dimensions"
                + " order by i.ordinal";
    }

    private void add(Row row) {
        if (!row.getInteger(0).equals(ordinal)) {
            endItem();
            ordinal = row.getInteger(0);
            ofItem = empty();
        }
        if (!row.getLocalDate(1).equals(day)) {
            endDay();
            day = row.getLocalDate(1);
            ofDay = empty();
        }
        for (int i = 0; i < names.size(); i++) {
            String[] thing = row.getArrayOfStrings(i + 2);
            if (thing != null) {
                long hash = hash(thing);
                ofItem.get(i).add(hash);
                ofDay.get(i).add(hash);
            }
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
        if (ordinal != null) {
            items.add(json(ofItem));
            ordinals.add(ordinal);
            keepWhereMuchIsHeld();
        }
    }

    private void endDay() {
        if (day != null) {
            daysSketches.add(json(ofDay));
            days.add(day);
            keepWhereMuchIsHeld();
        }
    }

    private String json(List<DistinctSketch> sketches) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < sketches.size(); i++) {
            json.put(
                    names.get(i),
                    Base64.getEncoder().encodeToString(sketches.get(i).toBytes()));
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
