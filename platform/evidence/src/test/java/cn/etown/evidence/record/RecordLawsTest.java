package cn.etown.evidence.record;

import cn.etown.kit.json.CanonicalJson;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static cn.etown.evidence.record.RecordFixtures.DAY;
import static cn.etown.evidence.record.RecordFixtures.HEADING;
import static cn.etown.evidence.record.RecordFixtures.sales;
import static org.assertj.core.api.Assertions.assertThat;

class RecordLawsTest {

    private final RecordFormat format = new RecordFormat(sales());

    @Property(tries = 200)
    void anySplitInAnyOrderGivesTheSameDigestAndTotals(
            @ForAll("parts") List<List<String>> rows,
            @ForAll @IntRange(min = 1, max = 7) int parts,
            @ForAll long seed) {
        List<List<String>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));

        Counted whole = count(List.of(rows));
        Counted split = count(cut(shuffled, parts));

        assertThat(split.totals).isEqualTo(whole.totals);
        assertThat(split.digest).isEqualTo(whole.digest);
    }

    @Property(tries = 100)
    void oneRecordLostAndAnotherDoubledIsSeen(@ForAll("parts") List<List<String>> rows) {
        List<List<String>> distinct = new ArrayList<>(new LinkedHashSet<>(rows));
        Assume.that(distinct.size() > 1);
        List<List<String>> altered = new ArrayList<>(distinct);
        altered.set(0, distinct.get(1));

        assertThat(count(List.of(altered)).digest).isNotEqualTo(count(List.of(distinct)).digest);
    }

    @Property(tries = 500)
    void theBytesWrittenAreTheCanonicalJsonOfTheTree(@ForAll("texts") String order, @ForAll("texts") String product) {
        Comparable<?>[] values = {order, product, Decimals.parse("-12.50"), null, null, Boolean.FALSE};
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("order", order)
                .put("product", product)
                .put("quantity", "-12.5")
                .put("member", false);

        byte[] written =
                new CanonicalRecord(sales().fields().stream().map(Field::name).toList()).bytes(values);

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(CanonicalJson.text(tree));
    }

    @Property(tries = 2000)
    void theBytesOfANumberAreItsCanonicalText(@ForAll("numbers") BigDecimal number) {
        CanonicalRecord record = new CanonicalRecord(List.of("n"));

        assertThat(new String(record.bytes(new Comparable<?>[] {number}), StandardCharsets.US_ASCII))
                .isEqualTo("{\"n\":\"" + Decimals.text(number) + "\"}");
    }

    /** Short and long ones, of zeros and nines at either end too. */
    @Provide
    Arbitrary<BigDecimal> numbers() {
        Arbitrary<BigInteger> unscaled = Arbitraries.oneOf(
                Arbitraries.bigIntegers(),
                Arbitraries.longs().between(-1000, 1000).map(BigInteger::valueOf),
                Arbitraries.integers()
                        .between(0, Decimals.MAX_DIGITS)
                        .map(BigInteger.TEN::pow)
                        .flatMap(power -> Arbitraries.of(power, power.negate(), power.subtract(BigInteger.ONE))));
        return Combinators.combine(unscaled, Arbitraries.integers().between(-3, Decimals.MAX_DIGITS))
                .as(BigDecimal::new);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('\u0000', '\u0300')
                .withChars("\"\\/\b\f\n\r\t中文\u2028\ufeff\uffff")
                .ofMaxLength(20)
                .map(text -> text + "𠮷");
    }

    @Provide
    Arbitrary<List<List<String>>> parts() {
        Arbitrary<String> orders = Arbitraries.of("1", "2", "3", "", "e\u0301", "\u00e9");
        Arbitrary<String> numbers = Arbitraries.of("1", "2.50", "-3", "x", "", "0.0");
        Arbitrary<String> times = Arbitraries.of("2010-12-01 08:26:00", "2010-12-02 08:26:00", "never");
        return Combinators.combine(orders, numbers, numbers, times)
                .as((order, quantity, price, time) -> List.of(order, "A", quantity, price, time, ""))
                .list()
                .ofMaxSize(30);
    }

    private static List<List<List<String>>> cut(List<List<String>> rows, int parts) {
        List<List<List<String>>> cut = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            cut.add(rows.subList(rows.size() * part / parts, rows.size() * (part + 1) / parts));
        }
        return cut;
    }

    /** Reads every part by a reader of its own, as replicas would. */
    private Counted count(List<List<List<String>>> parts) {
        Map<Integer, List<byte[]>> buckets = new HashMap<>();
        Totals totals = format.totals();
        for (List<List<String>> part : parts) {
            RecordReader reader = format.under(HEADING, DAY);
            for (List<String> row : part) {
                ReadRecord record = reader.read(2, row);
                totals.add(record);
                buckets.computeIfAbsent(record.bucket(), bucket -> new ArrayList<>())
                        .add(record.digest());
            }
        }
        Map<Integer, byte[]> leaves = new HashMap<>();
        buckets.forEach((bucket, digests) -> leaves.put(bucket, RecordSetDigest.leaf(digests)));
        return new Counted(RecordSetDigest.root(leaves), totals.byName());
    }

    private record Counted(byte[] digest, Map<String, BigDecimal> totals) {}
}
