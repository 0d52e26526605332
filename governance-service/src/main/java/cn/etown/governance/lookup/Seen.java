package cn.etown.governance.lookup;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.NotFound;
import io.smallrye.mutiny.Uni;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Things of units: who may not see one is told the same as where there is none. */
public final class Seen {

    private Seen() {}

    /**
     * Passes on what is there and {@code caller} may see.
     *
     * @param unit whose it is
     * @param notFound what anything else fails with
     */
    public static <T> UnaryOperator<Uni<T>> by(Caller caller, Function<T, String> unit, Supplier<NotFound> notFound) {
        return found ->
                found.onItem().ifNull().failWith(notFound).invoke(thing -> caller.mustSee(unit.apply(thing), notFound));
    }
}
