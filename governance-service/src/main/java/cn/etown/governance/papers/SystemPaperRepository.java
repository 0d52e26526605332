package cn.etown.governance.papers;

import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.lookup.Narrowed;
import cn.etown.governance.lookup.Seen;
import cn.etown.governance.papers.domain.Completeness;
import cn.etown.governance.papers.domain.PaperState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
class SystemPaperRepository implements PanacheRepositoryBase<SystemPaper, UUID>, TimedDuties {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String COUNTS = "p.valid_from <= :day and p.valid_until >= :day and p.filed_at < :end"
            + " and not (p.state = 'REFUSED' and p.decided_at < :end)";
    private static final String PAPERS =
            "from system_paper p where p.source_system = s.id and p.kind = r.kind and " + COUNTS;
    private static final String FILED = "exists (select 1 " + PAPERS + ")";

    /** The same for a page of units; as an {@code exists} the database would read the papers of all units for it. */
    private static final String FILED_EACH = "(select true " + PAPERS + " limit 1)";

    /** A paper that {@code caller} may see; any other is not found. */
    Uni<SystemPaper> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, SystemPaper::unit, () -> notFound(id)));
    }

    /** In the order they were filed; of one unit and one source system where these are given. */
    Uni<List<SystemPaper>> after(PageRequest page, Optional<String> unit, Optional<UUID> sourceSystem) {
        return Narrowed.to(page)
                .by("unit", unit)
                .by("sourceSystem", sourceSystem)
                .of(this);
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
    Uni<List<MissingPapersView>> missing(PageRequest page, Optional<String> unit, AsOf asOf) {
        return missing(page.afterId().orElse(FIRST), page.rows(), unit, asOf);
    }

    /** The first source systems of {@code unit} that lack papers. */
    Uni<List<MissingPapersView>> lacking(String unit, AsOf asOf, int most) {
        return missing(FIRST, most, Optional.of(unit), asOf);
    }

    /** Each missing kind with the paper that was filed last in its place. */
    private Uni<List<MissingPapersView>> missing(UUID after, int most, Optional<String> unit, AsOf asOf) {
        String lacking = "select s.id, s.name, s.unit, array_agg(r.kind) as kinds from source_system s"
                + " join required_paper r on r.phase = s.phase where s.id > :after" + of(unit) + " and not " + FILED
                + " group by s.id order by s.id limit :rows";
        String sql = "select s.id, s.name, s.unit, k.kind, p.id, p.valid_from, p.valid_until, p.reason,"
                + " p.state = 'REFUSED' and p.decided_at < :end"
                + " from (" + lacking + ") s cross join lateral unnest(s.kinds) as k(kind)"
                + " left join lateral (select * from system_paper f where f.source_system = s.id and f.kind = k.kind"
                + " and f.filed_at < :end order by f.id desc limit 1) p on true order by s.id, k.kind";
        var parameters = parameters(unit, asOf, most);
        parameters.put("after", after);
        return rows(sql, parameters).map(found -> bySystem(found, asOf.day()));
    }

    private static List<MissingPapersView> bySystem(List<Object[]> rows, LocalDate day) {
        var systems = new LinkedHashMap<Object, List<Object[]>>();
        rows.forEach(
                row -> systems.computeIfAbsent(row[0], id -> new ArrayList<>()).add(row));
        return systems.values().stream().map(of -> system(of, day)).toList();
    }

    private static MissingPapersView system(List<Object[]> rows, LocalDate day) {
        var papers = rows.stream().map(row -> missing(row, day)).toList();
        var kinds = papers.stream().map(MissingPaperView::kind).toList();
        return new MissingPapersView(
                (UUID) rows.get(0)[0], (String) rows.get(0)[1], (String) rows.get(0)[2], day, kinds, papers);
    }

    private static MissingPaperView missing(Object[] row, LocalDate day) {
        var kind = PaperKind.valueOf((String) row[3]);
        if (row[4] == null) {
            return new MissingPaperView(kind, MissingPaperView.Why.NEVER_FILED, null, null, null);
        }
        var until = (LocalDate) row[6];
        if ((Boolean) row[8]) {
            return new MissingPaperView(kind, MissingPaperView.Why.REFUSED, (UUID) row[4], until, (String) row[7]);
        }
        boolean begun = !((LocalDate) row[5]).isAfter(day);
        var why = begun ? MissingPaperView.Why.EXPIRED : MissingPaperView.Why.NOT_YET_VALID;
        return new MissingPaperView(kind, why, (UUID) row[4], until, null);
    }

    /** How complete the papers of each unit's source systems are, by the unit's code. */
    Uni<List<CompletenessView>> completeness(PageRequest page, Optional<String> unit, AsOf asOf) {
        String sql = "select s.unit, count(*), count(*) filter (where " + FILED_EACH + ") from source_system s"
                + " join required_paper r on r.phase = s.phase where s.unit > :after" + of(unit)
                + " group by s.unit order by s.unit limit :rows";
        var parameters = parameters(unit, asOf, page.rows());
        parameters.put("after", page.after().orElse(""));
        return rows(sql, parameters)
                .map(found -> found.stream()
                        .map(row ->
                                CompletenessView.of((String) row[0], new Completeness((Long) row[1], (Long) row[2])))
                        .toList());
    }

    /** A paper about which something is owed by a day. */
    record Owed(UUID id, String unit, UUID sourceSystem, String system, PaperKind kind, LocalDate day) {

        private static Owed of(Object[] row) {
            return new Owed(
                    (UUID) row[0],
                    (String) row[1],
                    (UUID) row[2],
                    (String) row[3],
                    PaperKind.valueOf((String) row[4]),
                    (LocalDate) row[5]);
        }
    }

    /** Those that wait for a decision, the most urgent first. */
    Uni<List<Owed>> toDecide(int most) {
        return owed(
                "select p.id, p.unit, s.id, s.name, p.kind, p.decide_by from system_paper p"
                        + " join source_system s on s.id = p.source_system where p.state = 'FILED'"
                        + " order by p.decide_by, p.id limit :rows",
                Map.of("rows", most));
    }

    /**
     * The papers of a unit that end from {@code today} up to {@code last}, that the phase of their system needs and that no other
     * follows.
     */
    Uni<List<Owed>> ending(String unit, LocalDate today, LocalDate last, int most) {
        return owed(
                "select p.id, p.unit, s.id, s.name, p.kind, p.valid_until from system_paper p"
                        + " join source_system s on s.id = p.source_system"
                        + " join required_paper r on r.phase = s.phase and r.kind = p.kind"
                        + " where p.unit = :unit and p.state <> 'REFUSED' and p.valid_until between :today and :last"
                        + " and p.valid_from <= :today and not exists (select 1 from system_paper n"
                        + " where n.source_system = p.source_system and n.kind = p.kind and n.state <> 'REFUSED'"
                        + " and n.valid_from <= p.valid_until + 1 and n.valid_until > p.valid_until)"
                        + " order by p.valid_until, p.id limit :rows",
                Map.of("unit", unit, "today", today, "last", last, "rows", most));
    }

    @Override
    public String name() {
        return "system-papers";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return find(
                        "state = ?1 and decideBy < ?2 and id > ?3 order by id",
                        PaperState.FILED,
                        today,
                        MissedPage.idAfter(after))
                .page(0, most)
                .list()
                .map(found -> MissedPage.of(found, most, SystemPaper::id, SystemPaper::missed));
    }

    private Uni<List<Owed>> owed(String sql, Map<String, Object> parameters) {
        return rows(sql, parameters).map(found -> found.stream().map(Owed::of).toList());
    }

    private static String of(Optional<String> unit) {
        return unit.isPresent() ? " and s.unit = :unit" : "";
    }

    private static Map<String, Object> parameters(Optional<String> unit, AsOf asOf, int rows) {
        var parameters = new HashMap<String, Object>();
        parameters.put("day", asOf.day());
        parameters.put("end", asOf.end());
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
