package cn.etown.evidence.record;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.BigInteger;

import static org.assertj.core.api.Assertions.assertThat;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.000, 0",
        "-0.0, 0",
        "100, 100",
        "007, 7",
        "12.50, 12.5",
        "12.05, 12.05",
        "1.00, 1",
        "-10.10, -10.1",
        "12345678901234567890.1234567890, 12345678901234567890.123456789",
        "99999999999999999999999999999999999999, 99999999999999999999999999999999999999"
    })
    void haveOneText(String sent, String canonical) {
        assertThat(Decimals.text(Decimals.parse(sent))).isEqualTo(canonical);
    }

    /** Whether it is short or long, and ends in zeros or not. */
    @Property
    void endInNoZero(
            @ForAll
                    @BigRange(
                            min = "-99999999999999999999999999999999999999",
                            max = "99999999999999999999999999999999999999")
                    BigInteger unscaled,
            @ForAll @IntRange(max = 38) int scale,
            @ForAll @IntRange(max = 19) int zeros) {
        BigDecimal number = new BigDecimal(unscaled, scale).setScale(scale + zeros);

        BigDecimal canonical = Decimals.canonical(number);

        assertThat(canonical).isEqualByComparingTo(number);
        assertThat(canonical.scale())
                .isEqualTo(Math.max(0, number.stripTrailingZeros().scale()));
    }

    /** Short ones are read in another way than long ones. */
    @Property
    void areReadAsTheNumberTheyStandFor(
            @ForAll @BigRange(min = "-99999999999999999999", max = "99999999999999999999") BigInteger unscaled,
            @ForAll @IntRange(max = 12) int scale,
            @ForAll @IntRange(max = 3) int zeros) {
        BigDecimal number = new BigDecimal(unscaled, scale);
        String sent = (number.signum() < 0 ? "-" : "")
                + "0".repeat(zeros)
                + number.abs().toPlainString();

        assertThat(Decimals.parse(sent)).isEqualTo(Decimals.canonical(number));
    }
}
