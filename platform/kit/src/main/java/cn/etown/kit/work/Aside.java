package cn.etown.kit.work;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.util.concurrent.Callable;

/** Work that takes time, or waits, and so must not be done where requests are served. */
public final class Aside {

    private Aside() {}

    /** Does {@code work} on a worker thread, and what follows it where it was asked for. */
    public static <T> Uni<T> of(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() ->
                        Vertx.currentContext().executeBlocking(work, false).toCompletionStage());
    }
}
