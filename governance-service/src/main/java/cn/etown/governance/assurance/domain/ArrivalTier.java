package cn.etown.governance.assurance.domain;

import cn.etown.evidence.due.Arrival;
import cn.etown.evidence.due.Frequency;

import java.time.LocalTime;

/** The tiers of latest arrival in common use; from the deadlines of live operators' interfaces (rules of the house). */
public enum ArrivalTier {
    NEXT_DAY_09(1, LocalTime.of(9, 0)),
    NEXT_DAY_11(1, LocalTime.of(11, 0)),
    NEXT_DAY_13(1, LocalTime.of(13, 0)),
    NEXT_DAY_15(1, LocalTime.of(15, 0)),
    MONTH_DAY_3(3, null),
    MONTH_DAY_5(5, null),
    MONTH_DAY_8(8, null),
    MONTH_DAY_10(10, null),
    MONTH_DAY_15(15, null);

    private final Arrival arrival;

    ArrivalTier(int daysAfter, LocalTime time) {
        this.arrival = new Arrival(daysAfter, time);
    }

    public Arrival arrival() {
        return arrival;
    }

    /** Whether it is meant for data that are sent so often. */
    public boolean suits(Frequency frequency) {
        return name().startsWith("MONTH") == frequency.endsWithAMonth();
    }
}
