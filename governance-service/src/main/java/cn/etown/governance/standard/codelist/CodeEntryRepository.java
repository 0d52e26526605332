package cn.etown.governance.standard.codelist;

import cn.etown.governance.search.SearchTerms;
import cn.etown.governance.standard.domain.CodeTree;
import cn.etown.kit.json.JsonText;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The entries of code lists: many, so they are written and read as rows and not as entities. */
@ApplicationScoped
class CodeEntryRepository {

    private static final String TOP = "-";

    private static final String PUT = """
            insert into code_list_entry (version, code, name_zh, name_en, parent, valid_from, valid_until)
            select cast(?1 as uuid), code, "nameZh", "nameEn", parent, "validFrom", "validUntil"
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as entry
                (code text, "nameZh" text, "nameEn" text, parent text, "validFrom" date, "validUntil" date)
            on conflict (version, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                parent = excluded.parent, valid_from = excluded.valid_from, valid_until = excluded.valid_until""";

    private static final String REMOVE = """
            delete from code_list_entry where version = cast(?1 as uuid)
                and code in (select jsonb_array_elements_text(cast(cast(?2 as text) as jsonb)))""";

    private static final String COPY = """
            insert into code_list_entry (version, code, name_zh, name_en, parent, valid_from, valid_until)
            select cast(?2 as uuid), code, name_zh, name_en, parent, valid_from, valid_until
            from code_list_entry where version = cast(?1 as uuid)""";

    private static final String PARENTS =
            "select code, coalesce(parent, '') from code_list_entry where version = cast(?1 as uuid)";

    private static final String CODES = """
            select code, valid_from, valid_until from code_list_entry
            where version = cast(?1 as uuid) order by code collate "C\"""";

    private static final String HELD = """
            select e.code from code_list_version v join code_list_entry e on e.version = v.id
            where v.code = ?1 and v.state = 'PUBLISHED'
                and e.code in (select jsonb_array_elements_text(cast(cast(?2 as text) as jsonb)))""";

    private static final String USED = HELD + """

                and coalesce(e.valid_from, ?3) <= ?3 and coalesce(e.valid_until, ?3) >= ?3""";

    private static final String NAME = """
            select e.name_zh from code_list_version v join code_list_entry e on e.version = v.id
            where v.code = ?1 and v.state = 'PUBLISHED' and e.code = ?2
                and coalesce(e.valid_from, ?3) <= ?3 and coalesce(e.valid_until, ?3) >= ?3""";

    private static final String PAGE = """
            select code, name_zh, name_en, parent, valid_from, valid_until from code_list_entry
            where version = $1 and code > $2 %s order by code limit $3""";

    private static final String IN_USE = "and coalesce(valid_from, $4) <= $4 and coalesce(valid_until, $4) >= $4";

    private final Pool database;
    private final JsonText json;

    CodeEntryRepository(Pool database, JsonText json) {
        this.database = database;
        this.json = json;
    }

    Uni<Void> put(UUID version, List<CodeEntry> entries) {
        return execute(PUT, version, json.of(entries));
    }

    Uni<Void> remove(UUID version, List<String> codes) {
        return execute(REMOVE, version, json.of(codes));
    }

    /** Copies the entries of one version into another. */
    Uni<Void> copy(UUID from, UUID to) {
        return execute(COPY, from, to);
    }

    /** Each code of the version with the one it stands under. */
    Uni<CodeTree> tree(UUID version) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PARENTS, Object[].class)
                        .setParameter(1, version)
                        .getResultList())
                .map(rows -> {
                    var parents = new HashMap<String, String>();
                    rows.forEach(row -> parents.put((String) row[0], (String) row[1]));
                    return new CodeTree(parents);
                });
    }

    /** The codes of the version in their order, with the days between which they are used. */
    Uni<List<CodeListEvents.CodeListCodes.Code>> codes(UUID version) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CODES, Object[].class)
                        .setParameter(1, version)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new CodeListEvents.CodeListCodes.Code(
                                (String) row[0], (LocalDate) row[1], (LocalDate) row[2]))
                        .toList());
    }

    /** Those of {@code codes} that the published version of the list holds. */
    Uni<Set<String>> held(String list, Collection<String> codes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HELD, String.class)
                        .setParameter(1, list)
                        .setParameter(2, json.of(codes))
                        .getResultList())
                .map(HashSet::new);
    }

    /** Those of {@code codes} that the published version of the list holds and that are in use on {@code day}. */
    Uni<Set<String>> inUse(String list, Collection<String> codes, LocalDate day) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(USED, String.class)
                        .setParameter(1, list)
                        .setParameter(2, json.of(codes))
                        .setParameter(3, day)
                        .getResultList())
                .map(HashSet::new);
    }

    /** The Chinese name of a code that the published version of the list holds and that is in use on {@code day}. */
    Uni<Optional<String>> nameInUse(String list, String code, LocalDate day) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NAME, String.class)
                        .setParameter(1, list)
                        .setParameter(2, code)
                        .setParameter(3, day)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** The entries of a version by code. */
    Uni<List<CodeEntry>> after(PageRequest page, UUID version, EntryFilter filter) {
        var values = Tuple.of(version, page.after().orElse(""), page.rows());
        var narrowed = new StringBuilder();
        filter.day().ifPresent(day -> {
            narrowed.append(IN_USE);
            values.addLocalDate(day);
        });
        narrow(narrowed, values, " and code = ", filter.code);
        if (TOP.equals(filter.parent)) {
            narrowed.append(" and parent is null");
        } else {
            narrow(narrowed, values, " and parent = ", filter.parent);
        }
        Optional.ofNullable(filter.search).map(SearchTerms::query).ifPresent(query -> {
            values.addString(query);
            narrowed.append(" and terms @@ cast($").append(values.size()).append("::text as tsquery)");
        });
        return database.preparedQuery(PAGE.formatted(narrowed))
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CodeEntryRepository::entry)
                        .toList());
    }

    private static void narrow(StringBuilder where, Tuple values, String condition, String value) {
        if (value != null) {
            values.addString(value);
            where.append(condition).append('$').append(values.size());
        }
    }

    private static CodeEntry entry(Row row) {
        return new CodeEntry(
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("parent"),
                row.getLocalDate("valid_from"),
                row.getLocalDate("valid_until"));
    }

    private static Uni<Void> execute(String sql, Object first, Object second) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter(1, first)
                        .setParameter(2, second)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
