package cn.etown.collection.pull;

import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Runs the pulls whose turn it is, some at once, each by one replica. */
@ApplicationScoped
class PullRounds {

    /** The client that a connector's batches come through. */
    static final String CLIENT = "collection-service";

    /** How often a run is taken over from the dead, in attempts: one that kills whoever runs it must end. */
    private static final int MOST_TAKEN_OVER = 2;

    private static final Logger LOG = Logger.getLogger(PullRounds.class);

    private final PullRuns runs;
    private final Pulling pulling;
    private final int attempts;
    private final Semaphore free;
    private final ExecutorService workers;

    PullRounds(PullRuns runs, Pulling pulling, PullSettings settings) {
        this.runs = runs;
        this.pulling = pulling;
        attempts = settings.attempts();
        free = new Semaphore(settings.atOnce());
        workers = Executors.newFixedThreadPool(settings.atOnce(), work -> {
            Thread thread = new Thread(work, "pull");
            thread.setContextClassLoader(PullRounds.class.getClassLoader());
            return thread;
        });
    }

    @Scheduled(every = "${etown.pull.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        pulling.giveUpLeft();
        runs.plan();
        while (free.tryAcquire()) {
            Optional<Claimed> claimed = Optional.empty();
            try {
                claimed = runs.claim();
            } finally {
                if (claimed.isEmpty()) {
                    free.release();
                }
            }
            if (claimed.isEmpty()) {
                return;
            }
            Claimed run = claimed.get();
            workers.execute(() -> work(run));
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    private void work(Claimed run) {
        try {
            run(run);
        } catch (PullRuns.LeaseLost lost) {
            LOG.infof("The pull %s is another's by now, or nobody's", run.id());
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "The pull %s is left until its lease ends", run.id());
        } finally {
            free.release();
        }
    }

    private void run(Claimed run) {
        if (run.attempts() > MOST_TAKEN_OVER * attempts) {
            runs.failed(
                    run, new Unavailable("pull-cut-short", new Text("拉取多次中途中断", "The pull was cut short too often")));
            return;
        }
        try {
            pulling.pull(run);
        } catch (PullRuns.LeaseLost lost) {
            throw lost;
        } catch (Refusal refused) {
            LOG.infof("The pull %s fails: %s", run.id(), refused.code());
            runs.failed(run, refused);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Cannot pull %s for now", run.id());
            runs.failed(run, new Unavailable("internal-error", new Text("服务内部错误", "The service failed")));
        }
    }
}
