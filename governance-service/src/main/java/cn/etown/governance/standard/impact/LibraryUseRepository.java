package cn.etown.governance.standard.impact;

import cn.etown.kit.json.JsonText;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** References between the standard library and what is made of it. */
@ApplicationScoped
class LibraryUseRepository {

    private static final String CONTRACTS = """
            select distinct 'CONTRACT' as kind, 'contracts/' || u.contract as link, u.interface_code as name, i.unit as unit
            from library_use u join data_interface i on i.code = u.interface_code and i.state <> 'RETIRED'
            where u.reference""";

    /** A reference is used by each interface once, so by its contract in force once. */
    private static final String OF_REFERENCE = """
            select 'CONTRACT', 'contracts/' || u.contract, u.interface_code, i.unit
            from library_use u join data_interface i on i.code = u.interface_code and i.state <> 'RETIRED'
            where u.reference = ?1 and u.contract > ?2 order by u.contract limit ?3""";

    private static final UUID FIRST = new UUID(0, 0);
    private static final String KEY_OF_CONTRACT = "CONTRACT contracts/";

    /** The list of units of measure is referred to by what is measured, any other by name. */
    private static final String ELEMENTS_OF_LIST = """
            state = 'PUBLISHED' and (code_list = ?1 or ?1 = 'measure-units' and measure_unit is not null)""";

    private static final String OF_LIST =
            CONTRACTS + " in (select 'data-elements/' || code from data_element_version where "
                    + ELEMENTS_OF_LIST + """
            )
            union all
            select 'DATA_ELEMENT', 'data-element-versions/' || id, name_zh, owner from data_element_version where\s"""
                    + ELEMENTS_OF_LIST + """

            union all
            select 'MAPPING', 'mappings/' || id, code_list, unit from mapping where code_list = ?1 and state = 'PUBLISHED'""";

    private static final String PAGE = """
            select kind, link, name, unit from (%s) as dependents
            where kind || ' ' || link > ?2 order by kind || ' ' || link limit ?3""";

    private static final String FORGET = "delete from library_use where interface_code = ?1";

    private static final String KEEP = """
            insert into library_use (reference, interface_code, contract)
            select jsonb_array_elements_text(cast(cast(?3 as text) as jsonb)), ?1, cast(?2 as uuid)""";

    private final JsonText json;

    LibraryUseRepository(JsonText json) {
        this.json = json;
    }

    /** The contracts in force that refer to {@code reference}, such as {@code data-elements/saleAmount}. */
    Uni<List<LibraryDependent>> ofReference(String reference, PageRequest page) {
        return page(
                OF_REFERENCE,
                reference,
                page.after(LibraryUseRepository::contractOf).orElse(FIRST),
                page.rows());
    }

    /** What refers to a code list: elements, mappings, and contracts by way of the elements. */
    Uni<List<LibraryDependent>> ofList(String codeList, PageRequest page) {
        return page(PAGE.formatted(OF_LIST), codeList, page.after().orElse(""), page.rows());
    }

    /** Keeps what the contract that came into force refers to, in place of the one before. */
    Uni<Void> keep(String interfaceCode, UUID contract, Collection<String> references) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, interfaceCode)
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(KEEP)
                                .setParameter(1, interfaceCode)
                                .setParameter(2, contract)
                                .setParameter(3, json.of(references))
                                .executeUpdate()))
                .replaceWithVoid();
    }

    private static UUID contractOf(String key) {
        if (!key.startsWith(KEY_OF_CONTRACT)) {
            throw new IllegalArgumentException("No key of a contract: " + key);
        }
        return UUID.fromString(key.substring(KEY_OF_CONTRACT.length()));
    }

    private static Uni<List<LibraryDependent>> page(String sql, String of, Object after, int rows) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter(1, of)
                        .setParameter(2, after)
                        .setParameter(3, rows)
                        .getResultList())
                .map(found ->
                        found.stream().map(LibraryUseRepository::dependent).toList());
    }

    private static LibraryDependent dependent(Object[] row) {
        return new LibraryDependent(
                LibraryDependent.Kind.valueOf((String) row[0]), (String) row[1], (String) row[2], (String) row[3]);
    }
}
