package cn.etown.kit.feed;

import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Unavailable;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.TransactionRollbackException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tells failures that pass by themselves, when a neighbour or the database is back, from those an event itself brings about. */
final class Outage {

    /**
     * The neighbour does not let us in, has no time, has had enough of us, or is not there behind its door. Not 500: that may
     * be so for good for what one event asks, and must not stop all that come after it.
     */
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 408, 429, 502, 503, 504);

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(Outage::is);
    }

    private static boolean is(Throwable failure) {
        if (failure instanceof PgException database) {
            return SqlState.isPassing(database.getSqlState());
        }
        if (failure instanceof WebApplicationException http) {
            return NOT_NOW.contains(http.getResponse().getStatus());
        }
        // An answer that cannot be read will be the same when it is read again.
        if (failure instanceof JsonProcessingException) {
            return false;
        }
        // A rollback at commit means that the handler hid an error of its own; the other Vert.x failures are of
        // connections.
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof FaultToleranceException
                || failure instanceof Unavailable
                || failure instanceof VertxException && !(failure instanceof TransactionRollbackException)
                || failure instanceof NoStackTraceThrowable;
    }
}
