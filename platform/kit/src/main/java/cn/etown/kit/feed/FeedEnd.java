package cn.etown.kit.feed;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;

/** What this replica knows of the end of its feed. All who wait for an event wait here, so together they cost nothing. */
@ApplicationScoped
class FeedEnd {

    private final BroadcastProcessor<Long> seen = BroadcastProcessor.create();

    /** Tells that the newest event stands at {@code position}; told again and again, so nobody can miss it. */
    void isAt(long position) {
        seen.onNext(position);
    }

    /** Waits for an event after {@code position}, at most {@code atMost}. */
    Uni<Void> passes(long position, Duration atMost) {
        return seen.filter(end -> end > position)
                .toUni()
                .replaceWithVoid()
                .ifNoItem()
                .after(atMost)
                .recoverWithItem((Void) null);
    }
}
