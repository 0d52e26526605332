package cn.etown.governance.clock;

import io.smallrye.mutiny.Uni;

import java.time.LocalDate;

/** Duties of one kind, with a day which nobody's clock runs for. */
public interface TimedDuties {

    /** What they are called where it is kept how far they were looked through; no others are called so. */
    String name();

    /**
     * Some of the duties whose day lies before {@code today}, in an order that stays; whether their breaches are recorded is of no
     * concern. Runs in a transaction of Hibernate Reactive.
     *
     * @param after the place that the page before names; empty for the first page
     * @param most at most this many are looked at
     */
    Uni<MissedPage> missed(LocalDate today, String after, int most);
}
