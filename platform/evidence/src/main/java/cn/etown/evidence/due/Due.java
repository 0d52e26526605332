package cn.etown.evidence.due;

import cn.etown.evidence.record.Period;

import java.time.Instant;

/** What is due for a period. */
public sealed interface Due {

    Period period();

    /** Data are due, and late from {@code latest} on. */
    record Data(Period period, Instant latest) implements Due {}

    /** Nothing is due (免报); {@code reason} says why, in Chinese as the policy does. */
    record Nothing(Period period, Cause cause, String reason) implements Due {}

    /** What sort of reason there is for nothing being due. */
    enum Cause {
        /** The policy says so: of days, of a month or of a day. */
        EXEMPT_PERIOD,
        /** Data are sent for working days, and this is none. */
        NON_WORKING_DAY
    }
}
