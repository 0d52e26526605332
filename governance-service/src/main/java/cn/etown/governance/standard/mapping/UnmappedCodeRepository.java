package cn.etown.governance.standard.mapping;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.json.JsonText;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Own codes that came up: counted by reports, and held against the mapping that holds. */
@ApplicationScoped
class UnmappedCodeRepository implements TimedDuties {

    private static final String TAKE_REPORT = """
            insert into unmapped_report (id, unit, code_list, digest, reported_at)
            values (cast(?1 as uuid), ?2, ?3, ?4, ?5) on conflict (id, unit, code_list) do nothing""";

    private static final String SAME_REPORT = """
            select coalesce(digest, ?4) = ?4 from unmapped_report
            where id = cast(?1 as uuid) and unit = ?2 and code_list = ?3""";

    private static final String FORGET_REPORTS = """
            delete from unmapped_report where (id, unit, code_list) in (
                select id, unit, code_list from unmapped_report where reported_at < ?1
                order by reported_at limit ?2 for update skip locked)""";

    /** Whoever compares or counts codes of a unit and list does so alone. */
    private static final String HOLD = """
            insert into mapping_comparison (unit, code_list) values (?1, ?2)
            on conflict (unit, code_list) do update set unit = excluded.unit""";

    private static final String HOLDING = """
            select id from mapping
            where unit = ?1 and code_list = ?2 and state = 'PUBLISHED'
                and valid_from <= cast(?3 as date) and coalesce(valid_until, cast(?3 as date)) >= cast(?3 as date)
            order by number desc limit 1""";

    private static final String ADD = """
            insert into unmapped_code
                (unit, code_list, code, occurrences, first_seen, last_seen, reported_at, due, mapped)
            select cast(?1 as text), cast(?2 as text), seen.code, occurrences, "firstSeen", "lastSeen",
                cast(?5 as timestamptz), cast(?6 as date), exists (
                select from mapping_entry e
                where e.mapping = (%s) and e.code = seen.code and e.standard_code is not null)
            from jsonb_to_recordset(cast(cast(?4 as text) as jsonb)) as seen
                (code text, occurrences bigint, "firstSeen" date, "lastSeen" date)
            on conflict (unit, code_list, code) do update set
                occurrences = unmapped_code.occurrences + excluded.occurrences,
                first_seen = least(unmapped_code.first_seen, excluded.first_seen),
                last_seen = greatest(unmapped_code.last_seen, excluded.last_seen),
                reported_at = excluded.reported_at,
                due = case when unmapped_code.mapped then excluded.due else unmapped_code.due end,
                mapped = excluded.mapped""".formatted(HOLDING);

    private static final String COMPARE = """
            update unmapped_code set mapped = not mapped,
                due = case when mapped then cast(?4 as date) else due end
            where unit = ?1 and code_list = ?2 and mapped is distinct from exists (
                select from mapping_entry e
                where e.mapping = (%s) and e.code = unmapped_code.code and e.standard_code is not null)""".formatted(HOLDING);

    /** Its number of occurrences stays 0 until data have it. */
    private static final String ADD_OF_TABLE = """
            insert into unmapped_code
                (unit, code_list, code, occurrences, first_seen, last_seen, reported_at, due, mapped)
            select cast(?1 as text), cast(?2 as text), code, 0, cast(?3 as date), cast(?3 as date),
                cast(?5 as timestamptz), cast(?4 as date), false
            from mapping_entry
            where mapping = (%s) and standard_code is null
            on conflict (unit, code_list, code) do nothing""".formatted(HOLDING);

    /** The day on which another mapping may hold; none where no validity begins or ends after {@code ?3}. */
    private static final String NEXT_CHANGE = """
            update mapping_comparison set next_change = (
                select min(day) from (
                    select valid_from as day from mapping
                    where unit = ?1 and code_list = ?2 and state = 'PUBLISHED' and valid_from > cast(?3 as date)
                    union all
                    select valid_until + 1 from mapping
                    where unit = ?1 and code_list = ?2 and state = 'PUBLISHED' and valid_until >= cast(?3 as date)) as days)
            where unit = ?1 and code_list = ?2""";

    private static final String TAKE_CHANGED = """
            select unit, code_list from mapping_comparison where next_change <= cast(?1 as date)
            order by next_change limit ?2 for update skip locked""";

    private static final String SELECT = """
            select unit, code_list, code, occurrences, first_seen, last_seen, due from unmapped_code
            where unit = $1 and not mapped and\s""";

    private static final String PAGE = SELECT + """
            (-occurrences, code_list, code) > (-$2::bigint, $3, $4)
            order by -occurrences, code_list, code limit $5""";

    private static final String PAGE_OF_LIST = SELECT + """
            code_list = $5 and (-occurrences, code) > (-$2::bigint, $3)
            order by -occurrences, code limit $4""";

    private static final String OWED = """
            select code_list, count(*), cast(min(due) as text) from (
                select code_list, due from unmapped_code where unit = ?1 and not mapped limit 10000) as owed
            group by code_list order by code_list""";

    private static final String NEXT_OVERDUE = """
            select due, unit, code_list from unmapped_code
            where not mapped and due < cast(:today as date) and (due, unit, code_list) > (%s)
            order by due, unit, code_list limit 1""";

    /** From one unit, list and day to the next by the index, however many codes each has. */
    private static final String OVERDUE = """
            with recursive owed as (
                select first.*, 1 as number from (%s) as first
                union all
                select next.*, owed.number + 1 from owed cross join lateral (%s) as next where owed.number < :most)
            select due, unit, code_list from owed order by number""".formatted(
                    NEXT_OVERDUE.formatted("cast(:due as date), :unit, :list"),
                    NEXT_OVERDUE.formatted("owed.due, owed.unit, owed.code_list"));

    /** Days by which codes were to be mapped that the mapping that holds maps only now. */
    private static final String MAPPED_LATE = """
            select distinct due from unmapped_code
            where unit = ?1 and code_list = ?2 and not mapped and due < cast(?3 as date) and exists (
                select from mapping_entry e
                where e.mapping = (%s) and e.code = unmapped_code.code and e.standard_code is not null)
            order by due""".formatted(HOLDING);

    private final Pool database;
    private final JsonText json;

    UnmappedCodeRepository(Pool database, JsonText json) {
        this.database = database;
        this.json = json;
    }

    /** Notes that a report is counted; false where it was before. */
    Uni<Boolean> take(ReportUnmappedRequest report, String digest, Instant at) {
        return execute(TAKE_REPORT, report.report(), report.unit(), report.codeList(), digest, utc(at))
                .map(taken -> taken == 1);
    }

    /** Whether a report that was counted before said the same. */
    Uni<Boolean> isSame(ReportUnmappedRequest report, String digest) {
        return query(SAME_REPORT, Boolean.class, report.report(), report.unit(), report.codeList(), digest)
                .chain(Mutiny.SelectionQuery::getSingleResult);
    }

    /** Forgets reports that were counted before {@code day}, at most {@code most}; how many. */
    Uni<Integer> forgetBefore(Instant oldest, int most) {
        return execute(FORGET_REPORTS, utc(oldest), most);
    }

    /** Keeps others from counting or comparing codes of this unit and list until the transaction ends. */
    Uni<Void> hold(String unit, String codeList) {
        return execute(HOLD, unit, codeList).replaceWithVoid();
    }

    /** Counts what a report saw; {@code due} is the day until which a code that is new here is to be mapped. */
    Uni<Void> add(ReportUnmappedRequest report, LocalDate today, Instant at, LocalDate due) {
        return execute(ADD, report.unit(), report.codeList(), today, json.of(report.entries()), utc(at), due)
                .replaceWithVoid();
    }

    /** Holds the codes against the mapping that holds today: strikes off what it maps, brings back what it does not. */
    Uni<Void> compare(String unit, String codeList, LocalDate today, Instant at, LocalDate due) {
        return execute(COMPARE, unit, codeList, today, due)
                .chain(() -> execute(ADD_OF_TABLE, unit, codeList, today, due, utc(at)))
                .chain(() -> execute(NEXT_CHANGE, unit, codeList, today))
                .replaceWithVoid();
    }

    /** Takes units and lists for which another mapping holds since they were compared, that no one else holds. */
    Uni<List<Compared>> takeChanged(LocalDate today, int most) {
        return query(TAKE_CHANGED, Object[].class, today, most)
                .chain(Mutiny.SelectionQuery::getResultList)
                .map(rows -> rows.stream()
                        .map(row -> new Compared((String) row[0], (String) row[1]))
                        .toList());
    }

    /** The unmapped codes of a unit, the most frequent first. */
    Uni<List<UnmappedCodeView>> after(PageRequest page, String unit, Optional<String> codeList) {
        var place = page.after().map(Place::read).orElse(Place.FIRST);
        var found = codeList.isPresent()
                ? database.preparedQuery(PAGE_OF_LIST)
                        .execute(Tuple.of(unit, place.occurrences, place.code, page.rows(), codeList.get()))
                : database.preparedQuery(PAGE)
                        .execute(Tuple.of(unit, place.occurrences, place.codeList, place.code, page.rows()));
        return found.map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(UnmappedCodeRepository::view)
                .toList());
    }

    /** What a unit owes, list by list: how many codes, and by when the first. */
    Uni<List<Owed>> owed(String unit) {
        return query(OWED, Object[].class, unit)
                .chain(Mutiny.SelectionQuery::getResultList)
                .map(rows -> rows.stream()
                        .map(row -> new Owed((String) row[0], (Long) row[1], LocalDate.parse((String) row[2])))
                        .toList());
    }

    @Override
    public String name() {
        return "codes-to-map";
    }

    /** What units owed until before {@code today} and did not map, day by day, unit by unit and list by list. */
    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        var place = after.isEmpty() ? OverdueCodes.FIRST : OverdueCodes.read(after);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OVERDUE, Object[].class)
                        .setParameter("today", today)
                        .setParameter("due", place.due)
                        .setParameter("unit", place.unit)
                        .setParameter("list", place.codeList)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new OverdueCodes((LocalDate) row[0], (String) row[1], (String) row[2]))
                        .toList())
                .map(found -> MissedPage.of(found, most, OverdueCodes::toString, OverdueCodes::missed));
    }

    /** What the mapping of a unit that holds now maps, and was to be mapped before {@code today}. */
    Uni<List<Missed>> mappedLate(String unit, String codeList, LocalDate today) {
        return query(MAPPED_LATE, LocalDate.class, unit, codeList, today)
                .chain(Mutiny.SelectionQuery::getResultList)
                .map(days -> days.stream()
                        .map(due -> new OverdueCodes(due, unit, codeList).missed())
                        .toList());
    }

    /** Codes of one unit and list that were to be mapped by one day. */
    private record OverdueCodes(LocalDate due, String unit, String codeList) {

        static final OverdueCodes FIRST = new OverdueCodes(LocalDate.of(1, 1, 1), "", "");

        static OverdueCodes read(String place) {
            var parts = place.split(" ", 3);
            return new OverdueCodes(LocalDate.parse(parts[0]), parts[1], parts[2]);
        }

        Missed missed() {
            return new Missed(Matter.MAPPING, Term.MAP_CODES, unit, "code-lists/" + codeList, due);
        }

        @Override
        public String toString() {
            return due + " " + unit + " " + codeList;
        }
    }

    /** Whose codes of which list were compared. */
    record Compared(String unit, String codeList) {}

    /** Codes of one list that a unit has to map. */
    record Owed(String codeList, long codes, LocalDate due) {}

    /** Where a page ended. */
    record Place(long occurrences, String codeList, String code) {

        private static final Place FIRST = new Place(Long.MAX_VALUE, "", "");

        static Place of(UnmappedCodeView shown) {
            return new Place(shown.occurrences(), shown.codeList(), shown.code());
        }

        static Place read(String cursor) {
            var parts = cursor.split(" ", 3);
            try {
                return new Place(Long.parseLong(parts[0]), parts[1], parts[2]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException notOurs) {
                var detail =
                        new Text("翻页标记无效，请从第一页重新读取", "The cursor is not one of ours; start again at the first page");
                throw new Malformed("bad-cursor", detail).withErrors(List.of(new FieldError("cursor", detail)));
            }
        }

        @Override
        public String toString() {
            return occurrences + " " + codeList + " " + code;
        }
    }

    private static UnmappedCodeView view(Row row) {
        return new UnmappedCodeView(
                row.getString("unit"),
                row.getString("code_list"),
                row.getString("code"),
                row.getLong("occurrences"),
                row.getLocalDate("first_seen"),
                row.getLocalDate("last_seen"),
                row.getLocalDate("due"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Uni<Integer> execute(String sql, Object... values) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.executeUpdate();
        });
    }

    private static <R> Uni<Mutiny.SelectionQuery<R>> query(String sql, Class<R> type, Object... values) {
        return Panache.getSession().map(session -> {
            var query = session.createNativeQuery(sql, type);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query;
        });
    }
}
