package cn.etown.governance.access;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class GrantClockRepository implements PanacheRepositoryBase<GrantClock, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** Rows that another replica holds, or somebody who moves the grant and so records the breach, are left to them. */
    private static final String TAKE_OVERDUE = """
            select id from grant_clock
            where stopped_on is null and paused_on is null and breached_at is null and due < ?1
            order by due, id limit ?2 for update skip locked""";

    /** The clock of the grant that runs or pauses, if any; held until the transaction ends. */
    Uni<GrantClock> findRunning(UUID grant) {
        return find("grantId = ?1 and stoppedOn is null", grant)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Clocks that run, are over and not recorded as breached; held until the transaction ends. */
    Uni<List<GrantClock>> takeOverdue(LocalDate today, int most) {
        return getSession()
                .chain(session -> session.createNativeQuery(TAKE_OVERDUE, UUID.class)
                        .setParameter(1, today)
                        .setParameter(2, most)
                        .getResultList())
                .chain(ids ->
                        ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1 order by due, id", ids));
    }

    /** The clocks of a grant in the order they were started. */
    Uni<List<GrantClock>> after(PageRequest page, UUID grant) {
        return find(
                        "grantId = ?1 and id > ?2 order by id",
                        grant,
                        page.afterId().orElse(FIRST))
                .page(0, page.rows())
                .list();
    }
}
