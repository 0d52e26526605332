package cn.etown.governance.standard.domain;

import cn.etown.evidence.due.Arrival;
import cn.etown.evidence.due.Exemptions;
import cn.etown.evidence.due.Frequency;
import cn.etown.evidence.due.OwnRule;
import cn.etown.evidence.due.Schedule;
import cn.etown.governance.contract.domain.ServiceLevel;
import cn.etown.governance.standard.domain.PolicyCheck.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyCheckTest {

    private static final Arrival NEXT_DAY_09 = new Arrival(1, LocalTime.of(9, 0));

    @ParameterizedTest
    @CsvSource({
        "DAILY, frequency, 1, d, true",
        "DAILY, frequency, 2, d, false",
        "DAILY, frequency, 12, h, true",
        "DAILY, frequency, 25, hours, false",
        "WORKING_DAYS, frequency, 1, days, true",
        "WEEKLY, frequency, 1, w, true",
        "WEEKLY, frequency, 8, d, false",
        "TEN_DAYS, frequency, 10, d, true",
        "MONTHLY, frequency, 30, d, true",
        "MONTHLY, frequency, 1, mo, true",
        "MONTHLY, frequency, 2, months, false",
        "WEEKLY, frequency, 1, month, false",
        "YEARLY, frequency, 1, y, true",
        "QUARTERLY, frequency, 1, yr, false",
        "LISTED_DAYS, frequency, 9, y, true",
        "DAILY, frequency, daily, , true",
        "DAILY, frequency, 2, fortnights, true",
        "DAILY, latency, 1, d, true",
        "DAILY, latency, 24, h, true",
        "DAILY, latency, 4, d, false",
        "WORKING_DAYS, latency, 4, d, true",
        "DAILY, timeOfAvailability, 09:00, , true",
        "DAILY, timeOfAvailability, 09:30, , false",
        "DAILY, timeOfAvailability, 02:00+01:00, , true",
        "DAILY, timeOfAvailability, 03:00Z, , false",
        "DAILY, timeOfAvailability, soon, , true",
        "DAILY, retention, 2, y, true",
        "DAILY, retention, 24, months, true",
        "DAILY, retention, 3, y, false",
        "DAILY, retention, 1, y, false",
        "DAILY, generalAvailability, 2022-05-12, , true",
    })
    void findsWhatPromisesLessThanThePolicyAsks(
            Frequency frequency, String property, String value, String unit, boolean agrees) {
        assertThat(found(policy(frequency, NEXT_DAY_09, Map.of(), false), property, value, unit)
                        .isEmpty())
                .isEqualTo(agrees);
    }

    @Test
    void namesBothAndSaysWhatToDo() {
        assertThat(found(policy(Frequency.DAILY, NEXT_DAY_09, Map.of(), false), "frequency", "1", "w"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("service-level-contradicts-policy");
                    assertThat(finding.severity()).isEqualTo(Severity.MUST);
                    assertThat(finding.pointer()).isEqualTo("/slaProperties/0/value");
                    assertThat(finding.message().zh()).contains("frequency 1 w").contains("DAILY");
                    assertThat(finding.message().en()).contains("frequency 1 w").contains("DAILY");
                    assertThat(finding.whatToDo().zh()).isNotBlank();
                });
    }

    @Test
    void takesTheLatestOfTheMonthsAndKeepingForGoodForWhatTheyAre() {
        var later =
                policy(Frequency.MONTHLY, NEXT_DAY_09, Map.of(Month.JANUARY, new OwnRule(new Arrival(8, null))), true);

        assertThat(found(later, "latency", "8", "d")).isEmpty();
        assertThat(found(later, "latency", "9", "d")).hasSize(1);
        assertThat(found(later, "timeOfAvailability", "23:00", null)).isEmpty();
        assertThat(found(later, "retention", "50", "y")).hasSize(1);
    }

    /** What comes on the day itself comes within a day after it. */
    @ParameterizedTest
    @CsvSource({"4, h, true", "1, d, true", "24, h, true", "25, h, false"})
    void readsTheDayItselfGenerously(String value, String unit, boolean agrees) {
        var sameDay = policy(Frequency.DAILY, new Arrival(0, LocalTime.of(23, 0)), Map.of(), false);

        assertThat(found(sameDay, "latency", value, unit).isEmpty()).isEqualTo(agrees);
    }

    private static Policy policy(Frequency frequency, Arrival latest, Map<Month, OwnRule> months, boolean forGood) {
        return new Policy(
                new Schedule(frequency, Set.of(), latest, months, Map.of(), new Exemptions(List.of())), 24, forGood);
    }

    private static List<Finding> found(Policy policy, String property, String value, String unit) {
        var level = new ServiceLevel("/slaProperties/0", property, value, unit, null, null, null);
        return new PolicyCheck(policy, ZoneId.of("Asia/Shanghai")).of(List.of(level));
    }
}
