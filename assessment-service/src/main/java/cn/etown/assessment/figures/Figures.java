package cn.etown.assessment.figures;

import cn.etown.assessment.figures.domain.BatchFigures;
import cn.etown.assessment.figures.domain.Period;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what monitoring and collection say of a unit's batches in a month. Both must say the same: what a score is made of
 * can then be opened in either. Works over HTTP alone, so it is called outside of any transaction.
 */
@ApplicationScoped
public class Figures {

    /** The most sealed batches a unit may have in a month: 31 days of some 60 interfaces. */
    public static final int MOST_BATCHES = 2000;

    private static final Logger LOG = Logger.getLogger(Figures.class);

    /** As a batch goes through them: one that is judged while they are read is found late, or twice, but not missed. */
    private static final List<CollectedBatch.State> IN_THEIR_ORDER = List.of(CollectedBatch.State.values());

    private final MonitoringClient monitoring;
    private final CollectionClient collection;
    private final Duration within;

    Figures(
            @RestClient MonitoringClient monitoring,
            @RestClient CollectionClient collection,
            @ConfigProperty(name = "etown.assessment.figures-within") Duration within) {
        this.monitoring = monitoring;
        this.collection = collection;
        this.within = within;
    }

    /**
     * The figures of all judged batches of {@code unit} whose period ends in {@code month}, in the order of their opening.
     *
     * @throws Unavailable where a neighbour does not answer, a batch is still being judged or the two differ
     */
    public Uni<List<BatchFigures>> of(String unit, YearMonth month) {
        return sealed(unit, month)
                .chain(batches -> measured(unit, month).map(quality -> settled(batches, quality)))
                .ifNoItem()
                .after(within)
                .fail()
                .onFailure(Figures::isOutage)
                .transform(Figures::unreachable);
    }

    /** The sealed batches whose period ends in {@code month}, in the order of their opening. */
    private Uni<List<CollectedBatch>> sealed(String unit, YearMonth month) {
        var found = new Found<>(CollectedBatch::id);
        return Multi.createFrom()
                .iterable(IN_THEIR_ORDER)
                .onItem()
                .transformToMultiAndConcatenate(state -> batches(unit, month, state))
                .filter(batch -> batch.period().month().equals(month))
                .invoke(found::add)
                .onItem()
                .ignoreAsUni()
                .map(all -> found.inOrder());
    }

    private Multi<CollectedBatch> batches(String unit, YearMonth month, CollectedBatch.State state) {
        var days = Period.of(month);
        return pages(cursor -> collection.batches(unit, state, days.from(), days.to(), PageRequest.MOST, cursor));
    }

    private Uni<List<BatchQuality>> measured(String unit, YearMonth month) {
        var days = Period.of(month);
        var found = new Found<>(BatchQuality::batch);
        return pages(cursor -> monitoring.quality(unit, days.from(), days.to(), PageRequest.MOST, cursor))
                .invoke(found::add)
                .onItem()
                .ignoreAsUni()
                .map(all -> found.inOrder());
    }

    private static <T> Multi<T> pages(Function<String, Uni<NeighbourPage<T>>> read) {
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicReference<String>::new,
                        cursor -> read.apply(cursor.get()).invoke(page -> cursor.set(page.next())))
                .whilst(page -> page.next() != null)
                .onItem()
                .transformToIterable(NeighbourPage::items);
    }

    private static List<BatchFigures> settled(List<CollectedBatch> batches, List<BatchQuality> measured) {
        Map<UUID, BatchQuality> byBatch = new HashMap<>();
        measured.forEach(quality -> byBatch.put(quality.batch(), quality));
        mustAgree(batches, byBatch);
        return batches.stream()
                .map(batch -> batch.figures(byBatch.get(batch.id()).receipt()))
                .toList();
    }

    /** Refuses to score on figures that are not settled, and names the batches that are not. */
    private static void mustAgree(List<CollectedBatch> batches, Map<UUID, BatchQuality> byBatch) {
        var differing = batches.stream()
                .filter(batch -> !batch.isJudged() || !batch.agreesWith(byBatch.get(batch.id())))
                .map(CollectedBatch::id)
                .toList();
        var unknown = new HashSet<>(byBatch.keySet());
        batches.forEach(batch -> unknown.remove(batch.id()));
        if (!differing.isEmpty() || !unknown.isEmpty()) {
            throw notSettled(Stream.concat(differing.stream(), unknown.stream()).toList());
        }
    }

    private static Refusal notSettled(List<UUID> batches) {
        var why = new Text("尚未裁定，或采集与监测的数据不同", "Not judged yet, or collection and monitoring differ");
        var errors = batches.stream()
                .map(batch -> new FieldError("/api/collection/v1/batches/" + batch, why))
                .toList();
        return new Unavailable(
                        "figures-not-settled",
                        new Text(
                                "有批次尚未裁定或采集与监测的数据不一致，暂不能评分；如长时间不变，请查看监测服务的搁置事件",
                                "Batches are still being judged, or collection and monitoring do not say the same of them;"
                                        + " where that lasts, look for parked events in monitoring"))
                .withErrors(errors);
    }

    /** Whether it helps to wait: not where the figures contradict themselves or our request is wrong. */
    private static boolean isOutage(Throwable failure) {
        return !(failure instanceof Refusal
                || failure instanceof NotNow.Mistake
                || failure instanceof IllegalArgumentException);
    }

    private static Refusal unreachable(Throwable failure) {
        LOG.warnf("No figures for a score: %s", failure);
        return new Unavailable(
                "neighbour-unavailable",
                new Text(
                        "采集或监测服务暂时无法提供数据，未生成评分",
                        "Collection or monitoring does not answer for now; no score was made"));
    }

    private static Refusal tooMany() {
        return new RuleRefused(
                "too-many-batches",
                new Text("该单位本月批次超过上限：" + MOST_BATCHES, "The unit has more batches in the month than " + MOST_BATCHES));
    }

    /** What counts of the lists that were read: each batch once, as it was read last, and not more than is allowed. */
    private static final class Found<T> {

        private final Function<T, UUID> idOf;
        private final SortedMap<UUID, T> byBatch = new TreeMap<>();

        Found(Function<T, UUID> idOf) {
            this.idOf = idOf;
        }

        void add(T item) {
            byBatch.put(idOf.apply(item), item);
            if (byBatch.size() > MOST_BATCHES) {
                throw tooMany();
            }
        }

        List<T> inOrder() {
            return List.copyOf(byBatch.values());
        }
    }
}
