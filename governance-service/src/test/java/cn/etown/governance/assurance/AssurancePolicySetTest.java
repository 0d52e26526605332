package cn.etown.governance.assurance;

import cn.etown.evidence.due.Frequency;
import cn.etown.governance.GoldenEvents;
import cn.etown.governance.assurance.PolicyTerms.LatestArrival;
import cn.etown.governance.assurance.PolicyTerms.ListedDay;
import cn.etown.governance.assurance.domain.ArrivalTier;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class AssurancePolicySetTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 16);

    @Test
    void isToldWithRowsOfDaysAndWithoutAsTheGoldenFileHasIt() {
        var rows = List.of(
                new ListedDay(DAY, null, null),
                new ListedDay(DAY.plusDays(1), true, null),
                new ListedDay(DAY.plusDays(2), null, new LatestArrival(null, 2, true, "10:00")),
                new ListedDay(DAY.plusDays(3), false, new LatestArrival(null, 1, null, null)));

        GoldenEvents.assertTold(
                "assurance-events.json",
                AssurancePolicies.event(policy(1, null)),
                AssurancePolicies.event(policy(2, rows)));
    }

    private static AssurancePolicy policy(int number, List<ListedDay> days) {
        var author = new Caller("s-1", "operator", "etown-cli", Set.of(Roles.OPERATOR), Optional.empty(), "");
        return new AssurancePolicy(
                new UUID(0, number),
                "online-retail",
                number,
                new SetAssurancePolicyRequest(DAY, "原因", terms(days)),
                author,
                Instant.parse("2026-09-16T04:00:00Z"));
    }

    private static PolicyTerms terms(List<ListedDay> days) {
        var least = new BigDecimal("99");
        return new PolicyTerms(
                Frequency.DAILY,
                days,
                new LatestArrival(ArrivalTier.NEXT_DAY_09, null, null, null),
                null,
                List.of(new PolicyTerms.NothingDue(DAY.plusDays(10), DAY.plusDays(11), "春节停业")),
                new PolicyTerms.SupportHours(PolicyTerms.SupportDays.EVERY_DAY, "00:00", "24:00"),
                new PolicyTerms.Term(4, PolicyTerms.TermUnit.WORKING_HOURS),
                new PolicyTerms.Term(2, PolicyTerms.TermUnit.WORKING_DAYS),
                new PolicyTerms.Retention(24, 120, false),
                new PolicyTerms.Thresholds(least, least, least, least, least, least),
                new BigDecimal("1.00"));
    }
}
