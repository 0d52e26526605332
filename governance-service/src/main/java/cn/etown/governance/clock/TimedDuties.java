package cn.etown.governance.clock;

import io.smallrye.mutiny.Uni;

import java.time.LocalDate;
import java.util.List;

/** A feature that knows of duties with a day which nobody's clock runs for. */
public interface TimedDuties {

    /**
     * Duties whose day lies before {@code today} and of which no breach is recorded, in any order. Runs in a transaction of
     * Hibernate Reactive.
     *
     * @param most at most this many; fewer say that there are no more
     */
    Uni<List<Missed>> missed(LocalDate today, int most);
}
