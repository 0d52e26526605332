package cn.etown.governance.clock;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;

/** How far each kind of duty was looked through for breaches, on which day. */
@ApplicationScoped
class BreachSweeps {

    /** Another day begins anew, whichever comes first by the clocks of two replicas: what is recorded is recorded once. */
    private static final String BEGIN = """
            insert into breach_sweep as known (duties, day, place) values (:duties, :today, '')
            on conflict (duties) do update set day = excluded.day, place = excluded.place where known.day <> excluded.day""";

    private static final String TAKE = """
            select place from breach_sweep where duties = :duties and day = :today and place is not null
            for update skip locked""";

    private static final String REACH = "update breach_sweep set place = :place where duties = :duties";

    /** Begins where that was not yet done today. */
    Uni<Void> begin(String duties, LocalDate today) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BEGIN)
                        .setParameter("duties", duties)
                        .setParameter("today", today)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The place to go on from, held until the transaction ends; {@code null} where all is done or another replica holds it. */
    Uni<String> take(String duties, LocalDate today) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE, String.class)
                        .setParameter("duties", duties)
                        .setParameter("today", today)
                        .getSingleResultOrNull());
    }

    /** Keeps how far it got; {@code null}, when it came to the end. */
    Uni<Void> reach(String duties, String place) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REACH)
                        .setParameter("duties", duties)
                        .setParameter("place", place)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
