package cn.etown.collection.due;

import cn.etown.collection.due.domain.LoadedCalendar;
import cn.etown.evidence.due.Arrival;
import cn.etown.evidence.due.Exempt;
import cn.etown.evidence.due.Exemptions;
import cn.etown.evidence.due.Frequency;
import cn.etown.evidence.due.OwnRule;
import cn.etown.evidence.due.Schedule;
import cn.etown.evidence.record.Period;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Terms and calendars as governance's golden events tell them. */
class PolicyTermsTest {

    private static final Arrival NEXT_DAY_09 = new Arrival(1, false, LocalTime.of(9, 0));
    private static final LocalDate DAY = LocalDate.of(2027, 3, 15);

    @Test
    void readsWhatGovernanceTells() {
        JsonObject told = new JsonObject("""
                {"frequency": "DAILY", "latestArrival": {"tier": "NEXT_DAY_09", "daysAfter": null, "time": null},
                 "months": [], "nothingDue": [],
                 "supportHours": {"days": "WORKING_DAYS", "from": "08:30", "to": "24:00"},
                 "answerWithin": {"amount": 4, "unit": "WORKING_HOURS"}, "repairWithin": {"amount": 2, "unit": "WORKING_DAYS"},
                 "retention": {"originalsMonths": 24, "summariesMonths": 120, "forGood": false},
                 "thresholds": {"completeness": "99", "accuracy": "98"}, "rejectedShareLimit": "1"}""");

        assertThat(PolicyTerms.schedule(told))
                .isEqualTo(new Schedule(
                        Frequency.DAILY, Set.of(), NEXT_DAY_09, Map.of(), Map.of(), new Exemptions(List.of())));
    }

    @Test
    void readsRowsOfDaysOfMonthsAndOfWhatIsExempt() {
        JsonObject days = new JsonObject("""
                {"frequency": "LISTED_DAYS", "latestArrival": {"daysAfter": 2, "inWorkingDays": true},
                 "days": [{"day": "2027-03-15"},
                          {"day": "2027-03-16", "nothingDue": true},
                          {"day": "2027-03-17", "latestArrival": {"tier": "NEXT_DAY_09"}}],
                 "nothingDue": [{"from": "2027-03-20", "to": "2027-03-21", "reason": "停业"}]}""");
        JsonObject months = new JsonObject("""
                {"frequency": "MONTHLY", "latestArrival": {"tier": "MONTH_DAY_5"},
                 "months": [{"month": 1, "nothingDue": true, "latestArrival": null},
                            {"month": 2, "nothingDue": false, "latestArrival": {"daysAfter": 0, "time": "18:00"}}]}""");

        assertThat(PolicyTerms.schedule(days))
                .isEqualTo(new Schedule(
                        Frequency.LISTED_DAYS,
                        Set.of(DAY, DAY.plusDays(1), DAY.plusDays(2)),
                        new Arrival(2, true, null),
                        Map.of(),
                        Map.of(DAY.plusDays(1), new OwnRule(null), DAY.plusDays(2), new OwnRule(NEXT_DAY_09)),
                        new Exemptions(List.of(new Exempt(new Period(DAY.plusDays(5), DAY.plusDays(6)), "停业")))));
        assertThat(PolicyTerms.schedule(months).months())
                .isEqualTo(Map.of(
                        Month.JANUARY, new OwnRule(null),
                        Month.FEBRUARY, new OwnRule(new Arrival(0, false, LocalTime.of(18, 0)))));
    }

    /** Governance may offer further ones later. */
    @Test
    void readsTiersByTheirNames() {
        assertThat(arrivalOf("NEXT_DAY_17")).isEqualTo(new Arrival(1, LocalTime.of(17, 0)));
        assertThat(arrivalOf("MONTH_DAY_20")).isEqualTo(new Arrival(20, null));
    }

    private static Arrival arrivalOf(String tier) {
        JsonObject latest = JsonObject.of("tier", tier);
        return PolicyTerms.schedule(JsonObject.of("frequency", "DAILY", "latestArrival", latest))
                .latest();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"frequency\": \"HOURLY\", \"latestArrival\": {\"tier\": \"NEXT_DAY_09\"}}",
                "{\"frequency\": \"DAILY\"}",
                "{\"frequency\": \"DAILY\", \"latestArrival\": {}}",
                "{\"frequency\": \"DAILY\", \"latestArrival\": {\"tier\": \"NEXT_WEEK_1\"}}",
                "{\"frequency\": \"DAILY\", \"latestArrival\": {\"daysAfter\": -1}}",
                "{\"frequency\": \"DAILY\", \"latestArrival\": {\"daysAfter\": 1, \"time\": \"25:00\"}}"
            })
    void refusesWhatItCannotRead(String terms) {
        assertThatThrownBy(() -> PolicyTerms.schedule(new JsonObject(terms))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void readsTheShareOfRefusedRecordsOfPercent() {
        assertThat(PolicyTerms.rejectedShareLimit(new JsonObject("{\"rejectedShareLimit\": \"1.25\"}")))
                .contains(new BigDecimal("0.0125"));
        assertThat(PolicyTerms.rejectedShareLimit(new JsonObject())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "100.01", "few"})
    void refusesWhatIsNoShare(String percent) {
        assertThatThrownBy(() -> PolicyTerms.rejectedShareLimit(JsonObject.of("rejectedShareLimit", percent)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void readsTheCalendarThatGovernanceTells() {
        JsonArray days = new JsonArray("""
                [{"day": "2026-01-01", "name": "元旦", "working": false}, {"day": "2026-01-04", "name": "元旦", "working": true}]""");
        var calendar = new LoadedCalendar(List.of(FollowedCalendar.year(2026, days.encode())));

        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 1, 1))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 1, 4))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 1, 5))).isTrue();
    }
}
