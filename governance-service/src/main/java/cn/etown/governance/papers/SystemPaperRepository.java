package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.Completeness;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
class SystemPaperRepository implements PanacheRepositoryBase<SystemPaper, UUID> {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String PAPERS =
            "from system_paper p where p.source_system = s.id and p.kind = r.kind" + " and p.valid_from <= :today";
    private static final String FILED = "exists (select 1 " + PAPERS + ")";

    /** The same for a page of units; as an {@code exists} the database would read the papers of all units for it. */
    private static final String FILED_EACH = "(select true " + PAPERS + " limit 1)";

    /** A paper that {@code caller} may see; any other is not found. */
    Uni<SystemPaper> require(UUID id, Caller caller) {
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id))
                .invoke(paper -> caller.mustSee(paper.unit(), () -> notFound(id)));
    }

    /** In the order they were filed; of one unit and one source system where these are given. */
    Uni<List<SystemPaper>> after(PageRequest page, Optional<String> unit, Optional<UUID> sourceSystem) {
        var query = new StringBuilder("id > :after");
        var parameters = new HashMap<String, Object>();
        parameters.put("after", page.afterId().orElse(FIRST));
        unit.ifPresent(code -> {
            query.append(" and unit = :unit");
            parameters.put("unit", code);
        });
        sourceSystem.ifPresent(id -> {
            query.append(" and sourceSystem = :system");
            parameters.put("system", id);
        });
        return find(query + " order by id", parameters).page(0, page.rows()).list();
    }

    /** The papers each phase needs. */
    Uni<List<RequiredPaperView>> required() {
        return rows(
                        "select phase, string_agg(kind, ',' order by kind) from required_paper group by phase order"
                                + " by phase",
                        Map.of())
                .map(found -> found.stream()
                        .map(row -> new RequiredPaperView((String) row[0], kinds(row[1])))
                        .toList());
    }

    /** The source systems that lack papers, by id. */
    Uni<List<MissingPapersView>> missing(PageRequest page, Optional<String> unit, LocalDate today) {
        return missing(page.afterId().orElse(FIRST), page.rows(), unit, today);
    }

    /** The first source systems of {@code unit} that lack papers. */
    Uni<List<MissingPapersView>> lacking(String unit, LocalDate today, int most) {
        return missing(FIRST, most, Optional.of(unit), today);
    }

    private Uni<List<MissingPapersView>> missing(UUID after, int most, Optional<String> unit, LocalDate today) {
        String sql = "select s.id, s.unit, string_agg(r.kind, ',' order by r.kind) from source_system s"
                + " join required_paper r on r.phase = s.phase where s.id > :after" + of(unit) + " and not " + FILED
                + " group by s.id order by s.id limit :rows";
        var parameters = parameters(unit, today, most);
        parameters.put("after", after);
        return rows(sql, parameters)
                .map(found -> found.stream()
                        .map(row -> new MissingPapersView((UUID) row[0], (String) row[1], kinds(row[2])))
                        .toList());
    }

    /** How complete the papers of each unit's source systems are, by the unit's code. */
    Uni<List<CompletenessView>> completeness(PageRequest page, Optional<String> unit, LocalDate today) {
        String sql = "select s.unit, count(*), count(*) filter (where " + FILED_EACH + ") from source_system s"
                + " join required_paper r on r.phase = s.phase where s.unit > :after" + of(unit)
                + " group by s.unit order by s.unit limit :rows";
        var parameters = parameters(unit, today, page.rows());
        parameters.put("after", page.after().orElse(""));
        return rows(sql, parameters)
                .map(found -> found.stream()
                        .map(row ->
                                CompletenessView.of((String) row[0], new Completeness((Long) row[1], (Long) row[2])))
                        .toList());
    }

    private static String of(Optional<String> unit) {
        return unit.isPresent() ? " and s.unit = :unit" : "";
    }

    private static Map<String, Object> parameters(Optional<String> unit, LocalDate today, int rows) {
        var parameters = new HashMap<String, Object>();
        parameters.put("today", today);
        parameters.put("rows", rows);
        unit.ifPresent(code -> parameters.put("unit", code));
        return parameters;
    }

    private Uni<List<Object[]>> rows(String sql, Map<String, Object> parameters) {
        return getSession().chain(session -> {
            var query = session.createNativeQuery(sql, Object[].class);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    private static List<PaperKind> kinds(Object joined) {
        return Stream.of(((String) joined).split(",")).map(PaperKind::valueOf).toList();
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("源系统文档", "paper"), id);
    }
}
