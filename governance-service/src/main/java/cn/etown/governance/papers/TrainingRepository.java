package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.Completeness;
import cn.etown.governance.papers.domain.TrainingState;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class TrainingRepository implements PanacheRepositoryBase<TrainingSession, UUID> {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String INVITE = "insert into training_invitation (session, unit)"
            + " select :session, code from unit where ended_on is null";

    /** Of the invitation {@code i}: a unit that took part no more on the day of its session is asked for nothing. */
    private static final String ASKED =
            " and not exists (select 1 from unit u join training_session held on held.id = i.session"
                    + " where u.code = i.unit and u.ended_on < held.held_on)";

    Uni<TrainingSession> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> notFound(id));
    }

    /** As {@link #require}; until the transaction ends nobody else invites units to it. */
    Uni<TrainingSession> requireLocked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> notFound(id));
    }

    /** In the order they were announced; those to which {@code unit} is invited where it is given. */
    Uni<List<TrainingSession>> after(PageRequest page, Optional<String> unit) {
        UUID after = page.afterId().orElse(FIRST);
        var query = unit.map(code -> find(
                        "from TrainingSession s where s.id > ?1 and exists"
                                + " (select 1 from TrainingInvitation i where i.session = s.id and i.unit = ?2)"
                                + " order by s.id",
                        after,
                        code))
                .orElseGet(() -> find("id > ?1 order by id", after));
        return query.page(0, page.rows()).list();
    }

    /** Those of {@code codes} that are on the register of units. */
    Uni<Set<String>> registered(Collection<String> codes) {
        return units("code in (:codes)", codes);
    }

    /** Those of {@code codes} that are on the register of units and have not ended. */
    Uni<Set<String>> standing(Collection<String> codes) {
        return units("code in (:codes) and ended_on is null", codes);
    }

    private Uni<Set<String>> units(String where, Collection<String> codes) {
        return getSession()
                .chain(session -> session.createNativeQuery("select code from unit where " + where, String.class)
                        .setParameter("codes", codes)
                        .getResultList())
                .map(Set::copyOf);
    }

    /** The invited units by code; one only where {@code seen} names it. */
    Uni<List<TrainingInvitation>> invited(PageRequest page, UUID id, Optional<String> seen) {
        var parameters = new HashMap<String, Object>();
        parameters.put("session", id);
        parameters.put("after", page.after().orElse(""));
        seen.ifPresent(code -> parameters.put("unit", code));
        String hql = "from TrainingInvitation where session = :session and unit > :after"
                + (seen.isPresent() ? " and unit = :unit" : "") + " order by unit";
        return getSession().chain(session -> {
            var query =
                    session.createSelectionQuery(hql, TrainingInvitation.class).setMaxResults(page.rows());
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    /** The invitations of {@code codes} to a session. */
    Uni<List<TrainingInvitation>> invitations(UUID id, Collection<String> codes) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "from TrainingInvitation where session = :session and unit in :codes",
                                TrainingInvitation.class)
                        .setParameter("session", id)
                        .setParameter("codes", codes)
                        .getResultList());
    }

    /** Invites units by their codes; who is invited already stays so. How many are new. */
    Uni<Integer> invite(UUID id, Collection<String> codes) {
        return change(INVITE + " and code in (:codes) on conflict do nothing", Map.of("session", id, "codes", codes));
    }

    /** Invites all units on the register that have not ended. How many are new. */
    Uni<Integer> inviteAll(UUID id) {
        return change(INVITE + " on conflict do nothing", Map.of("session", id));
    }

    /** The invitations of the units of which nothing is recorded and something is asked, by code. */
    Uni<List<TrainingInvitation>> unrecorded(UUID id) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select i.* from training_invitation i where session = :session and people is null"
                                        + ASKED + " order by unit",
                                TrainingInvitation.class)
                        .setParameter("session", id)
                        .getResultList());
    }

    /** Sessions that were held by {@code today} and of which something is still to be recorded, the longest ago first. */
    Uni<List<TrainingSession>> toRecord(LocalDate today, int most) {
        return find(
                        "state = ?1 and attendanceCompleteAt is null and heldOn <= ?2 order by heldOn, id",
                        TrainingState.ANNOUNCED,
                        today)
                .page(0, most)
                .list();
    }

    /** Sessions that were held before {@code today} and of which something is still to be recorded, by id. */
    Uni<List<TrainingSession>> unrecorded(LocalDate today, UUID after, int most) {
        return find(
                        "state = ?1 and attendanceCompleteAt is null and heldOn < ?2 and id > ?3 order by id",
                        TrainingState.ANNOUNCED,
                        today,
                        after)
                .page(0, most)
                .list();
    }

    private Uni<Integer> change(String sql, Map<String, Object> parameters) {
        return getSession().chain(session -> {
            var query = session.createNativeQuery(sql);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    /**
     * To how many sessions held in a term each unit was invited, how many of these it attended, and of how many nobody knows, by
     * the unit's code.
     */
    Uni<List<CompletenessView>> completeness(PageRequest page, Optional<String> unit, LocalDate from, LocalDate to) {
        String sql = "select i.unit, count(i.people), count(*) filter (where i.people > 0),"
                + " count(*) filter (where i.people is null) from training_invitation i"
                + " join training_session s on s.id = i.session where i.unit > :after and s.held_on between :first"
                + " and :last and s.state <> 'CANCELLED'" + ASKED
                + (unit.isPresent() ? " and i.unit = :unit" : "") + " group by i.unit order by i.unit limit :rows";
        return getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, Object[].class)
                            .setParameter("after", page.after().orElse(""))
                            .setParameter("first", from)
                            .setParameter("last", to)
                            .setParameter("rows", page.rows());
                    unit.ifPresent(code -> query.setParameter("unit", code));
                    return query.getResultList();
                })
                .map(rows -> rows.stream()
                        .map(row -> CompletenessView.of(
                                (String) row[0], new Completeness((Long) row[1], (Long) row[2]), (Long) row[3]))
                        .toList());
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("培训", "training session"), id);
    }
}
