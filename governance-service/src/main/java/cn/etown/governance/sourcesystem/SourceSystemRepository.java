package cn.etown.governance.sourcesystem;

import cn.etown.governance.lookup.Seen;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class SourceSystemRepository implements PanacheRepositoryBase<SourceSystem, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** A system that {@code caller} may see; any other is not found. */
    Uni<SourceSystem> require(UUID id, Caller caller) {
        return visible(id, findById(id), caller);
    }

    /** {@link #require}, held until the transaction ends. */
    Uni<SourceSystem> requireLocked(UUID id, Caller caller) {
        return visible(id, findById(id, LockModeType.PESSIMISTIC_WRITE), caller);
    }

    /** {@link #require}; until the transaction ends nobody changes or ends it. */
    Uni<SourceSystem> requireStanding(UUID id, Caller caller) {
        return visible(id, findStanding(id), caller);
    }

    /** The system, or {@code null}; until the transaction ends nobody changes or ends it. */
    Uni<SourceSystem> findStanding(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_READ);
    }

    /** Those of {@code unit} that have not ended. */
    Uni<List<SourceSystem>> livingOf(String unit, int most) {
        return find("unit = :unit and endedOn is null order by id", Map.of("unit", unit))
                .page(0, most)
                .list();
    }

    private static Uni<SourceSystem> visible(UUID id, Uni<SourceSystem> found, Caller caller) {
        return found.plug(Seen.by(caller, SourceSystem::unit, () -> notFound(id)));
    }

    /** The systems of {@code unit}, or of all units, in the order of their registration. */
    Uni<List<SourceSystem>> after(PageRequest page, Optional<String> unit) {
        return find(
                        "id > :after and (:unit = '' or unit = :unit) order by id",
                        Map.of("after", page.afterId().orElse(FIRST), "unit", unit.orElse("")))
                .page(0, page.rows())
                .list();
    }

    /** The names of those of {@code ids} that there are, by id. */
    Uni<Map<UUID, String>> names(Collection<UUID> ids) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select id, name from SourceSystem where id in :ids", Object[].class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1])));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("源系统", "source system"), id);
    }
}
