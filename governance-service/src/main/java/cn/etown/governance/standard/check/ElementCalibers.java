package cn.etown.governance.standard.check;

import cn.etown.governance.contract.ContractText;
import cn.etown.governance.contract.Contracts;
import cn.etown.governance.standard.domain.DescribedContract;
import cn.etown.governance.standard.domain.DescribedField;
import cn.etown.governance.standard.domain.ElementContent;
import cn.etown.governance.standard.domain.Reference;
import cn.etown.governance.standard.element.DataElements;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What fields mean that leave it to their data elements (R3.2b): those they refer to, or those of the standard they follow. */
@ApplicationScoped
public class ElementCalibers {

    private final Contracts contracts;
    private final ContractChecks checks;
    private final DataElements elements;

    ElementCalibers(Contracts contracts, ContractChecks checks, DataElements elements) {
        this.contracts = contracts;
        this.checks = checks;
        this.elements = elements;
    }

    /**
     * A caliber that is a data element's.
     *
     * @param element its code
     */
    public record ElementCaliber(String element, String caliber) {}

    /** By the names of the fields of a contract; those alone whose published element has one. */
    @WithTransaction
    public Uni<Map<String, ElementCaliber>> of(UUID contract) {
        return contracts.shownText(contract).chain(this::of);
    }

    private Uni<Map<String, ElementCaliber>> of(ContractText text) {
        return checks.meant(text)
                .chain(meant ->
                        elements.published(meant.elementCodes(), Set.of()).map(known -> calibers(meant, known)));
    }

    private static Map<String, ElementCaliber> calibers(DescribedContract meant, Map<String, ElementContent> known) {
        var calibers = new HashMap<String, ElementCaliber>();
        for (DescribedField described : meant.fields()) {
            described.element().map(Reference::code).filter(known::containsKey).ifPresent(code -> {
                String caliber = known.get(code).caliber();
                if (caliber != null) {
                    calibers.put(described.field().name(), new ElementCaliber(code, caliber));
                }
            });
        }
        return calibers;
    }
}
