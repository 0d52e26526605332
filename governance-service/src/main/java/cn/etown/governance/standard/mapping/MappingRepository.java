package cn.etown.governance.standard.mapping;

import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.lookup.Narrowed;
import cn.etown.governance.lookup.Seen;
import cn.etown.governance.standard.domain.MappingState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class MappingRepository implements PanacheRepositoryBase<Mapping, UUID>, TimedDuties {

    /** A mapping that {@code caller} may see; any other is not found. */
    Uni<Mapping> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, Mapping::unit, () -> notFound(id)));
    }

    /** In the order they were drafted, narrowed by what is given. */
    Uni<List<Mapping>> after(
            PageRequest page, Optional<String> unit, Optional<String> codeList, Optional<MappingState> state) {
        return Narrowed.to(page)
                .by("unit", unit)
                .by("codeList", codeList)
                .by("state", state)
                .of(this);
    }

    /** The version that is being drafted or waits to be confirmed. */
    Uni<Mapping> findOpen(String unit, String codeList) {
        return find(
                        "unit = ?1 and codeList = ?2 and state in ?3",
                        unit,
                        codeList,
                        Set.of(MappingState.DRAFT, MappingState.SUBMITTED))
                .firstResult();
    }

    /** The latest version, whatever became of it. */
    Uni<Mapping> findLast(String unit, String codeList) {
        return find("unit = ?1 and codeList = ?2 order by number desc", unit, codeList)
                .firstResult();
    }

    Uni<Mapping> findLastPublished(String unit, String codeList) {
        return find(
                        "unit = ?1 and codeList = ?2 and state = ?3 order by number desc",
                        unit,
                        codeList,
                        MappingState.PUBLISHED)
                .firstResult();
    }

    /** Those the center has to confirm, the most urgent first. */
    Uni<List<Mapping>> submitted(int most) {
        return find("state = ?1 order by due, id", MappingState.SUBMITTED)
                .page(0, most)
                .list();
    }

    @Override
    public String name() {
        return "mappings";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return find(
                        "state = ?1 and due < ?2 and id > ?3 order by id",
                        MappingState.SUBMITTED,
                        today,
                        MissedPage.idAfter(after))
                .page(0, most)
                .list()
                .map(found -> MissedPage.of(found, most, Mapping::id, Mapping::missed));
    }

    static NotFound notFound(Object id) {
        return new NotFound(new Text("代码映射", "mapping"), id);
    }
}
