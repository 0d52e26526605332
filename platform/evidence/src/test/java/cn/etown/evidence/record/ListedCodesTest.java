package cn.etown.evidence.record;

import cn.etown.evidence.record.ListedCodes.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import static cn.etown.evidence.record.RecordFixtures.DAY;
import static org.assertj.core.api.Assertions.assertThat;

class ListedCodesTest {

    @ParameterizedTest
    @CsvSource({
        ", , true",
        "2010-12-01, 2010-12-01, true",
        "2010-12-02, , false",
        ", 2010-11-30, false",
        "2010-11-01, 2010-12-31, true"
    })
    void areInUseOnSomeDayOfThePeriod(LocalDate from, LocalDate until, boolean inUse) {
        ListedCodes codes = new ListedCodes(List.of(new Code("a", from, until)));

        assertThat(codes.have("a", DAY)).isEqualTo(inUse);
    }

    @Test
    void areTheSameTextHoweverItIsSpelt() {
        ListedCodes codes = new ListedCodes(List.of(code("cafe\u0301"), code("th\u00e9")));

        assertThat(codes.have("caf\u00e9", DAY)).isTrue();
        assertThat(codes.have("cafe\u0301", DAY)).isTrue();
        assertThat(codes.have("the\u0301", DAY)).isTrue();
        assertThat(codes.have("the", DAY)).isFalse();
    }

    @Test
    void areTheSameNumberHoweverManyZerosTheyBeginWith() {
        ListedCodes codes = new ListedCodes(List.of(code("01"), code("2"), code("3.10")));

        assertThat(codes.have(new BigDecimal("1"), DAY)).isTrue();
        assertThat(codes.have(new BigDecimal("2"), DAY)).isTrue();
        assertThat(codes.have(new BigDecimal("3.1"), DAY)).isTrue();
        assertThat(codes.have(new BigDecimal("10"), DAY)).isFalse();
    }

    /** Text keeps its zeros. */
    @Test
    void ofTextAreWhatTheyAre() {
        ListedCodes codes = new ListedCodes(List.of(code("01")));

        assertThat(codes.have("01", DAY)).isTrue();
        assertThat(codes.have("1", DAY)).isFalse();
    }

    @Test
    void ofOneNumberAreInUseWhereOneOfThemIs() {
        LocalDate before = DAY.from().minusDays(1);
        ListedCodes codes = new ListedCodes(
                List.of(new Code("1", null, before), new Code("01", null, null), new Code("001", null, before)));

        assertThat(codes.have(new BigDecimal("1"), DAY)).isTrue();
    }

    private static Code code(String code) {
        return new Code(code, null, null);
    }
}
