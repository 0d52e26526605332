package cn.etown.collection.profile.domain;

import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.RecordReader;
import cn.etown.evidence.record.RecordSchema;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordProfileTest {

    private static final RecordFormat FORMAT = new RecordFormat(new RecordSchema(
            "lines",
            ZoneOffset.UTC,
            null,
            null,
            List.of(),
            List.of(),
            List.of(
                    field("order", FieldType.STRING, 1),
                    field("price", FieldType.NUMBER, null),
                    field("day", FieldType.DATE, null),
                    field("at", FieldType.TIMESTAMP, null),
                    field("hour", FieldType.TIME, null),
                    field("member", FieldType.BOOLEAN, null))));

    private final RecordReader reader =
            FORMAT.under(FORMAT.headings(), new Period(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 1)));

    @Test
    void countsCellsOfAllRecordsAndValuesOfThoseThatConform() {
        RecordProfile profile = open();

        add(profile, "a", "2.50", "2010-12-01", "", "", "true");
        add(profile, "b", "-1", "", "", "", "");
        add(profile, "", "3", "2010-12-02", "", "", "");
        add(profile, "c", "zwei", "2010-12-02", "", "", "");
        add(profile, "d");

        assertThat(profile.received()).isEqualTo(5);
        assertThat(profile.unreadable()).isEqualTo(1);
        assertThat(profile.conforming()).isEqualTo(2);
        assertThat(profile.requiredCells()).isEqualTo(4);
        assertThat(profile.requiredCellsFilled()).isEqualTo(3);
        FieldProfile price = profile.fields().get(1);
        assertThat(price.values()).isEqualTo(2);
        assertThat(price.untyped()).isEqualTo(1);
        assertThat(price.minimum()).contains("-1");
        assertThat(price.maximum()).contains("2.5");
        assertThat(price.sum()).hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("1.5"));
        assertThat(price.mean()).hasValueSatisfying(mean -> assertThat(mean).isEqualByComparingTo("0.75"));
        FieldProfile day = profile.fields().get(2);
        assertThat(day.empty()).isEqualTo(1);
        assertThat(day.emptyConforming()).isEqualTo(1);
        assertThat(day.frequent()).containsExactly(new FrequentValue("2010-12-01", 1, 1));
        assertThat(profile.fields().get(0).empty()).isEqualTo(1);
    }

    @Test
    void keepsNoValueOfAFieldThatIsNotOpen() {
        RecordProfile profile = new RecordProfile(FORMAT, "price"::equals);
        add(profile, "秘密", "2", "", "", "", "");

        FieldProfile order = RecordProfile.of(profile.toBytes()).fields().get(0);

        assertThat(order.isOpen()).isFalse();
        assertThat(order.minimum()).isEmpty();
        assertThat(order.frequent()).isEmpty();
        assertThat(order.distinct().estimate()).isEqualTo(1);
        assertThat(new String(profile.toBytes(), StandardCharsets.UTF_8)).doesNotContain("秘密");
    }

    @Test
    void forgetsWhatIsNotOpenAnyMore() {
        RecordProfile profile = open();
        add(profile, "a", "2", "", "", "", "");

        profile.close("order"::equals);

        assertThat(profile.fields().get(0).frequent()).isNotEmpty();
        assertThat(profile.fields().get(1).sum()).isEmpty();
        assertThat(profile.fields().get(1).frequent()).isEmpty();
    }

    @Property(tries = 40)
    void theProfilesOfAnyPiecesAddUpToThatOfTheWhole(
            @ForAll @IntRange(min = 0, max = 400) int records,
            @ForAll @IntRange(min = 1, max = 6) int pieces,
            @ForAll Random random) {
        List<String[]> lines = lines(records, random);
        RecordProfile whole = open();
        lines.forEach(line -> add(whole, line));
        Collections.shuffle(lines, random);
        List<RecordProfile> parts =
                IntStream.range(0, pieces).mapToObj(piece -> open()).toList();
        lines.forEach(line -> add(parts.get(random.nextInt(pieces)), line));

        RecordProfile merged = open();
        parts.forEach(part -> merged.add(RecordProfile.of(part.toBytes())));

        assertThat(merged.received()).isEqualTo(whole.received());
        assertThat(merged.unreadable()).isEqualTo(whole.unreadable());
        assertThat(merged.conforming()).isEqualTo(whole.conforming());
        assertThat(merged.requiredCellsFilled()).isEqualTo(whole.requiredCellsFilled());
        for (int place = 0; place < whole.fields().size(); place++) {
            assertSame(merged.fields().get(place), whole.fields().get(place));
        }
    }

    @Test
    void readsNoOtherBytes() {
        byte[] bytes = open().toBytes();

        assertThatThrownBy(() -> RecordProfile.of(new byte[] {9})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordProfile.of(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Different orders and prices are too many for their frequencies to be exact. */
    private static void assertSame(FieldProfile merged, FieldProfile whole) {
        assertThat(merged.empty()).isEqualTo(whole.empty());
        assertThat(merged.untyped()).isEqualTo(whole.untyped());
        assertThat(merged.emptyConforming()).isEqualTo(whole.emptyConforming());
        assertThat(merged.values()).isEqualTo(whole.values());
        assertThat(merged.distinct().toBytes()).isEqualTo(whole.distinct().toBytes());
        assertThat(merged.minimum()).isEqualTo(whole.minimum());
        assertThat(merged.maximum()).isEqualTo(whole.maximum());
        assertThat(merged.mean()).isEqualTo(whole.mean());
        if (whole.distinct().estimate() <= FrequentValues.MOST) {
            assertThat(merged.frequent()).isEqualTo(whole.frequent());
        }
    }

    private static List<String[]> lines(int records, Random random) {
        List<String[]> lines = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            lines.add(new String[] {
                random.nextInt(20) == 0 ? "" : "单" + random.nextInt(300),
                random.nextInt(10) == 0 ? "x" : random.nextInt(30) + "." + (1 + random.nextInt(9)),
                "2010-12-0" + (1 + random.nextInt(9)),
                random.nextInt(3) == 0 ? "" : "2010-12-01T08:26:0" + random.nextInt(9) + "Z",
                "08:26:0" + random.nextInt(9),
                random.nextBoolean() ? "true" : "false"
            });
        }
        return lines;
    }

    private static RecordProfile open() {
        return new RecordProfile(FORMAT, field -> true);
    }

    private void add(RecordProfile profile, String... cells) {
        ReadRecord record = reader.read(2, List.of(cells));
        profile.add(record);
    }

    private static Field field(String name, FieldType type, Integer key) {
        return Field.of(name, type, key);
    }
}
