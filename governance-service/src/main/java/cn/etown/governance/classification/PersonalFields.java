package cn.etown.governance.classification;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields that count as personal data, for what else is asked where there are some (R5.3). */
@ApplicationScoped
public class PersonalFields {

    private final FieldClassRepository repository;

    PersonalFields(FieldClassRepository repository) {
        this.repository = repository;
    }

    /** The names of those in contracts that are approved or in force, by the code of the interface; without those that have none. */
    @WithTransaction
    public Uni<Map<String, List<String>>> of(Collection<String> interfaceCodes) {
        return repository
                .personal(interfaceCodes)
                .map(found -> found.stream()
                        .collect(Collectors.groupingBy(
                                FieldClass::interfaceCode,
                                Collectors.mapping(FieldClass::field, Collectors.toList()))));
    }
}
