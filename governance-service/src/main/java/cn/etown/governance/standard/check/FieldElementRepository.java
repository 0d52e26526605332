package cn.etown.governance.standard.check;

import cn.etown.governance.standard.check.ElementCalibers.ElementCaliber;
import cn.etown.governance.standard.check.ElementCalibers.FieldOfContract;
import cn.etown.kit.json.JsonText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which data elements the fields of contracts mean, so that nobody has to read their documents for it. */
@ApplicationScoped
class FieldElementRepository {

    private static final String FORGET = "delete from field_element where contract = ?1";

    private static final String KEEP = """
            insert into field_element (contract, field, element)
            select cast(?1 as uuid), key, value from jsonb_each_text(cast(cast(?2 as text) as jsonb))""";

    private static final String CALIBERS = """
            select f.contract, f.field, e.code, e.caliber
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as asked (contract uuid, field text)
                join field_element f on f.contract = asked.contract and f.field = asked.field
                join data_element_version e on e.code = f.element and e.state = 'PUBLISHED'
            where e.caliber is not null""";

    private final JsonText json;

    FieldElementRepository(JsonText json) {
        this.json = json;
    }

    /** Keeps the elements that the fields of a version of a contract mean, by the fields' names, in place of those before. */
    Uni<Void> keep(UUID contract, Map<String, String> elements) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, contract)
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(KEEP)
                                .setParameter(1, contract)
                                .setParameter(2, json.of(elements))
                                .executeUpdate()))
                .replaceWithVoid();
    }

    /** The calibers of the published elements that the fields mean; those alone that have one. */
    Uni<Map<FieldOfContract, ElementCaliber>> calibers(Collection<FieldOfContract> fields) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CALIBERS, Object[].class)
                        .setParameter(1, json.of(fields))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new FieldOfContract((UUID) row[0], (String) row[1]),
                                row -> new ElementCaliber((String) row[2], (String) row[3]))));
    }
}
