package cn.etown.governance.access;

import cn.etown.governance.classification.GrantedFields;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Set;

/** What a data user may read of an interface: the fields of all its live grants on it (R3.2e). */
@ApplicationScoped
class FieldsUnderGrants implements GrantedFields {

    private final AccessGrantRepository repository;
    private final CountyTime time;

    FieldsUnderGrants(AccessGrantRepository repository, CountyTime time) {
        this.repository = repository;
        this.time = time;
    }

    @Override
    public Uni<Set<String>> of(String interfaceCode, String unit) {
        return repository.liveFields(interfaceCode, unit, time.today());
    }
}
