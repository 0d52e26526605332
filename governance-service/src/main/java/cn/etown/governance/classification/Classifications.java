package cn.etown.governance.classification;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** What counts for the fields of interfaces (R3.2d), for other features. */
@ApplicationScoped
public class Classifications {

    private final FieldClassRepository fields;

    Classifications(FieldClassRepository fields) {
        this.fields = fields;
    }

    /** The fields that a contract of the interface ever had, by name; whoever asks sees them. */
    @WithTransaction
    public Uni<List<ClassifiedField>> ofInterface(String interfaceCode) {
        return fields.ofInterface(interfaceCode)
                .map(found -> found.stream().map(FieldClass::classified).toList());
    }
}
