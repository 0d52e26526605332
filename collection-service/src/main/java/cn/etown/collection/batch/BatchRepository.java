package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.evidence.record.Period;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class BatchRepository implements PanacheRepositoryBase<Batch, UUID> {

    private static final UUID FIRST = new UUID(0, 0);
    private static final Set<BatchState> ACCEPTED = Set.of(BatchState.ACCEPTED, BatchState.ACCEPTED_WITH_REJECTS);

    Uni<Batch> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> Batches.unknown(id));
    }

    /** As {@link #require}; until the transaction ends no part is taken and nobody else changes the batch. */
    Uni<Batch> requireLocked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> Batches.unknown(id));
    }

    /** Lets this transaction wait only so long for parts that are being taken. */
    Uni<Void> setLockTimeout(long millis) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("set local lock_timeout = " + millis)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The numbers below the highest under which no part was taken, from the lowest on. */
    Uni<List<Integer>> missingParts(UUID batch, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                        select number from generate_series(1, (select max(number) from part where batch = ?1)) as number
                        where not exists (select 1 from part p where p.batch = ?1 and p.number = number.number)
                        order by number limit ?2""", Integer.class)
                        .setParameter(1, batch)
                        .setParameter(2, most)
                        .getResultList());
    }

    /** Whether a batch that is the first of its period was accepted for some day of {@code period}. */
    Uni<Boolean> isTaken(String interfaceCode, Period period) {
        return count(
                        "interfaceCode = :interface and kind <> :correction and state in :accepted"
                                + " and periodFrom <= :to and periodTo >= :from",
                        Map.of(
                                "interface",
                                interfaceCode,
                                "correction",
                                BatchKind.CORRECTION,
                                "accepted",
                                ACCEPTED,
                                "from",
                                period.from(),
                                "to",
                                period.to()))
                .map(taken -> taken > 0);
    }

    /** Whether of each day of {@code period} a batch that is the first of its period was accepted. */
    Uni<Boolean> isCovered(String interfaceCode, Period period) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                        select coalesce(range_agg(daterange(period_from, period_to, '[]')) @> daterange(?2, ?3, '[]'), false)
                        from batch where interface = ?1 and kind <> 'CORRECTION'
                            and state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
                            and period_from <= ?3 and period_to >= ?2""", Boolean.class)
                        .setParameter(1, interfaceCode)
                        .setParameter(2, period.from())
                        .setParameter(3, period.to())
                        .getSingleResult());
    }

    /** In the order of their opening. */
    Uni<List<Batch>> after(PageRequest page, BatchFilter filter) {
        return find(
                        "id > :after and (:unit = '' or unit = :unit) and (:interface = '' or interfaceCode = :interface)"
                                + " and (:state = '' or cast(state as string) = :state)"
                                + " and periodTo >= :from and periodFrom <= :to order by id",
                        Map.of(
                                "after", page.afterId().orElse(FIRST),
                                "unit", filter.unit().orElse(""),
                                "interface", filter.interfaceCode().orElse(""),
                                "state", filter.state().map(Enum::name).orElse(""),
                                "from", filter.from(),
                                "to", filter.to()))
                .page(0, page.rows())
                .list();
    }
}
