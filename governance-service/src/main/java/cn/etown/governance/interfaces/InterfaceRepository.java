package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.domain.InterfaceState;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class InterfaceRepository implements PanacheRepositoryBase<DataInterface, String> {

    Uni<DataInterface> require(String code) {
        return findById(code).onItem().ifNull().failWith(() -> notFound(code));
    }

    /** As {@link #require}; until the transaction ends nobody else changes the interface or its contracts. */
    Uni<DataInterface> requireLocked(String code) {
        return findById(code, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> notFound(code));
    }

    /** The interface, or {@code null}; until the transaction ends nobody moves it, though others may rely on it too. */
    Uni<DataInterface> findKept(String code) {
        return findById(code, LockModeType.PESSIMISTIC_READ);
    }

    /** Code and name of those of {@code codes} that there are, by code. */
    Uni<Map<String, String>> labels(Collection<String> codes) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select code, code || ' ' || name from DataInterface where code in :codes",
                                Object[].class)
                        .setParameter("codes", codes)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
    }

    /** By code; of one unit and in one state where these are given. */
    Uni<List<DataInterface>> after(PageRequest page, Optional<String> unit, Optional<InterfaceState> state) {
        return find(
                        "code > :after and (:unit = '' or unit = :unit) and (:state = '' or cast(state as string) = :state)"
                                + " order by code",
                        Map.of(
                                "after",
                                page.after().orElse(""),
                                "unit",
                                unit.orElse(""),
                                "state",
                                state.map(Enum::name).orElse("")))
                .page(0, page.rows())
                .list();
    }

    /** Those of a source system that are in one of {@code states}, by code. */
    Uni<List<DataInterface>> ofSystem(UUID system, Set<InterfaceState> states, int most) {
        return find(
                        "sourceSystem = :system and state in :states order by code",
                        Map.of("system", system, "states", states))
                .page(0, most)
                .list();
    }

    static NotFound notFound(String code) {
        return new NotFound(new Text("数据接口", "interface"), code);
    }
}
