package cn.etown.collection.rollup;

import cn.etown.evidence.record.Addend;
import cn.etown.evidence.record.Decimals;
import cn.etown.evidence.record.EventDays;
import cn.etown.evidence.record.Measure;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordSchema;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the records of one part add to the rollup of its batch, by day and dimensions, gathered as they stream by: the same as
 * {@link MeasureSql} makes of their rows. Memory is bounded: of too many items none is kept. Nor is any where they are not far fewer than
 * the records, whose rows are read as soon. Not safe for use by two threads at once.
 */
public final class PartRollup {

    /** Days, dimensions and measures of all items. */
    private static final int MOST_FIGURES = 50_000;
    /** Characters of the dimensions of all items. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private static final int LEAST_RECORDS_AN_ITEM = 10;
    private static final int NO_EVENT_DATE = -1;
    private static final JsonFactory JSON = new JsonFactory();

    private final RecordSchema schema;
    private final List<Measure> measures;
    private final Addend[] addends;
    private final int[] dimensions;
    private final int eventDate;
    private final EventDays eventDays;

    private final Map<Long, Map<Values, Item>> days = new HashMap<>();
    private long day;
    private Map<Values, Item> ofDay;
    private long records;
    private int items;
    private long characters;
    private boolean tooMuch;

    public PartRollup(RecordSchema schema) {
        this.schema = schema;
        measures = schema.additiveMeasures();
        addends = measures.stream().map(measure -> new Addend(measure, schema)).toArray(Addend[]::new);
        dimensions = schema.dimensions().stream().mapToInt(schema::place).toArray();
        eventDate = Rollups.hasItems(schema) ? schema.place(schema.eventDate()) : NO_EVENT_DATE;
        eventDays = new EventDays(schema.zone());
    }

    /** Counts a record that conforms and does not withdraw another. */
    public void add(ReadRecord record) {
        if (eventDate == NO_EVENT_DATE || tooMuch) {
            return;
        }
        records++;
        Item item = item(record);
        if (tooMuch) {
            return;
        }
        for (int i = 0; i < addends.length; i++) {
            if (measures.get(i).isSum()) {
                item.add(i, addends[i].of(record));
            } else if (addends[i].counts(record)) {
                item.counts[i]++;
            }
        }
    }

    /** The items as JSON: their days, from 1970-01-01, with dimensions and measures; nothing where none are to be kept. */
    Optional<String> items() {
        if (eventDate == NO_EVENT_DATE || tooMuch || (long) items * LEAST_RECORDS_AN_ITEM > records) {
            return Optional.empty();
        }
        StringWriter written = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(written)) {
            json.writeStartArray();
            for (var itsDay : days.entrySet()) {
                for (var item : itsDay.getValue().entrySet()) {
                    write(itsDay.getKey(), item.getKey(), item.getValue(), json);
                }
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Optional.of(written.toString());
    }

    private void write(long itsDay, Values values, Item item, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("day", itsDay);
        json.writeObjectFieldStart("dimensions");
        for (int i = 0; i < dimensions.length; i++) {
            json.writeStringField(schema.dimensions().get(i), values.texts[i]);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("measures");
        for (int i = 0; i < addends.length; i++) {
            Measure measure = measures.get(i);
            json.writeStringField(
                    measure.name(), measure.isSum() ? Decimals.text(item.sums[i]) : Long.toString(item.counts[i]));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private Item item(ReadRecord record) {
        String[] texts = new String[dimensions.length];
        for (int i = 0; i < texts.length; i++) {
            Comparable<?> value = record.values()[dimensions[i]];
            texts[i] = value == null ? null : ReadRecord.canonicalText(value);
        }
        Map<Values, Item> all = ofDay(record.values()[eventDate]);
        Values values = new Values(texts);
        Item known = all.get(values);
        return known == null ? begin(values, all) : known;
    }

    private Item begin(Values values, Map<Values, Item> all) {
        items++;
        for (String value : values.texts) {
            characters += value == null ? 0 : value.length();
        }
        Item item = new Item(addends.length);
        all.put(values, item);
        long figures = (1L + dimensions.length + addends.length) * items;
        if (figures > MOST_FIGURES || characters > MOST_CHARACTERS) {
            tooMuch = true;
            days.clear();
            ofDay = null;
        }
        return item;
    }

    /** Records of one day come together as a rule. */
    private Map<Values, Item> ofDay(Comparable<?> happened) {
        long itsDay = eventDays.of(happened);
        if (ofDay == null || itsDay != day) {
            day = itsDay;
            ofDay = days.computeIfAbsent(itsDay, none -> new HashMap<>());
        }
        return ofDay;
    }

    /** The dimensions of an item in canonical text, {@code null} where it has none. In an order, as anybody can send texts of one hash. */
    private static final class Values implements Comparable<Values> {

        private final String[] texts;

        Values(String[] texts) {
            this.texts = texts;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Values values && Arrays.equals(texts, values.texts);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(texts);
        }

        @Override
        public int compareTo(Values other) {
            return Arrays.compare(texts, other.texts);
        }
    }

    /** The measures of an item by their place: of each either its sum or its count. */
    private static final class Item {

        private final BigDecimal[] sums;
        private final long[] counts;

        Item(int measures) {
            sums = new BigDecimal[measures];
            Arrays.fill(sums, BigDecimal.ZERO);
            counts = new long[measures];
        }

        void add(int measure, BigDecimal added) {
            if (added != null) {
                sums[measure] = sums[measure].add(added);
            }
        }
    }
}
