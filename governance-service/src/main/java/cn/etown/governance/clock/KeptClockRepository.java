package cn.etown.governance.clock;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The clocks that run on one kind of object. */
public abstract class KeptClockRepository<C extends KeptClock> implements PanacheRepositoryBase<C, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** Rows that another replica holds, or somebody who moves the object and so records the breach, are left to them. */
    private static final String TAKE_OVERDUE = """
            select id from %s
            where stopped_on is null and paused_on is null and breached_at is null and due < ?1
            order by due, id limit ?2 for update skip locked""";

    private final String takeOverdue;
    private final String object;

    /**
     * @param table where the clocks are kept
     * @param object the field that says on what a clock runs
     */
    protected KeptClockRepository(String table, String object) {
        this.takeOverdue = TAKE_OVERDUE.formatted(table);
        this.object = object;
    }

    /** The clock of the object that runs or pauses, if any; held until the transaction ends. */
    public Uni<C> findRunning(UUID of) {
        return find(object + " = ?1 and stoppedOn is null", of)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Clocks that run, are over and not recorded as breached; held until the transaction ends. */
    public Uni<List<C>> takeOverdue(LocalDate today, int most) {
        return getSession()
                .chain(session -> session.createNativeQuery(takeOverdue, UUID.class)
                        .setParameter(1, today)
                        .setParameter(2, most)
                        .getResultList())
                .chain(ids ->
                        ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1 order by due, id", ids));
    }

    /** The clocks of an object in the order they were started. */
    public Uni<List<C>> after(PageRequest page, UUID of) {
        return find(object + " = ?1 and id > ?2 order by id", of, page.afterId().orElse(FIRST))
                .page(0, page.rows())
                .list();
    }
}
