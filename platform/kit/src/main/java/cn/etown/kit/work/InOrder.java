package cn.etown.kit.work;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import java.util.function.Function;

/** Steps that must not run at once: a session, and a connection, serves one statement at a time. */
public final class InOrder {

    private InOrder() {}

    /** Does {@code step} on each of the things, one after the other; the first that fails ends it. */
    public static <T> Uni<Void> each(Iterable<T> things, Function<? super T, ? extends Uni<?>> step) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .onItem()
                .ignoreAsUni();
    }
}
