package cn.etown.assessment.score;

import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ScoreRepository implements PanacheRepositoryBase<Score, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    Uni<Score> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> notFound(id));
    }

    Uni<Integer> editions(String unit, String month) {
        return count("unit = ?1 and scoredMonth = ?2", unit, month).map(Math::toIntExact);
    }

    /**
     * In the order they were made.
     *
     * @param seen the only unit whose scores may be shown, where there is such a limit
     */
    Uni<List<Score>> after(PageRequest page, Optional<String> seen, Optional<String> unit, Optional<String> month) {
        return find(
                        "id > :after and (:seen = '' or unit = :seen) and (:unit = '' or unit = :unit)"
                                + " and (:month = '' or scoredMonth = :month) order by id",
                        Map.of(
                                "after", page.afterId().orElse(FIRST),
                                "seen", seen.orElse(""),
                                "unit", unit.orElse(""),
                                "month", month.orElse("")))
                .page(0, page.rows())
                .list();
    }

    static NotFound notFound(UUID id) {
        return new NotFound(new Text("评分", "score"), id);
    }
}
