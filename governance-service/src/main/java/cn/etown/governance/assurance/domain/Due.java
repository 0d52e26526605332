package cn.etown.governance.assurance.domain;

import java.time.Instant;

/** What is due for a period. */
public sealed interface Due {

    Period period();

    /** Data are due, and late from {@code latest} on. */
    record Data(Period period, Instant latest) implements Due {}

    /** Nothing is due (免报); {@code reason} says why, in Chinese as the policy does. */
    record Nothing(Period period, String reason) implements Due {}
}
