package cn.etown.governance.unit;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@ApplicationScoped
class UnitRepository implements PanacheRepositoryBase<Unit, String> {

    Uni<Unit> require(String code) {
        return findById(code).onItem().ifNull().failWith(() -> notFound(code));
    }

    /** As {@link #require}; until the transaction ends nobody else changes the unit or what it must hold. */
    Uni<Unit> requireLocked(String code) {
        return findById(code, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> notFound(code));
    }

    /** The unit, or {@code null}; until the transaction ends nobody changes or ends it. */
    Uni<Unit> findStanding(String code) {
        return findById(code, LockModeType.PESSIMISTIC_READ);
    }

    /** The codes of the units right below this one that have not ended. */
    Uni<List<String>> activeBelow(String code, int most) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select code from Unit where parent = :code and endedOn is null order by code",
                                String.class)
                        .setParameter("code", code)
                        .setMaxResults(most)
                        .getResultList());
    }

    /** Until the transaction ends nobody else gives a unit another parent, so that two changes cannot close a circle. */
    Uni<Void> lockParents() {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select count(*) from pg_advisory_xact_lock(hashtextextended('unit-parents', 0))",
                                Long.class)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** The unit itself and all it belongs to, upwards; nothing where there is no such unit. */
    Uni<List<String>> upFrom(String code) {
        return getSession()
                .chain(session -> session.createNativeQuery("""
                                with recursive up (code, parent) as (
                                    select code, parent from unit where code = ?1
                                    union
                                    select u.code, u.parent from unit u join up on u.code = up.parent)
                                select code from up""", String.class)
                        .setParameter(1, code)
                        .getResultList());
    }

    /** The names of those of {@code codes} that are on the register, by code. */
    Uni<Map<String, String>> names(Collection<String> codes) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select code, name from Unit where code in :codes", Object[].class)
                        .setParameter("codes", codes)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
    }

    /** The units {@code caller} may see, by code. */
    Uni<List<Unit>> after(PageRequest page, Caller caller) {
        var seen = caller.seesEveryUnit() ? "" : caller.unit().orElse("-");
        return find(
                        "code > :after and (:seen = '' or code = :seen) order by code",
                        Map.of("after", page.after().orElse(""), "seen", seen))
                .page(0, page.rows())
                .list();
    }

    static NotFound notFound(String code) {
        return new NotFound(new Text("单位", "unit"), code);
    }
}
