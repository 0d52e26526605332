package cn.etown.governance.standard.mapping;

import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Own codes that are in no mapping: counted by reports, struck off when a mapping holds them. */
@ApplicationScoped
class UnmappedCodeRepository {

    private static final String TAKE_REPORT = """
            insert into unmapped_report (id, unit, code_list, reported_at)
            values (cast(?1 as uuid), ?2, ?3, ?4) on conflict (id) do nothing""";

    private static final String ADD = """
            insert into unmapped_code
                (unit, code_list, code, occurrences, first_seen, last_seen, reported_at, due, mapped)
            select cast(?1 as text), cast(?2 as text), seen.code, occurrences, "firstSeen", "lastSeen",
                cast(?4 as timestamptz), cast(?5 as date), exists (
                select from (
                    select id from mapping
                    where unit = ?1 and code_list = ?2 and state = 'PUBLISHED'
                        and valid_from <= "lastSeen" and coalesce(valid_until, "lastSeen") >= "lastSeen"
                    order by number desc limit 1) m
                join mapping_entry e on e.mapping = m.id and e.code = seen.code and e.standard_code is not null)
            from jsonb_to_recordset(cast(cast(?3 as text) as jsonb)) as seen
                (code text, occurrences bigint, "firstSeen" date, "lastSeen" date)
            on conflict (unit, code_list, code) do update set
                occurrences = unmapped_code.occurrences + excluded.occurrences,
                first_seen = least(unmapped_code.first_seen, excluded.first_seen),
                last_seen = greatest(unmapped_code.last_seen, excluded.last_seen),
                reported_at = excluded.reported_at,
                due = case when unmapped_code.mapped then excluded.due else unmapped_code.due end,
                mapped = excluded.mapped""";

    private static final String STRIKE_OFF = """
            update unmapped_code set mapped = true
            where unit = ?2 and code_list = ?3 and not mapped and code in (
                select code from mapping_entry where mapping = cast(?1 as uuid) and standard_code is not null)""";

    private static final String ADD_OF_TABLE = """
            insert into unmapped_code
                (unit, code_list, code, occurrences, first_seen, last_seen, reported_at, due, mapped)
            select cast(?2 as text), cast(?3 as text), code, 0, cast(?4 as date), cast(?4 as date),
                cast(?5 as timestamptz), cast(?6 as date), false
            from mapping_entry
            where mapping = cast(?1 as uuid) and standard_code is null
            on conflict (unit, code_list, code) do update set mapped = false,
                due = case when unmapped_code.mapped then excluded.due else unmapped_code.due end""";

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

    private final Pool database;
    private final ObjectMapper json;

    UnmappedCodeRepository(Pool database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Notes that a report is counted; false where it was before. */
    Uni<Boolean> take(ReportUnmappedRequest report, Instant at) {
        return execute(TAKE_REPORT, report.report(), report.unit(), report.codeList(), utc(at))
                .map(taken -> taken == 1);
    }

    /** Counts what a report saw; {@code due} is the day until which a code that is new here is to be mapped. */
    Uni<Void> add(ReportUnmappedRequest report, Instant at, LocalDate due) {
        return execute(ADD, report.unit(), report.codeList(), text(report.entries()), utc(at), due)
                .replaceWithVoid();
    }

    /** Strikes off what a mapping holds. */
    Uni<Void> strikeOff(Mapping mapping) {
        return execute(STRIKE_OFF, mapping.id(), mapping.unit(), mapping.codeList())
                .replaceWithVoid();
    }

    /** Adds what the unit's own table names and does not map. */
    Uni<Void> addOfTable(Mapping mapping, LocalDate today, Instant at, LocalDate due) {
        return execute(ADD_OF_TABLE, mapping.id(), mapping.unit(), mapping.codeList(), today, utc(at), due)
                .replaceWithVoid();
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
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWED, Object[].class)
                        .setParameter(1, unit)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Owed((String) row[0], (Long) row[1], LocalDate.parse((String) row[2])))
                        .toList());
    }

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

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was read cannot be written", impossible);
        }
    }
}
