package cn.etown.monitoring.query;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DaysTest {

    private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);

    @Test
    void areAsManyAsALeapYearHas() {
        assertThatCode(() -> new Days(FIRST, LocalDate.of(2012, 12, 31))).doesNotThrowAnyException();
    }

    @Test
    void mayBeASingleOne() {
        assertThatCode(() -> new Days(FIRST, FIRST)).doesNotThrowAnyException();
    }

    @Test
    void areNotMore() {
        assertRefused(FIRST, LocalDate.of(2013, 1, 1));
    }

    @Test
    void areInOrder() {
        assertRefused(FIRST, FIRST.minusDays(1));
    }

    @Test
    void mustExist() {
        assertThatThrownBy(() -> Days.parse("from", "2011-02-29"))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(FieldError::detail)
                                .containsExactly(new Text("没有这一天：2011-02-29", "There is no day 2011-02-29")));
    }

    private static void assertRefused(LocalDate from, LocalDate to) {
        assertThatThrownBy(() -> new Days(from, to))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(FieldError::pointer)
                                .containsExactly("to"));
    }
}
