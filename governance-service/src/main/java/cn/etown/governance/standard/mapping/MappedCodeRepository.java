package cn.etown.governance.standard.mapping;

import cn.etown.kit.json.JsonText;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The entries of mappings: many, so they are written and read as rows and not as entities. */
@ApplicationScoped
class MappedCodeRepository {

    private static final String PUT = """
            insert into mapping_entry (mapping, code, name, standard_code)
            select cast(?1 as uuid), code, name, "standardCode"
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as entry (code text, name text, "standardCode" text)
            on conflict (mapping, code) do update set name = excluded.name, standard_code = excluded.standard_code""";

    private static final String REMOVE = """
            delete from mapping_entry where mapping = cast(?1 as uuid)
                and code in (select jsonb_array_elements_text(cast(cast(?2 as text) as jsonb)))""";

    private static final String COPY = """
            insert into mapping_entry (mapping, code, name, standard_code)
            select cast(?2 as uuid), code, name, standard_code from mapping_entry where mapping = cast(?1 as uuid)""";

    private static final String COUNT = "select count(*) from mapping_entry where mapping = cast(?1 as uuid)";

    private static final String STRANGE = """
            select m.code from mapping_entry m
            where m.mapping = cast(?1 as uuid) and m.standard_code is not null and not exists (
                select from code_list_version v join code_list_entry e on e.version = v.id
                where v.code = ?2 and v.state = 'PUBLISHED' and e.code = m.standard_code)
            order by m.code limit 50""";

    private static final String PAGE = """
            select code, name, standard_code from mapping_entry
            where mapping = $1 and code > $2 and code like $3 order by code limit $4""";

    private static final String LOOKUP = """
            select e.code, e.name, e.standard_code, m.id, m.number from (
                select id, number from mapping
                where unit = $1 and code_list = $2 and published_at <= $5
                    and valid_from <= $3 and coalesce(valid_until, $3) >= $3
                    and (withdrawn_at is null or withdrawn_at > $5 or withdrawn_from > $3)
                order by number desc limit 1) m
            join mapping_entry e on e.mapping = m.id and e.code = any($4) and e.standard_code is not null
            order by e.code""";

    private final Pool database;
    private final JsonText json;

    MappedCodeRepository(Pool database, JsonText json) {
        this.database = database;
        this.json = json;
    }

    Uni<Void> put(UUID mapping, List<MappedCode> entries) {
        return execute(PUT, mapping, json.of(entries));
    }

    Uni<Void> remove(UUID mapping, List<String> codes) {
        return execute(REMOVE, mapping, json.of(codes));
    }

    /** Copies the entries of one mapping into another. */
    Uni<Void> copy(UUID from, UUID to) {
        return execute(COPY, from, to);
    }

    Uni<Integer> count(UUID mapping) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COUNT, Long.class)
                        .setParameter(1, mapping)
                        .getSingleResult())
                .map(Long::intValue);
    }

    /** Own codes whose standard code the published list does not hold, the first fifty. */
    Uni<List<String>> strange(UUID mapping, String codeList) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STRANGE, String.class)
                        .setParameter(1, mapping)
                        .setParameter(2, codeList)
                        .getResultList());
    }

    /** The entries of a mapping by own code; only those that begin so, where a beginning is given. */
    Uni<List<MappedCode>> after(PageRequest page, UUID mapping, Optional<String> beginning) {
        String like = beginning.map(MappedCodeRepository::literal).orElse("") + "%";
        return database.preparedQuery(PAGE)
                .execute(Tuple.of(mapping, page.after().orElse(""), like, page.rows()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new MappedCode(
                                row.getString("code"), row.getString("name"), row.getString("standard_code")))
                        .toList());
    }

    /** What the mapping that holds on {@code day} says of {@code codes}, as it was known at {@code asOf}. */
    Uni<List<StandardCode>> lookUp(String unit, String codeList, LocalDate day, List<String> codes, Instant asOf) {
        return database.preparedQuery(LOOKUP)
                .execute(Tuple.of(unit, codeList, day, codes.toArray(String[]::new), asOf.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(MappedCodeRepository::standardCode)
                        .toList());
    }

    private static StandardCode standardCode(Row row) {
        return new StandardCode(
                row.getString("code"),
                row.getString("name"),
                row.getString("standard_code"),
                row.getUUID("id"),
                row.getInteger("number"));
    }

    private static String literal(String beginning) {
        return beginning.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
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
