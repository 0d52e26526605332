package cn.etown.governance.standard.impact;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Codes that the published version of a list has and a draft has not, with what uses them; and who has to follow. */
@ApplicationScoped
class DroppedCodeRepository implements TimedDuties {

    /** A mapping counts as long as it holds today or later, and no newer one holds wherever it would. */
    private static final String USES = """
            with draft as (select id, code from code_list_version where id = cast(?1 as uuid)),
            dropped as materialized (
                select d.code as list, e.code from draft d
                join code_list_version held on held.code = d.code and held.state = 'PUBLISHED' and held.id <> d.id
                join code_list_entry e on e.version = held.id
                where not exists (select from code_list_entry kept where kept.version = d.id and kept.code = e.code)),
            uses as (
                select d.code, 'MAPPING' as kind, 'mappings/' || m.id as link, m.code_list as name, m.unit,
                    count(*) as own_codes, m.id as mapping
                from dropped d join mapping_entry e on e.standard_code = d.code
                join mapping m on m.id = e.mapping and m.code_list = d.list and m.state = 'PUBLISHED'
                where coalesce(m.valid_until, cast(?2 as date)) >= cast(?2 as date) and not exists (
                    select from mapping n
                    where n.unit = m.unit and n.code_list = m.code_list and n.state = 'PUBLISHED' and n.number > m.number
                        and n.valid_from <= greatest(m.valid_from, cast(?2 as date))
                        and (n.valid_until is null or n.valid_until >= m.valid_until))
                group by d.code, m.id
                union all
                select d.code, 'DATA_ELEMENT', 'data-element-versions/' || v.id, v.name_zh, v.owner, null, null
                from dropped d
                join data_element_version v on v.measure_unit = d.code and v.state = 'PUBLISHED'
                where d.list = 'measure-units')
            """;

    private static final String PAGE = USES + """
            select code, kind, link, name, unit, own_codes from uses
            where code || ' ' || kind || ' ' || link > ?3 order by code || ' ' || kind || ' ' || link limit ?4""";

    /** How many own codes of the mapping {@code r} lead to codes that its list has no more. */
    private static final String CODES_LEFT = """
            select count(*) from mapping_entry e join mapping m on m.id = e.mapping
            where m.id = r.mapping and e.standard_code is not null and not exists (
                select from code_list_version v join code_list_entry held on held.version = v.id
                where v.code = m.code_list and v.state = 'PUBLISHED' and held.code = e.standard_code)
            """;

    /** What is owed already keeps its day; what was settled is owed anew. */
    private static final String OWE = USES + """
            insert into mapping_to_revise as r (mapping, due, owed_at)
            select distinct mapping, cast(?3 as date), cast(?4 as timestamptz) from uses where mapping is not null
            on conflict (mapping) do update set due = excluded.due, owed_at = excluded.owed_at
            where (""" + CODES_LEFT + ") = 0";

    /** A newer mapping, or a newer version of the list that has the codes again, settles what is owed. */
    private static final String REVISIONS = """
            select cast(mapping as text), code_list, cast(due as text), codes, unit from (
                select r.mapping, m.code_list, r.due, m.unit, (""" + CODES_LEFT + """
                    ) as codes
                from mapping m join mapping_to_revise r on r.mapping = m.id
                where m.state = 'PUBLISHED' and not exists (
                    select from mapping n
                    where n.unit = m.unit and n.code_list = m.code_list and n.state = 'PUBLISHED' and n.number > m.number)
                    and %s) owed order by due, mapping""";

    private static final String OWED = REVISIONS.formatted("m.unit = ?1");

    private static final String OVERDUE_OF_LIST =
            REVISIONS.formatted("m.unit = ?1 and m.code_list = ?2 and r.due < ?3");

    private static final String OVERDUE =
            REVISIONS.formatted("r.due < ?1 and r.mapping > ?2 order by r.mapping limit ?3");

    /** A mapping that a unit has to revise. */
    record Owed(String mapping, String codeList, LocalDate due, long codes, String unit) {

        /** Whether it still leads to a code that is gone; else a newer version of the list settled it. */
        boolean isLeft() {
            return codes > 0;
        }

        Missed missed() {
            return new Missed(Matter.MAPPING, Term.REVISION, unit, "mappings/" + mapping, due);
        }
    }

    /** What uses codes that the draft drops, by {@link DroppedCode#key}. */
    Uni<List<DroppedCode>> after(PageRequest page, UUID draft, LocalDate today) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAGE, Object[].class)
                        .setParameter(1, draft)
                        .setParameter(2, today)
                        .setParameter(3, page.after().orElse(""))
                        .setParameter(4, page.rows())
                        .getResultList())
                .map(rows -> rows.stream().map(DroppedCodeRepository::dropped).toList());
    }

    /** Notes which mappings have to be revised, by {@code due}, where the draft is published; to be called before it is. */
    Uni<Void> owe(UUID draft, LocalDate today, LocalDate due, Instant at) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWE)
                        .setParameter(1, draft)
                        .setParameter(2, today)
                        .setParameter(3, due)
                        .setParameter(4, at.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<Owed>> owedBy(String unit) {
        return owed(OWED, unit).map(found -> found.stream().filter(Owed::isLeft).toList());
    }

    /** What a unit had to revise before {@code today} of its mapping to a list. */
    Uni<List<Missed>> overdue(String unit, String codeList, LocalDate today) {
        return owed(OVERDUE_OF_LIST, unit, codeList, today)
                .map(found ->
                        found.stream().filter(Owed::isLeft).map(Owed::missed).toList());
    }

    @Override
    public String name() {
        return "mappings-to-revise";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return owed(OVERDUE, today, MissedPage.idAfter(after), most)
                .map(found -> found.stream()
                        .sorted(Comparator.comparing(Owed::mapping))
                        .toList())
                .map(found -> MissedPage.of(found, most, Owed::mapping, owed -> owed.isLeft() ? owed.missed() : null));
    }

    private static Uni<List<Owed>> owed(String sql, Object... values) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, Object[].class);
                    for (int i = 0; i < values.length; i++) {
                        query.setParameter(i + 1, values[i]);
                    }
                    return query.getResultList();
                })
                .map(rows -> rows.stream()
                        .map(row -> new Owed(
                                (String) row[0],
                                (String) row[1],
                                LocalDate.parse((String) row[2]),
                                (Long) row[3],
                                (String) row[4]))
                        .toList());
    }

    private static DroppedCode dropped(Object[] row) {
        return new DroppedCode(
                (String) row[0],
                LibraryDependent.Kind.valueOf((String) row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (Long) row[5]);
    }
}
