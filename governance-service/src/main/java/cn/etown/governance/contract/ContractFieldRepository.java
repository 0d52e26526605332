package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Outline;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

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

    /** The statement that writes the fields of a contract, with the places of its {@link #rows} and of its id. */
    static String insert(String rows, String contract) {
        return INSERT.formatted(rows, contract);
    }

    static String rows(Outline outline, ObjectMapper json) {
        try {
            return json.writeValueAsString(outline.fields());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was read cannot be written", impossible);
        }
    }
}
