package cn.etown.governance.classification;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

@ApplicationScoped
class FieldClassRepository implements PanacheRepositoryBase<FieldClass, FieldClass.Key> {

    /** All fields that a contract of the interface ever had, by name. */
    Uni<List<FieldClass>> ofInterface(String interfaceCode) {
        return list("interfaceCode = ?1 order by field", interfaceCode);
    }
}
