package cn.etown.collection.batch;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.AssetTables;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.batch.domain.Verdict.RefusalReason;
import cn.etown.collection.bulk.LockTimeout;
import cn.etown.collection.catalogue.CodeLists;
import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.collection.catalogue.GovernanceView;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.evidence.record.Measure;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The life of a batch as a unit leads it: opened with a manifest, sealed or abandoned (R4.3b). */
@ApplicationScoped
public class Batches {

    private static final String CLAUSE = "R4.3b";
    /** Missing parts that are named at most. */
    private static final int MISSING_NAMED = 100;

    /** Of the seeds of this service's locks, see {@code WaitingBatches}. */
    private static final long SEALING_LOCKS = 8082_04;

    private static final String SEAL_ALONE = "select 1 from pg_advisory_xact_lock(hashtextextended('sealing', :seed))";

    private final BatchRepository repository;
    private final TransitionRepository transitions;
    private final Interfaces interfaces;
    private final GovernanceView governance;
    private final AssetTables tables;
    private final CodeLists codeLists;
    private final Pool pool;
    private final PeriodLimits limits;
    private final SizeLimits sizes;
    private final IntakeLimits intake;
    private final CorrectionRules corrections;
    private final Callers callers;
    private final Outbox outbox;
    private final Event<BatchSealed> sealings;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Duration lockTimeout;

    Batches(
            BatchRepository repository,
            TransitionRepository transitions,
            Interfaces interfaces,
            GovernanceView governance,
            AssetTables tables,
            CodeLists codeLists,
            Pool pool,
            PeriodLimits limits,
            SizeLimits sizes,
            IntakeLimits intake,
            CorrectionRules corrections,
            Callers callers,
            Outbox outbox,
            Event<BatchSealed> sealings,
            Audit audit,
            Ids ids,
            Clock clock,
            @ConfigProperty(name = "etown.parts.lock-timeout") Duration lockTimeout) {
        this.repository = repository;
        this.transitions = transitions;
        this.interfaces = interfaces;
        this.governance = governance;
        this.tables = tables;
        this.codeLists = codeLists;
        this.pool = pool;
        this.limits = limits;
        this.sizes = sizes;
        this.intake = intake;
        this.corrections = corrections;
        this.callers = callers;
        this.outbox = outbox;
        this.sealings = sealings;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.lockTimeout = lockTimeout;
    }

    /**
     * Looks whether a batch of the caller's own may be opened, as far as that does not depend on other batches: its interface
     * must take data. Works outside of any transaction, as whoever holds a connection and waits for another one can wait
     * for good.
     */
    Uni<AdmittedBatch> admit(OpenBatchRequest request) {
        return admit(request, callers.current());
    }

    private Uni<AdmittedBatch> admit(OpenBatchRequest request, Caller caller) {
        Period period = limits.require(request.period().toPeriod());
        sizes.requireRecords(request.records());
        governance.requireFresh();
        return interfaces
                .requireOwn(request.interfaceCode(), caller)
                .call(source -> governance.requireCollection(source.code(), pool))
                .call(source ->
                        tables.requireReady(new AssetTable(source.contract().schema()), pool))
                .invoke(source -> mustFit(request, source))
                .chain(source -> codeListsFor(request, source)
                        .map(versions -> new AdmittedBatch(request, period, source, versions)));
    }

    /** The versions that all parts are held to; a batch without parts is held to none. */
    private Uni<Map<String, Integer>> codeListsFor(OpenBatchRequest request, CollectedInterface source) {
        return request.kind() == BatchKind.NIL
                ? Uni.createFrom().item(Map.of())
                : codeLists.versions(source.contract().format(), clock.instant(), pool);
    }

    /** Opens a batch that was admitted just now. */
    @WithTransaction
    Uni<BatchView> open(AdmittedBatch admitted) {
        return open(admitted, callers.current());
    }

    private Uni<BatchView> open(AdmittedBatch admitted, Caller caller) {
        String source = admitted.source().code();
        return mustFollow(admitted.request().kind(), source, admitted.period())
                .chain(() -> intake.requireFewOpen(admitted.source().unit(), source))
                .map(free -> admitted.batch(ids.next(), clock.instant(), caller))
                .chain(repository::persistAndFlush)
                .call(batch -> audit.record(entry(caller, "open-batch", batch)))
                .map(BatchView::of);
    }

    /**
     * Opens a batch of the caller's own, and does {@code alongside} in the same transaction, with the batch's id: both come to be,
     * or neither does.
     */
    public Uni<BatchView> open(OpenBatchRequest request, Function<UUID, Uni<Void>> alongside) {
        return open(request, callers.current(), alongside);
    }

    /** As {@link #open(OpenBatchRequest, Function)}, for a caller of the unit who makes no request of it. */
    public Uni<BatchView> open(OpenBatchRequest request, Caller caller, Function<UUID, Uni<Void>> alongside) {
        return admit(request, caller)
                .chain(admitted -> Panache.withTransaction(
                        () -> open(admitted, caller).call(batch -> alongside.apply(batch.id()))));
    }

    /**
     * Seals a batch whose parts are all there: it is judged next, whatever becomes of its interface. Sealing again what is
     * sealed changes nothing. Waits for parts that are being taken, and refuses when that takes too long.
     */
    public Uni<BatchView> seal(UUID id, EntityVersion expected, String reason) {
        return seal(id, expected, callers.current(), reason);
    }

    /** As {@link #seal(UUID, EntityVersion, String)}, for a caller of the unit who makes no request of it. */
    public Uni<BatchView> seal(UUID id, EntityVersion expected, Caller caller, String reason) {
        mustSign(caller);
        return Panache.withTransaction(() -> requireOwn(id, caller))
                .call(this::mustStillTakeData)
                .chain(() -> Panache.withTransaction(() -> sealLocked(id, expected, caller, reason)))
                .invoke(batch -> sealings.fireAsync(new BatchSealed(batch.id())));
    }

    private Uni<Batch> requireOwn(UUID id, Caller caller) {
        return repository.require(id).invoke(batch -> caller.mustBelongTo(batch.unit(), () -> unknown(id)));
    }

    /** Outside of any transaction, see {@link #admit}. */
    private Uni<Void> mustStillTakeData(Batch batch) {
        return batch.state().isSealed()
                ? Uni.createFrom().voidItem()
                : governance.requireCollection(batch.interfaceCode(), pool);
    }

    private Uni<BatchView> sealLocked(UUID id, EntityVersion expected, Caller caller, String reason) {
        return requireLocked(id, caller)
                .chain(batch -> batch.state().isSealed()
                        ? Uni.createFrom().item(BatchView.of(batch))
                        : mustBeComplete(batch)
                                .chain(Batches::takeTurnToSeal)
                                .chain(() -> move(
                                        batch,
                                        expected,
                                        caller,
                                        reason,
                                        () -> batch.seal(clock.instant(), caller.subject()))));
    }

    /** Until the transaction ends nobody else seals: batches are seen in the order of the times at which they were sealed. */
    private static Uni<Integer> takeTurnToSeal() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SEAL_ALONE, Integer.class)
                        .setParameter("seed", SEALING_LOCKS)
                        .getSingleResult());
    }

    /** Gives up a batch that was never sealed. */
    @WithTransaction
    public Uni<BatchView> abandon(UUID id, EntityVersion expected, String reason) {
        return abandon(id, expected, callers.current(), reason);
    }

    /** As {@link #abandon(UUID, EntityVersion, String)}, for a caller of the unit who makes no request of it. */
    @WithTransaction
    public Uni<BatchView> abandon(UUID id, EntityVersion expected, Caller caller, String reason) {
        return requireLocked(id, caller)
                .chain(batch -> move(batch, expected, caller, reason, batch::abandon)
                        .call(() -> outbox.append(abandoned(batch).event())));
    }

    /** The batch, where the caller may see it. */
    @WithTransaction
    public Uni<BatchView> require(UUID id) {
        return require(id, callers.current());
    }

    /** As {@link #require(UUID)}, for a caller who makes no request of it. */
    @WithTransaction
    public Uni<BatchView> require(UUID id, Caller caller) {
        return repository
                .require(id)
                .invoke(batch -> caller.mustSee(batch.unit(), () -> unknown(id)))
                .map(BatchView::of);
    }

    /** In the order of their opening; people of a unit see their own. */
    @WithTransaction
    public Uni<Page<BatchView>> list(PageRequest page, BatchFilter filter) {
        Caller caller = callers.current();
        BatchFilter visible =
                caller.seesEveryUnit() ? filter : filter.ofUnit(caller.unit().orElse("-"));
        return repository.after(page, visible).map(batches -> Page.of(page, batches, Batch::id, BatchView::of));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(UUID id, PageRequest page) {
        return require(id)
                .chain(batch -> transitions.after(page, id))
                .map(changes -> Page.of(page, changes, BatchTransition::id, BatchTransition::view));
    }

    /** That there is no such batch for the caller. */
    public static NotFound unknown(UUID id) {
        return new NotFound(new Text("批次", "batch"), id);
    }

    private BatchAbandoned abandoned(Batch batch) {
        return BatchAbandoned.of(
                batch.id(),
                batch.unit(),
                batch.interfaceCode(),
                batch.kind(),
                batch.period(),
                batch.openedAt(),
                false,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Uni<Batch> requireLocked(UUID id, Caller caller) {
        return repository
                .setLockTimeout(lockTimeout.toMillis())
                .chain(() -> repository.requireLocked(id))
                .onFailure(LockTimeout::is)
                .transform(LockTimeout::refusal)
                .invoke(batch -> caller.mustBelongTo(batch.unit(), () -> unknown(id)));
    }

    private Uni<BatchView> move(Batch batch, EntityVersion expected, Caller caller, String reason, Runnable change) {
        expected.mustMatch(batch.version());
        BatchState from = batch.state();
        change.run();
        BatchTransition transition = new BatchTransition(batch, from, clock.instant(), caller, reason);
        AuditEntry entry = entry(caller, "move-batch", batch).with("to", batch.state());
        return transitions
                .persist(transition)
                .call(repository::flush)
                .call(() -> audit.record(entry))
                .map(done -> BatchView.of(batch));
    }

    /** A correction follows what it puts right; every other batch is the first of its period. */
    private Uni<Void> mustFollow(BatchKind kind, String interfaceCode, Period period) {
        return kind == BatchKind.CORRECTION ? mustBeCovered(interfaceCode, period) : mustBeFree(interfaceCode, period);
    }

    private Uni<Void> mustBeCovered(String interfaceCode, Period period) {
        return repository
                .isCovered(interfaceCode, period)
                .invoke(covered -> {
                    if (!covered) {
                        throw CorrectionRules.nothingToCorrect();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> mustBeFree(String interfaceCode, Period period) {
        return repository
                .isTaken(interfaceCode, period)
                .invoke(taken -> {
                    if (taken) {
                        RefusalReason reason = RefusalReason.PERIOD_TAKEN;
                        throw new Conflict(reason.code(), reason.detail()).withClause(reason.clause());
                    }
                })
                .replaceWithVoid();
    }

    /** The parts of a batch are numbered from 1 without gap; one that is missing was lost on its way. */
    private Uni<Void> mustBeComplete(Batch batch) {
        return repository
                .missingParts(batch.id(), MISSING_NAMED)
                .invoke(missing -> {
                    if (!missing.isEmpty()) {
                        throw new RuleRefused(
                                        "parts-missing",
                                        new Text(
                                                "分片号须从 1 起连续，缺少：" + named(missing, "、"),
                                                "The parts are numbered from 1 without gap; missing: "
                                                        + named(missing, ", ")))
                                .withClause(CLAUSE);
                    }
                })
                .replaceWithVoid();
    }

    private static String named(List<Integer> numbers, String separator) {
        String named = numbers.stream().map(String::valueOf).collect(Collectors.joining(separator));
        return numbers.size() < MISSING_NAMED ? named : named + separator + "…";
    }

    /** To seal is to answer for the content, which only a signer does. */
    private static void mustSign(Caller caller) {
        if (!caller.is(Roles.SIGNER)) {
            throw new Forbidden("forbidden", new Text("封存批次需要角色 signer", "To seal a batch takes the role signer"))
                    .withClause(CLAUSE);
        }
    }

    private void mustFit(OpenBatchRequest request, CollectedInterface source) {
        RecordSchema schema = source.contract().schema();
        corrections.requireFit(request, schema);
        request.manifest()
                .requireFit(
                        request.kind(),
                        schema.totals().stream().map(Measure::name).toList());
    }

    private static AuditEntry entry(Caller caller, String action, Batch batch) {
        return AuditEntry.of(caller, action, "batches/" + batch.id(), CLAUSE);
    }
}
