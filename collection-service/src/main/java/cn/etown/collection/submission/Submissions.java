package cn.etown.collection.submission;

import cn.etown.collection.batch.BatchView;
import cn.etown.collection.batch.Batches;
import cn.etown.collection.batch.OpenBatchRequest;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.part.Parts;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Batches by one call. Each step is a transaction of its own, as where a unit does them one by one; the key of the call stands with
 * the batch since it was opened, so a repeat goes on where the first call stopped, whatever stopped it.
 */
@ApplicationScoped
class Submissions {

    private static final int ONLY_PART = 1;
    private static final Duration LOOK_UP = Duration.ofSeconds(30);

    private static final String FIND = "select batch, manifest_hash from submission where caller = $1 and key = $2";

    /** The place of an abandoned batch is free. */
    private static final String KEEP = """
            insert into submission as s (caller, key, batch, manifest_hash, submitted_at) values (?1, ?2, ?3, ?4, ?5)
            on conflict (caller, key) do update set batch = excluded.batch, manifest_hash = excluded.manifest_hash,
                submitted_at = excluded.submitted_at
            where (select state from batch b where b.id = s.batch) = 'ABANDONED'""";

    /** What the connection is to blame for, not the content. */
    private static final Set<String> CAN_BE_REPEATED = Set.of("content-cut", "part-too-slow");

    private final Batches batches;
    private final Parts parts;
    private final Pool pool;
    private final Clock clock;

    Submissions(Batches batches, Parts parts, Pool pool, Clock clock) {
        this.batches = batches;
        this.parts = parts;
        this.pool = pool;
        this.clock = clock;
    }

    /** Opens a batch, takes its content, and seals it where the caller is a signer. Blocks its thread. */
    BatchView submit(Submission submission, Caller caller) {
        BatchView batch = submission
                .key()
                .flatMap(key -> known(key, submission, caller))
                .orElseGet(() -> open(submission, caller));
        if (batch.state() != BatchState.OPEN) {
            return batch;
        }
        take(batch.id(), submission, caller);
        return caller.is(Roles.SIGNER) ? seal(batch.id()) : require(batch.id());
    }

    /** The batch of the same call before, but one that was abandoned. */
    private Optional<BatchView> known(String key, Submission submission, Caller caller) {
        var rows = pool.preparedQuery(FIND)
                .execute(Tuple.of(caller.subject(), key))
                .await()
                .atMost(LOOK_UP);
        if (!rows.iterator().hasNext()) {
            return Optional.empty();
        }
        Row found = rows.iterator().next();
        BatchView batch = require(found.getUUID("batch"));
        if (batch.state() == BatchState.ABANDONED) {
            return Optional.empty();
        }
        if (!Arrays.equals(found.getBuffer("manifest_hash").getBytes(), submission.manifestHash())) {
            throw new RuleRefused(
                    "idempotency-key-reused",
                    new Text("该 Idempotency-Key 已用于另一请求", "This Idempotency-Key was used for another request"));
        }
        return Optional.of(batch);
    }

    private BatchView open(Submission submission, Caller caller) {
        OpenBatchRequest manifest = submission.manifest();
        return await(() -> batches.open(
                manifest,
                batch -> submission
                        .key()
                        .map(key -> keep(key, submission.manifestHash(), batch, caller))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> keep(String key, byte[] manifestHash, UUID batch, Caller caller) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter(1, caller.subject())
                        .setParameter(2, key)
                        .setParameter(3, batch)
                        .setParameter(4, manifestHash)
                        .setParameter(5, clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .invoke(kept -> {
                    if (kept == 0) {
                        throw new Conflict(
                                "request-in-flight",
                                new Text(
                                        "相同 Idempotency-Key 的请求正在处理",
                                        "A request with this Idempotency-Key is being worked on"));
                    }
                })
                .replaceWithVoid();
    }

    /** A call that fails leaves no open batch behind, unless its repeat can go on with it. */
    private void take(UUID batch, Submission submission, Caller caller) {
        try {
            parts.take(batch, ONLY_PART, submission.sent(), submission.request(), submission.content(), caller);
        } catch (RuntimeException failure) {
            if (submission.key().isEmpty() || isOfTheContent(failure) && !isTaken(batch)) {
                abandon(batch, failure);
            }
            throw failure;
        }
    }

    /** Whether the content is refused, which a repeat of it does not mend. */
    private static boolean isOfTheContent(RuntimeException failure) {
        return failure instanceof Refusal refused
                && refused.status() < 500
                && !(refused instanceof Conflict)
                && !CAN_BE_REPEATED.contains(refused.code());
    }

    /** Whether an earlier call brought the part whole; that a repeat of it is refused takes nothing from it. */
    private boolean isTaken(UUID batch) {
        return pool.preparedQuery("select 1 from part where batch = $1 and number = $2")
                        .execute(Tuple.of(batch, ONLY_PART))
                        .await()
                        .atMost(LOOK_UP)
                        .size()
                == 1;
    }

    /** That it cannot be abandoned does not hide why; it is swept then. */
    private void abandon(UUID batch, RuntimeException why) {
        String reason = why instanceof Refusal refused
                ? refused.code() + "：" + refused.detail().zh()
                : "报送未完成";
        try {
            BatchView opened = require(batch);
            await(() -> batches.abandon(batch, opened.version(), reason));
        } catch (RuntimeException left) {
            why.addSuppressed(left);
        }
    }

    private BatchView seal(UUID batch) {
        BatchView filled = require(batch);
        return await(() -> batches.seal(batch, filled.version(), null));
    }

    private BatchView require(UUID batch) {
        return await(() -> batches.require(batch));
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
}
