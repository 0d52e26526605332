package cn.etown.kit.work;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Work that falls due with time, done some at a time. Any number of replicas may do so at once: each takes what no other holds,
 * and does it in the transaction that holds it, so that a replica that dies leaves it to the next.
 */
public final class Sweep {

    private Sweep() {}

    /**
     * Does {@code work} on all that is due.
     *
     * @param atOnce how many are taken in one transaction
     * @param take gives so many of those that are due at the most, and holds them; what was worked on must not be due any more
     */
    public static <T> Uni<Void> all(int atOnce, IntFunction<Uni<List<T>>> take, Function<T, Uni<Void>> work) {
        return Panache.withTransaction(() -> take.apply(atOnce).call(taken -> InOrder.each(taken, work)))
                .chain(taken -> taken.size() < atOnce ? Uni.createFrom().voidItem() : all(atOnce, take, work));
    }
}
