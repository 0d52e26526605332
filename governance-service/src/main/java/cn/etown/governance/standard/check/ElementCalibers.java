package cn.etown.governance.standard.check;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What fields mean that leave it to their data elements (R3.2b): those they refer to, or those of the standard they follow. */
@ApplicationScoped
public class ElementCalibers {

    private final FieldElementRepository repository;

    ElementCalibers(FieldElementRepository repository) {
        this.repository = repository;
    }

    /** A field of a version of a contract, by its name. */
    public record FieldOfContract(UUID contract, String field) {}

    /**
     * A caliber that is a data element's.
     *
     * @param element its code
     */
    public record ElementCaliber(String element, String caliber) {}

    /** Those of the fields alone whose published element has one. */
    @WithTransaction
    public Uni<Map<FieldOfContract, ElementCaliber>> of(Set<FieldOfContract> fields) {
        return fields.isEmpty() ? Uni.createFrom().item(Map.of()) : repository.calibers(fields);
    }
}
