package cn.etown.evidence.record;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import static cn.etown.evidence.record.RecordFixtures.DAY;
import static cn.etown.evidence.record.RecordFixtures.HEADING;
import static cn.etown.evidence.record.RecordFixtures.read;
import static cn.etown.evidence.record.RecordFixtures.reader;
import static cn.etown.evidence.record.RecordFixtures.sales;
import static cn.etown.evidence.record.RecordFixtures.salesIn;
import static cn.etown.evidence.record.RecordFixtures.salesWithoutKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RecordReaderTest {

    /** Every digest here was computed outside of Java, from the definition. */
    @Nested
    class Digests {

        private static final String TYPED = "6c7d3c82ad07f6f444b79460ddd770111c0cb774c5b014e2e527376795e17de6";

        @Test
        void areThoseOfTheCanonicalForm() {
            ReadRecord good =
                    read(sales(), "536365", "cafe\u0301\u0001\"", "06", "2.550", "2010-12-01 08:26:00", "true");

            assertThat(good.failures()).isEmpty();
            assertThat(hex(good)).isEqualTo(TYPED);
            assertThat(good.bucket()).isEqualTo(0x15);
        }

        @Test
        void areThoseOfTheCellsWhereOneCannotBeTyped() {
            ReadRecord bad = read(sales(), "536365", "A", "six", "2.55", "2010-12-01 08:26:00", "");

            assertThat(hex(bad)).isEqualTo("c5ee5d3ee889fcb367068eeeea0419bc1cf97791f5195792d41d9da3811994ba");
            assertThat(bad.bucket()).isEqualTo(0xc5);
        }

        @Test
        void placeARecordWithoutAKeyByItself() {
            ReadRecord good =
                    read(salesWithoutKey(), "536365", "caf\u00e9\u0001\"", "6", "2.55", "2010-12-01 08:26:00", "true");

            assertThat(hex(good)).isEqualTo(TYPED);
            assertThat(good.bucket()).isEqualTo(0x6c);
        }

        @Test
        void doNotDependOnTheOrderOfTheColumns() {
            ReadRecord good = turned().read(
                            2, List.of("true", "2010-12-01 08:26:00", "2.55", "6", "caf\u00e9\u0001\"", "536365"));

            assertThat(hex(good)).isEqualTo(TYPED);
        }

        @Test
        void areOfTheCellsInTheContractsOrderWhereTheirNumberFits() {
            ReadRecord bad = turned().read(2, List.of("", "2010-12-01 08:26:00", "2.55", "six", "A", "536365"));

            assertThat(bad.cells()).containsExactly("536365", "A", "six", "2.55", "2010-12-01 08:26:00", "");
            assertThat(hex(bad)).isEqualTo("c5ee5d3ee889fcb367068eeeea0419bc1cf97791f5195792d41d9da3811994ba");
        }

        @Test
        void areOfTheCellsAsSentWhereTheirNumberDoesNotFit() {
            ReadRecord bad = turned().read(2, List.of("six", "A", "536365"));

            assertThat(bad.cells()).containsExactly("six", "A", "536365");
            assertThat(hex(bad)).isEqualTo("98b8eee5ab22a43d41a586f80993b8c121aa9ad44b29c7cd956a2b23ce9ca329");
        }

        @Test
        void followTheZoneOfTheContract() {
            ReadRecord good = read(
                    salesIn("Asia/Tokyo"), "536365", "caf\u00e9\u0001\"", "6", "2.55", "2010-12-01 09:26:00", "true");

            assertThat(hex(good)).isEqualTo(TYPED);
        }

        private RecordReader turned() {
            return new RecordFormat(sales()).under(List.of("会员", "时间", "单价", "数量", "商品", "单号"), DAY);
        }

        private String hex(ReadRecord record) {
            return HexFormat.of().formatHex(record.digest());
        }
    }

    /** Every digest here was computed outside of Java, from the definition. */
    @Nested
    class Corrections {

        private final RecordReader correction = RecordFixtures.correction(sales());

        @Test
        void digestARecordThatIsPutInAsInAnyOtherBatch() {
            ReadRecord read = line("536365", "caf\u00e9\u0001\"", "6", "2.55", "2010-12-01 08:26:00", "true", "UPSERT");

            assertThat(read.isGood()).isTrue();
            assertThat(read.withdraws()).isFalse();
            assertThat(HexFormat.of().formatHex(read.digest())).isEqualTo(Digests.TYPED);
            assertThat(read.bucket()).isEqualTo(0x15);
        }

        @Test
        void digestWhatIsWithdrawnByItsKeyAndNothingElse() {
            ReadRecord alone = line("536365", "cafe\u0301", "", "", "", "", "WITHDRAW");
            ReadRecord whole = line("536365", "caf\u00e9", "six", "-1", "2011-01-01 08:26:00", "", "WITHDRAW");

            assertThat(alone.isGood()).isTrue();
            assertThat(alone.withdraws()).isTrue();
            assertThat(HexFormat.of().formatHex(alone.digest()))
                    .isEqualTo("5ebcd38e7407302e67d48e8772f3dbc8f2d3cbf3210e61ec7d2f0e42d34837e1");
            assertThat(alone.bucket()).as("that of the record with the key").isEqualTo(0x8f);
            assertThat(alone.canonicalText(1)).isEqualTo("caf\u00e9");
            assertThat(whole.isGood()).isTrue();
            assertThat(whole.digest()).isEqualTo(alone.digest());
        }

        @Test
        void withdrawWhatIsNamedInFull() {
            ReadRecord read = line("536365", "", "6", "2.55", "2010-12-01 08:26:00", "", "WITHDRAW");

            assertThat(read.failures()).extracting(Failure::rule).containsExactly(Rule.REQUIRED);
            assertThat(read.withdraws()).isTrue();
        }

        @Test
        void digestALineThatCannotBeReadWithItsOperation() {
            ReadRecord untyped = line("536365", "A", "six", "2.55", "2010-12-01 08:26:00", "", "UPSERT");
            ReadRecord unknown = line("536365", "A", "6", "2.55", "2010-12-01 08:26:00", "", "upsert");

            assertThat(untyped.failures()).extracting(Failure::rule).containsExactly(Rule.TYPE);
            assertThat(HexFormat.of().formatHex(untyped.digest()))
                    .isEqualTo("434cf78b2df82810b8f6082bafc18338f33bfb884606149c464bae1aea0d62f3");
            assertThat(unknown.failures()).extracting(Failure::rule).containsExactly(Rule.OPERATION);
            assertThat(HexFormat.of().formatHex(unknown.digest()))
                    .isEqualTo("5cc73b9b387342a065fc5b0f3c6c10c562ddd33f07fb404bf9b4520062180980");
        }

        @Test
        void haveTheirOperationInAnyColumnAndTellItLast() {
            RecordReader turned = new RecordFormat(sales())
                    .ofCorrections()
                    .under(List.of("_operation", "会员", "时间", "单价", "数量", "商品", "单号"), DAY);

            ReadRecord read = turned.read(2, List.of("WITHDRAW", "", "", "", "", "A", "536365"));

            assertThat(read.isGood()).isTrue();
            assertThat(read.cells()).containsExactly("536365", "A", "", "", "", "", "WITHDRAW");
            assertThat(turned.read(3, HEADING).failures())
                    .extracting(Failure::rule)
                    .containsExactly(Rule.COLUMNS);
        }

        @Test
        void areTheOnlyBatchesWithAnOperation() {
            RecordFormat format = new RecordFormat(sales());
            List<String> heading = List.of("单号", "商品", "数量", "单价", "时间", "会员", "_operation");

            assertThat(errors(() -> format.ofCorrections().under(HEADING, DAY))).containsExactly("/_operation");
            assertThat(errors(() -> format.under(heading, DAY))).containsExactly("/6");
        }

        private List<String> errors(ThrowingCallable reading) {
            return catchThrowableOfType(RuleRefused.class, reading).errors().stream()
                    .map(FieldError::pointer)
                    .toList();
        }

        private ReadRecord line(String... cells) {
            return correction.read(2, List.of(cells));
        }
    }

    @Test
    void quarantinesARecordWithAWrongNumberOfCells() {
        ReadRecord record = read(sales(), "536365", "A", "6");

        assertThat(record.failures()).extracting(Failure::rule).containsExactly(Rule.COLUMNS);
        assertThat(record.cells()).containsExactly("536365", "A", "6");
        assertThat(record.values()).containsOnlyNulls();
    }

    @Test
    void quarantinesWhatHappenedOutsideThePeriodByTheCountysDays() {
        assertThat(rules("2010-12-01 00:00:00")).isEmpty();
        assertThat(rules("2010-12-01 23:59:59")).isEmpty();
        assertThat(rules("2010-12-02 00:00:00")).containsExactly(Rule.PERIOD);
        assertThat(rules("2010-11-30 23:59:59")).containsExactly(Rule.PERIOD);
        assertThat(rules("")).containsExactly(Rule.REQUIRED);
    }

    @Test
    void countsTheDaysOfThePeriodInTheZoneOfTheContract() {
        ReadRecord inTokyo = read(salesIn("Asia/Tokyo"), "536365", "A", "6", "2.55", "2010-12-01 00:30:00", "");

        assertThat(inTokyo.failures()).isEmpty();
    }

    @Test
    void quarantinesAKeyTooLongForAnIndex() {
        assertThat(read(sales(), "5".repeat(334), "", "6", "2.55", "2010-12-01 08:26:00", "")
                        .failures())
                .extracting(Failure::rule)
                .containsExactly(Rule.REQUIRED);
        assertThat(read(sales(), "5".repeat(333), "A", "6", "2.55", "2010-12-01 08:26:00", "")
                        .failures())
                .extracting(Failure::rule)
                .containsExactly(Rule.KEY_LENGTH);
    }

    @Test
    void tellsTheFirstTwentyFailuresOfARecordAndHowManyMoreThereAre() {
        List<Field> fields = IntStream.range(0, 25)
                .mapToObj(i -> RecordFixtures.field("f" + i, i == 24 ? FieldType.DATE : FieldType.STRING)
                        .allowed(i == 24 ? "2010-12-01" : "yes")
                        .build())
                .toList();
        RecordFormat format = new RecordFormat(
                new RecordSchema("wide", RecordFixtures.COUNTY, null, null, List.of(), List.of(), fields));
        List<String> heading = fields.stream().map(Field::name).toList();
        List<String> cells = Collections.nCopies(25, "no");

        ReadRecord record = format.under(heading, DAY).read(2, cells);

        assertThat(record.failures()).hasSize(20).extracting(Failure::field).contains("f0", "f19");
        assertThat(record.moreFailures()).isEqualTo(5);
        assertThat(record.digest())
                .as("the digest of the cells, as the last one cannot be typed")
                .isEqualTo(new CanonicalRecord(List.of()).digestOfArray(cells.toArray(String[]::new)));
    }

    @Test
    void saysWhatIsWrongInBothLanguagesWithoutTheValue() {
        Failure failure = read(sales(), "536365", "A", "six", "2.55", "2010-12-01 08:26:00", "")
                .failures()
                .get(0);

        assertThat(failure.field()).isEqualTo("quantity");
        assertThat(failure.rule().clause()).isEqualTo("R3.2c");
        assertThat(failure.hint().zh()).startsWith("“数量”应为").doesNotContain("six");
        assertThat(failure.hint().en()).startsWith("数量 must be a whole number").doesNotContain("six");
    }

    @Nested
    class Headings {

        @Test
        void mustBeExactlyTheFields() {
            RuleRefused refusal = catchThrowableOfType(
                    RuleRefused.class,
                    () -> new RecordFormat(sales()).under(List.of("单号", "商品", "商品", "数量", "单价", "时间", "备注"), DAY));

            assertThat(refusal.code()).isEqualTo("columns-differ");
            assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("/会员", "/商品", "/6");
        }

        @Test
        void mayIncludeTheNotesOfAListOfRejects() {
            List<String> noted = new ArrayList<>(HEADING);
            noted.addAll(0, RecordFormat.NOTES);
            List<String> cells = new ArrayList<>(List.of("536365", "A", "6", "2.55", "2010-12-01 08:26:00", ""));
            ReadRecord plain = reader(sales()).read(2, cells);
            cells.addAll(0, RecordFormat.NOTES);

            ReadRecord read = new RecordFormat(sales()).under(noted, DAY).read(2, cells);

            assertThat(read.failures()).isEmpty();
            assertThat(read.digest()).isEqualTo(plain.digest());
            assertThat(read.cells()).isEqualTo(plain.cells());
        }

        @Test
        void areFoundByNameWhateverTheirOrder() {
            List<String> turned = List.of("会员", "时间", "单价", "数量", "商品", "单号");

            assertThat(turned).containsExactlyInAnyOrderElementsOf(HEADING);
            assertThat(new RecordFormat(sales()).under(turned, DAY)).isNotNull();
        }
    }

    private static List<Rule> rules(String soldAt) {
        return read(sales(), "536365", "A", "6", "2.55", soldAt, "").failures().stream()
                .map(Failure::rule)
                .toList();
    }
}
