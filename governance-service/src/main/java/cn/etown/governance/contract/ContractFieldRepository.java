package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Outline;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Set;
import java.util.UUID;

/** The fields of every version of a contract as rows, so that the catalogue finds one among a million (R3.2a). */
@ApplicationScoped
class ContractFieldRepository {

    private static final String INSERT = """
            insert into contract_field
                (contract, place, interface_code, unit, domain, name, heading, business_name, description, type, required)
            select c.id, place, i.code, i.unit, i.domain, line.name, heading, "businessName", description, type, required
            from contract c join data_interface i on i.code = c.interface_code,
                jsonb_to_recordset(cast(cast(%s as text) as jsonb)) as line (place int, name text, heading text,
                    "businessName" text, description text, type text, required boolean)
            where c.id = cast(%s as uuid)""";

    private static final String KNOWN = """
            select distinct f.name from contract c join contract_field f on f.contract = c.id
            where c.interface_code = ?1
                and f.name in (select jsonb_array_elements_text(cast(cast(?2 as text) as jsonb)))""";

    private final ObjectMapper json;

    ContractFieldRepository(ObjectMapper json) {
        this.json = json;
    }

    /** Writes the fields of a contract that was just stored. */
    Uni<Void> add(UUID contract, Outline outline) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(insert("?1", "?2"))
                        .setParameter(1, rows(outline, json))
                        .setParameter(2, contract)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Those of {@code names} that are fields of any version of the interface's contract. */
    Uni<Set<String>> known(String interfaceCode, Set<String> names) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KNOWN, String.class)
                        .setParameter(1, interfaceCode)
                        .setParameter(2, text(names, json))
                        .getResultList())
                .map(Set::copyOf);
    }

    /** The statement that writes the fields of a contract, with the places of its {@link #rows} and of its id. */
    static String insert(String rows, String contract) {
        return INSERT.formatted(rows, contract);
    }

    static String rows(Outline outline, ObjectMapper json) {
        return text(outline.fields(), json);
    }

    private static String text(Object value, ObjectMapper json) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was read cannot be written", impossible);
        }
    }
}
