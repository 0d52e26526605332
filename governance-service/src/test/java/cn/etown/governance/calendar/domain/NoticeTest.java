package cn.etown.governance.calendar.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NoticeTest {

    @Test
    void takesDaysOffOnAnyDayAndWorkedOnesOnWeekends() {
        var notice =
                new Notice(2026, List.of(day("2026-02-16", false), day("2026-02-15", false), day("2026-02-14", true)));

        assertThat(notice.days()).hasSize(3);
    }

    @Test
    void namesEveryDayThatCannotStandThere() {
        var days = List.of(
                day("2026-01-01", false), // fine
                day("2025-12-31", false), // another year
                day("2026-01-05", true), // a Monday
                day("2026-01-01", false), // twice
                day("2026-01-04", true), // fine
                day("2026-01-04", false)); // both

        assertThatThrownBy(() -> new Notice(2026, days)).isInstanceOfSatisfying(RuleRefused.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("calendar-day");
            assertThat(refusal.errors())
                    .extracting(FieldError::pointer)
                    .containsExactly("/days/1/day", "/days/2/day", "/days/3/day", "/days/5/day");
        });
    }

    private static Notice.Day day(String day, boolean working) {
        return new Notice.Day(LocalDate.parse(day), "节", working);
    }
}
