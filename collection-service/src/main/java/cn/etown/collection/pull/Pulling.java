package cn.etown.collection.pull;

import cn.etown.collection.batch.BatchView;
import cn.etown.collection.batch.Batches;
import cn.etown.collection.batch.OpenBatchRequest;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.collection.part.Parts;
import cn.etown.collection.part.SentAs;
import cn.etown.collection.pull.domain.Target;
import cn.etown.evidence.content.Content;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.Unavailable;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * One pull: fetches, counts, and then does what a unit does that sends: opens a batch, sends a part, seals. Each step can be cut
 * short and taken up again, and there is one batch still.
 */
@ApplicationScoped
class Pulling {

    private static final Logger LOG = Logger.getLogger(Pulling.class);
    private static final int ONLY_PART = 1;
    private static final Duration LOOK_UP = Duration.ofSeconds(30);
    private static final long SIGN_OF_LIFE = Duration.ofSeconds(2).toNanos();
    private static final String REASON = "由数据采集服务代为拉取，清单的记录数由拉取到的内容清点得出（declaredBy: PULL）";

    private final PullRuns runs;
    private final Connectors connectors;
    private final Secrets secrets;
    private final Addresses addresses;
    private final HttpSource http;
    private final SftpSource sftp;
    private final JdbcSource jdbc;
    private final Interfaces interfaces;
    private final Batches batches;
    private final Parts parts;
    private final PullSettings settings;

    Pulling(
            PullRuns runs,
            Connectors connectors,
            Secrets secrets,
            Addresses addresses,
            HttpSource http,
            SftpSource sftp,
            JdbcSource jdbc,
            Interfaces interfaces,
            Batches batches,
            Parts parts,
            PullSettings settings) {
        this.runs = runs;
        this.connectors = connectors;
        this.secrets = secrets;
        this.addresses = addresses;
        this.http = http;
        this.sftp = sftp;
        this.jdbc = jdbc;
        this.interfaces = interfaces;
        this.batches = batches;
        this.parts = parts;
        this.settings = settings;
    }

    /** Blocks its thread. */
    void pull(Claimed run) {
        Optional<BatchView> begun = Optional.ofNullable(run.batch())
                .map(batch -> require(run, batch))
                .filter(batch -> batch.state() != BatchState.ABANDONED);
        if (begun.isPresent()
                && (begun.get().state() != BatchState.OPEN
                        || parts.isTaken(begun.get().id(), ONLY_PART))) {
            seal(run, begun.get().id());
            return;
        }
        ConnectorTerms terms = connectors.read(run.terms());
        Contract contract = interfaces
                .requireOwn(run.interfaceCode(), run.actor())
                .await()
                .atMost(LOOK_UP)
                .contract();
        terms.requireFit(contract.schema());
        Progress progress = new Progress(run);
        try (Spool spool = new Spool(mostBytes(terms), settings.fetchWithin().toNanos(), System::nanoTime, progress)) {
            Fetched fetched = fetch(run, terms, contract, begun.isPresent(), spool);
            if (fetched.unchanged()) {
                runs.unchanged(run);
                return;
            }
            Optional<UUID> refused = wanted(run, begun.isPresent())
                    ? Optional.empty()
                    : runs.refusedBefore(run, fetched, contract.version());
            if (refused.isPresent()) {
                runs.refusedAlready(run, refused.get());
                return;
            }
            progress.enter("TAKING", spool.bytes());
            long records = count(terms, contract, spool);
            UUID batch = batchFor(run, terms, begun, records, fetched);
            take(run, batch, terms.sentAs(), spool);
            seal(run, batch);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** By hand, and for a batch that is open, the content is wanted whether or not it changed. */
    private static boolean wanted(Claimed run, boolean begun) {
        return run.byHand() || begun;
    }

    private Fetched fetch(Claimed run, ConnectorTerms terms, Contract contract, boolean begun, Spool spool)
            throws IOException {
        Target target = terms.toTarget();
        String place = target.place(run.period());
        Credentials credentials = secrets.open(run.secret(), run.connector(), terms.sealedFor());
        if (target instanceof Target.Jdbc at) {
            String checkpoint = runs.known(run, place).orElse(at.checkpointStart());
            return jdbc.fetch(at, run.period(), checkpoint, credentials, addresses, spool);
        }
        String known = wanted(run, begun)
                ? null
                : runs.known(run, place, contract.version()).orElse(null);
        if (target instanceof Target.Http at) {
            return http.fetch(at, place, known, credentials, addresses, spool);
        }
        return sftp.fetch((Target.Sftp) target, place, known, credentials, addresses, spool);
    }

    private long mostBytes(ConnectorTerms terms) {
        long most = settings.mostBytes().asLongValue();
        return terms.mostBytes() == null ? most : Math.min(most, terms.mostBytes());
    }

    private static long count(ConnectorTerms terms, Contract contract, Spool spool) throws IOException {
        long records = 0;
        try (InputStream bytes = spool.content();
                Content content = terms.sentAs().format().open(bytes, contract.format())) {
            content.heading();
            while (content.next() != null) {
                records++;
            }
        }
        if (records == 0) {
            throw PullProblem.notThere();
        }
        return records;
    }

    /**
     * The batch that an earlier attempt opened, where it declares what was fetched now; else that one is given up. Under a checkpoint
     * it always is: whoever was slow to lose the lease may fill it yet, and it would be another answer than the mark says.
     */
    private UUID batchFor(Claimed run, ConnectorTerms terms, Optional<BatchView> begun, long records, Fetched fetched) {
        if (begun.isPresent()
                && begun.get().manifest().records() == records
                && terms.target().checkpointColumn() == null) {
            runs.fetchedAgain(run, records, fetched);
            return begun.get().id();
        }
        begun.ifPresent(open -> {
            abandon(run, open.id(), "源系统的内容已变化");
            runs.forgetBatch(run);
        });
        OpenBatchRequest manifest = new OpenBatchRequest(
                run.interfaceCode(),
                BatchKind.ORIGINAL,
                new OpenBatchRequest.PeriodView(
                        run.period().from(), run.period().to()),
                records,
                null,
                null,
                null,
                null);
        return await(() -> batches.open(manifest, run.actor(), batch -> runs.opened(run, batch, records, fetched)))
                .id();
    }

    private void take(Claimed run, UUID batch, SentAs sent, Spool spool) throws IOException {
        try {
            parts.take(batch, ONLY_PART, sent, spool.content(), run.actor());
        } catch (Refusal refused) {
            if (refused.status() < 500 && !(refused instanceof Conflict)) {
                abandon(run, batch, refused.code() + "：" + refused.detail().zh());
                throw refused;
            }
            throw new Unavailable(refused.code(), refused.detail());
        }
    }

    private void seal(Claimed run, UUID batch) {
        runs.keepLease(run);
        BatchView filled = require(run, batch);
        await(() -> batches.seal(batch, filled.version(), run.actor(), REASON));
        runs.succeeded(run);
    }

    /** Gives up the batches that failed runs have left open, so that they keep no period taken. */
    void giveUpLeft() {
        for (PullRuns.LeftBatch left : runs.left()) {
            Caller actor = Claimed.actor(left.connector(), left.unit());
            try {
                BatchView open = await(() -> batches.require(left.batch(), actor));
                await(() -> batches.abandon(left.batch(), open.version(), actor, "拉取未完成：" + left.why()));
            } catch (Refusal another) {
                // Somebody is at work on it, or was faster; if not, it comes up again.
                LOG.infof("The batch %s of the pull %s is not given up: %s", left.batch(), left.run(), another.code());
            }
        }
    }

    private void abandon(Claimed run, UUID batch, String reason) {
        BatchView open = require(run, batch);
        await(() -> batches.abandon(batch, open.version(), run.actor(), reason));
    }

    private BatchView require(Claimed run, UUID batch) {
        return await(() -> batches.require(batch, run.actor()));
    }

    /** Waits for a use case that works on the event loop. */
    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Tells how far a run is, and that whoever runs it lives. */
    private final class Progress implements LongConsumer {

        private final Claimed run;
        private String step = "FETCHING";
        private long told = System.nanoTime();

        Progress(Claimed run) {
            this.run = run;
        }

        void enter(String next, long bytes) {
            step = next;
            runs.keepLease(run, bytes, step);
        }

        @Override
        public void accept(long bytes) {
            long now = System.nanoTime();
            if (now - told > SIGN_OF_LIFE) {
                told = now;
                runs.keepLease(run, bytes, step);
            }
        }
    }
}
