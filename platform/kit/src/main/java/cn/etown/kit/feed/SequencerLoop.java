package cn.etown.kit.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.operators.multi.processors.SerializedProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.time.Duration;

/** Runs the {@link Sequencer}, one run after the other: regularly, and soon after something was appended here. */
@ApplicationScoped
class SequencerLoop {

    private static final Logger LOG = Logger.getLogger(SequencerLoop.class);

    /** A run takes milliseconds; one that takes this long hangs on a dead connection. */
    private static final Duration HANGS = Duration.ofSeconds(10);

    private final Sequencer sequencer;
    private final FeedSettings settings;
    private final Vertx vertx;
    private final SerializedProcessor<Long, Long> wakes =
            BroadcastProcessor.<Long>create().serialized();
    private Cancellable running;

    SequencerLoop(Sequencer sequencer, FeedSettings settings, Vertx vertx) {
        this.sequencer = sequencer;
        this.settings = settings;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent start) {
        var ticks = Multi.createFrom().ticks().every(settings.lookEvery());
        running = Multi.createBy()
                .merging()
                .streams(ticks, wakes)
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(tick -> run())
                .subscribe()
                .with(done -> {});
    }

    void stop(@Observes ShutdownEvent stop) {
        running.cancel();
    }

    /** Looks for the appended event about when its transaction will have committed; if it has not, a later look finds it. */
    void wakeSoon() {
        vertx.setTimer(settings.lookAfterAppend().toMillis(), wakes::onNext);
    }

    private Uni<Void> run() {
        return sequencer
                .placeCommitted()
                .ifNoItem()
                .after(HANGS)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warn("Committed events wait for their positions", failure))
                .onFailure()
                .recoverWithNull();
    }
}
