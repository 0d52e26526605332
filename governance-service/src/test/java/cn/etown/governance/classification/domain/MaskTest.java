package cn.etown.governance.classification.domain;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.ZoneId;

import static org.assertj.core.api.Assertions.assertThat;

class MaskTest {

    private final Mask mask = new Mask(ZoneId.of("Asia/Shanghai"), (key, text) -> key + "(" + text + ")");

    @ParameterizedTest
    @CsvSource({
        "13800001234, 4, *******1234",
        "1234,        4, ****",
        "34,          4, **",
        "山西省乡宁县,   2, ****宁县",
        "𠮷野家😀,      1, ***😀",
        "'',          4, ''"
    })
    void keepsTheLastCharactersAndNeverTheWhole(String value, int keep, String shown) {
        assertThat(mask.of(value, ValueKind.TEXT, keepLast(keep))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"张三丰, 1, 张*", "张, 1, *", "𠮷野家, 1, 𠮷*", "AB-12, 2, AB*", "AB, 2, *"})
    void truncatesTextToItsFirstCharactersAndNeverShowsTheWhole(String value, int keep, String shown) {
        assertThat(mask.of(value, ValueKind.TEXT, truncate(keep))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "12345.67, 2, 12000",
        "-12999,   2, -12000",
        "120.00,   2, 120",
        "120,      2, 120",
        "99.99,    2, 0",
        "0.05,     1, 0",
        "-7,       1, 0",
        "1e9,      1, ",
        "many,     1, "
    })
    void truncatesNumbersToTheirFirstDigits(String value, int keep, String shown) {
        assertThat(mask.of(value, ValueKind.NUMBER, truncate(keep))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE,      2024-02-29,                MONTH,   2024-02",
        "DATE,      2024-02-29,                QUARTER, 2024-Q1",
        "DATE,      2024-02-29,                YEAR,    2024",
        "DATE,      2024-12-31,                QUARTER, 2024-Q4",
        "DATE,      2023-02-29,                YEAR,    ",
        "DATE,      今天,                        YEAR,    ",
        "TIMESTAMP, 2023-12-31T15:59:59Z,      YEAR,    2023",
        "TIMESTAMP, 2023-12-31T16:00:00Z,      YEAR,    2024",
        "TIMESTAMP, 2024-02-29T23:59:59+08:00, MONTH,   2024-02",
        "TIMESTAMP, 2024-02-29T23:59:59,       MONTH,   2024-02",
        "TIMESTAMP, 2024-02-30T00:00:00,       MONTH,   "
    })
    void generalisesADayOfTheCounty(ValueKind kind, String value, Coarseness to, String shown) {
        assertThat(mask.of(value, kind, new Masking(MaskingMethod.GENERALISE_DATE, null, to, null)))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "141029,       COUNTY,   141029",
        "141029101,    COUNTY,   141029",
        "141029101206, COUNTY,   141029",
        "141029101206, CITY,     141000",
        "141029101,    PROVINCE, 140000",
        "141000,       COUNTY,   141000",
        "1410,         PROVINCE, ",
        "14102910a,    PROVINCE, ",
        "1410291012,   PROVINCE, "
    })
    void generalisesAPlace(String value, Coarseness to, String shown) {
        assertThat(mask.of(value, ValueKind.PLACE, new Masking(MaskingMethod.GENERALISE_PLACE, null, to, null)))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT,      é,                         k(é)",
        "NUMBER,    120.00,                    k(120)",
        "NUMBER,    120,                       k(120)",
        "NUMBER,    many,                      ",
        "DATE,      2024-02-29,                k(2024-02-29)",
        "TIMESTAMP, 2024-02-29T08:00:00+08:00, k(2024-02-29T00:00:00Z)",
        "TIMESTAMP, 2024-02-29T08:00:00,       k(2024-02-29T00:00:00Z)"
    })
    void hashesEqualValuesAlikeHoweverTheyAreWritten(ValueKind kind, String value, String shown) {
        assertThat(mask.of(value, kind, new Masking(MaskingMethod.HASH_WITH_KEY, null, null, "k")))
                .isEqualTo(shown);
    }

    @Test
    void hashesComposedAndDecomposedCharactersAlike() {
        var hash = new Masking(MaskingMethod.HASH_WITH_KEY, null, null, "k");

        assertThat(mask.of("e\u0301", ValueKind.TEXT, hash)).isEqualTo(mask.of("\u00e9", ValueKind.TEXT, hash));
    }

    @Test
    void showsAllOrNothingWhereToldSo() {
        assertThat(mask.of("值", ValueKind.TEXT, Masking.NOTHING)).isEqualTo("值");
        assertThat(mask.of("值", ValueKind.TEXT, Masking.EVERYTHING)).isNull();
    }

    @Property
    void makesNothingOfNothing(@ForAll("maskings") Masking masking, @ForAll ValueKind kind) {
        assertThat(mask.of(null, kind, masking)).isNull();
    }

    @Property
    void showsNoMoreCharactersThanAreKept(@ForAll String value, @ForAll @IntRange(min = 1, max = 50) int keep) {
        int length = value.codePointCount(0, value.length());

        String last = mask.of(value, ValueKind.TEXT, keepLast(keep));
        String first = mask.of(value, ValueKind.TEXT, truncate(keep));

        assertThat(last.codePointCount(0, last.length())).isEqualTo(length);
        assertThat(last).startsWith("*".repeat(length <= keep ? length : length - keep));
        assertThat(first.codePointCount(0, first.length())).isEqualTo(length <= keep ? 1 : keep + 1);
    }

    @Property
    void truncatesANumberTowardsZeroWhateverItsScale(
            @ForAll @BigRange(min = "-1e30", max = "1e30") BigDecimal value,
            @ForAll @IntRange(min = 1, max = 10) int keep) {
        String shown = mask.of(value.toPlainString(), ValueKind.NUMBER, truncate(keep));

        assertThat(new BigDecimal(shown).abs()).isLessThanOrEqualTo(value.abs());
        assertThat(mask.of(value.setScale(value.scale() + 2).toPlainString(), ValueKind.NUMBER, truncate(keep)))
                .isEqualTo(shown);
    }

    @Provide
    Arbitrary<Masking> maskings() {
        return Maskings.any();
    }

    private static Masking keepLast(int keep) {
        return new Masking(MaskingMethod.KEEP_LAST, keep, null, null);
    }

    private static Masking truncate(int keep) {
        return new Masking(MaskingMethod.TRUNCATE, keep, null, null);
    }
}
