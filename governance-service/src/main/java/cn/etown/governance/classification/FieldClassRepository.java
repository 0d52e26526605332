package cn.etown.governance.classification;

import cn.etown.kit.json.JsonText;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class FieldClassRepository implements PanacheRepositoryBase<FieldClass, FieldClass.Key> {

    private static final String NAMED =
            "select f.* from field_class f join jsonb_to_recordset(cast(cast(:names as text) as jsonb)) as named"
                    + " (\"interface\" text, field text)"
                    + " on f.interface_code = named.\"interface\" and f.field = named.field";

    private final JsonText json;

    FieldClassRepository(JsonText json) {
        this.json = json;
    }

    /**
     * How many fields the live contracts of an interface have.
     *
     * @param unclassified how many of them nobody has classified
     */
    record Tally(long fields, long unclassified) {}

    /** An interface, and how many of its fields nobody has classified. */
    record Owed(String interfaceCode, long fields) {}

    /** As {@link #ofInterface}, a page of them. */
    Uni<List<FieldClass>> after(PageRequest page, String interfaceCode) {
        return find(
                        "interfaceCode = ?1 and field > ?2 order by field",
                        interfaceCode,
                        page.after().orElse(""))
                .page(0, page.rows())
                .list();
    }

    /** {@link #after(PageRequest, String)} of those that are named. */
    Uni<List<FieldClass>> after(PageRequest page, String interfaceCode, Set<String> named) {
        return find(
                        "interfaceCode = ?1 and field > ?2 and field in ?3 order by field",
                        interfaceCode,
                        page.after().orElse(""),
                        named)
                .page(0, page.rows())
                .list();
    }

    /** One field of an interface, or {@code null}. */
    Uni<FieldClass> find(String interfaceCode, String field) {
        return findById(new FieldClass.Key(interfaceCode, field));
    }

    /** Those among {@code names} that there are. */
    Uni<List<FieldClass>> findAll(Collection<FieldName> names) {
        return getSession()
                .chain(session -> session.createNativeQuery(NAMED, FieldClass.class)
                        .setParameter("names", json.of(names))
                        .getResultList());
    }

    /** The fields of these interfaces that a contract has which is approved or in force, by the interface's code. */
    Uni<Map<String, Tally>> tallies(Collection<String> codes) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select interfaceCode, count(*), count(*) filter (where sensitivityClass is null)"
                                        + " from FieldClass where interfaceCode in :codes and inContract"
                                        + " group by interfaceCode",
                                Object[].class)
                        .setParameter("codes", codes)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (String) row[0], row -> new Tally((Long) row[1], (Long) row[2]))));
    }

    /** The fields of these interfaces that count as personal data, by name, of contracts that are approved or in force. */
    Uni<List<FieldClass>> personal(Collection<String> codes) {
        return list("interfaceCode in ?1 and inContract and personalData order by interfaceCode, field", codes);
    }

    /** The interfaces of a unit that are not retired and have fields that nobody has classified, by code. */
    Uni<List<Owed>> unclassified(String unit, int most) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select f.interfaceCode, count(*) from FieldClass f join DataInterface i"
                                        + " on i.code = f.interfaceCode where f.unit = :unit and f.inContract"
                                        + " and f.sensitivityClass is null and cast(i.state as string) <> 'RETIRED'"
                                        + " group by f.interfaceCode order by f.interfaceCode",
                                Object[].class)
                        .setParameter("unit", unit)
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Owed((String) row[0], (Long) row[1]))
                        .toList());
    }

    /** All fields that a contract of the interface ever had, by name. */
    Uni<List<FieldClass>> ofInterface(String interfaceCode) {
        return list("interfaceCode = ?1 order by field", interfaceCode);
    }
}
