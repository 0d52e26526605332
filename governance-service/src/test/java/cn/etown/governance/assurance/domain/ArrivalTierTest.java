package cn.etown.governance.assurance.domain;

import cn.etown.evidence.due.Due;
import cn.etown.evidence.due.Exemptions;
import cn.etown.evidence.due.Frequency;
import cn.etown.evidence.due.Schedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ArrivalTierTest {

    private static final LocalDate FIRST_OF_FEBRUARY = LocalDate.of(2026, 2, 1);

    @ParameterizedTest
    @CsvSource({
        "NEXT_DAY_09,DAILY,2026-02-02T01:00:00Z",
        "NEXT_DAY_11,DAILY,2026-02-02T03:00:00Z",
        "NEXT_DAY_13,DAILY,2026-02-02T05:00:00Z",
        "NEXT_DAY_15,DAILY,2026-02-02T07:00:00Z",
        "MONTH_DAY_3,MONTHLY,2026-03-03T16:00:00Z",
        "MONTH_DAY_5,MONTHLY,2026-03-05T16:00:00Z",
        "MONTH_DAY_8,MONTHLY,2026-03-08T16:00:00Z",
        "MONTH_DAY_10,MONTHLY,2026-03-10T16:00:00Z",
        "MONTH_DAY_15,MONTHLY,2026-03-15T16:00:00Z"
    })
    void isATimeOfTheNextDayOrTheEndOfADayOfTheNextMonth(ArrivalTier tier, Frequency frequency, Instant latest) {
        var schedule = new Schedule(frequency, Set.of(), tier.arrival(), Map.of(), Map.of(), new Exemptions(List.of()));
        var period = schedule.periodBeginning(FIRST_OF_FEBRUARY).orElseThrow();

        assertThat(schedule.dueOf(period, day -> true, ZoneId.of("Asia/Shanghai")))
                .isEqualTo(new Due.Data(period, latest));
    }

    @ParameterizedTest
    @CsvSource({
        "NEXT_DAY_09,WEEKLY,true",
        "NEXT_DAY_15,TEN_DAYS,true",
        "NEXT_DAY_15,MONTHLY,false",
        "MONTH_DAY_10,QUARTERLY,true",
        "MONTH_DAY_15,YEARLY,true",
        "MONTH_DAY_3,DAILY,false",
        "MONTH_DAY_3,LISTED_DAYS,false"
    })
    void suitsDataThatEndWithAMonthOrAllOthers(ArrivalTier tier, Frequency frequency, boolean suits) {
        assertThat(tier.suits(frequency)).isEqualTo(suits);
    }
}
