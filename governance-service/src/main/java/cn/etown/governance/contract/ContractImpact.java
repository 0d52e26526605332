package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Difference;
import cn.etown.governance.contract.domain.Differences;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.governance.usage.Dependent;
import cn.etown.governance.usage.DependentView;
import cn.etown.governance.usage.Impact;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a change of a contract would do, seen before it is made (R3.2e, R8.4). */
@ApplicationScoped
public class ContractImpact {

    private final ContractRepository repository;
    private final ContractFieldRepository contractFields;
    private final ContractDocuments documents;
    private final Interfaces interfaces;
    private final Impact impact;
    private final Callers callers;

    ContractImpact(
            ContractRepository repository,
            ContractFieldRepository contractFields,
            ContractDocuments documents,
            Interfaces interfaces,
            Impact impact,
            Callers callers) {
        this.repository = repository;
        this.contractFields = contractFields;
        this.documents = documents;
        this.interfaces = interfaces;
        this.impact = impact;
        this.callers = callers;
    }

    /** What differs in the contract {@code id} from the contract {@code from} of the same interface. */
    @WithTransaction
    public Uni<DifferencesView> differences(UUID id, UUID from) {
        var caller = callers.current();
        return repository
                .require(id, caller)
                .chain(to -> repository
                        .require(from, caller)
                        .invoke(before -> mustBeOfOneInterface(before, to))
                        .chain(before -> compare(before, to)));
    }

    /** What depends on one of {@code fields} of the interface, or on any of it where no field is named. */
    @WithTransaction
    public Uni<Page<DependentView>> of(String interfaceCode, Set<String> fields, PageRequest page) {
        return interfaces
                .require(interfaceCode)
                .chain(() -> mustBeFields(interfaceCode, fields))
                .chain(() -> impact.of(interfaceCode, fields))
                .map(dependents -> page(page, dependents, fields));
    }

    private Uni<DifferencesView> compare(Contract before, Contract to) {
        return repository
                .everInForce(to.interfaceCode())
                .map(ever -> ever.stream()
                        .filter(earlier -> earlier.number() < to.number())
                        .toList())
                .chain(earlier -> documents.compare(before, to, earlier))
                .chain(comparison -> view(before, to, comparison));
    }

    private Uni<DifferencesView> view(Contract before, Contract to, Comparison comparison) {
        var touched = touchedFields(comparison.differences());
        return touched(to.interfaceCode(), comparison.differences(), touched)
                .map(dependents -> dependents.stream()
                        .map(dependent -> DependentView.of(dependent, touched))
                        .toList())
                .map(touches -> DifferencesView.of(before, to, comparison, touches));
    }

    /** What only describes the whole touches nobody; what else differs without a field, such as a row rule, touches all. */
    private Uni<List<Dependent>> touched(String interfaceCode, Differences differences, Set<String> fields) {
        boolean touchesAll = differences.all().stream()
                .anyMatch(difference ->
                        difference.touches() && difference.fields().isEmpty());
        if (fields.isEmpty() && !touchesAll) {
            return Uni.createFrom().item(List.of());
        }
        return impact.of(interfaceCode, touchesAll ? Set.of() : fields);
    }

    private static Set<String> touchedFields(Differences differences) {
        return differences.all().stream()
                .filter(Difference::touches)
                .flatMap(difference -> difference.fields().stream())
                .collect(Collectors.toSet());
    }

    private static Page<DependentView> page(PageRequest page, List<Dependent> dependents, Set<String> asked) {
        var rows = dependents.stream()
                .filter(dependent -> page.after()
                        .filter(after -> Impact.key(dependent).compareTo(after) <= 0)
                        .isEmpty())
                .limit(page.rows())
                .toList();
        return Page.of(page, rows, Impact::key, dependent -> DependentView.of(dependent, asked));
    }

    /** A misspelt field must not look as if nobody used it. */
    private Uni<Void> mustBeFields(String interfaceCode, Set<String> asked) {
        if (asked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return contractFields
                .known(interfaceCode, asked)
                .invoke(known -> refuseUnknown(asked, known))
                .replaceWithVoid();
    }

    private static void refuseUnknown(Set<String> asked, Set<String> known) {
        var unknown = new HashSet<>(asked);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            var detail = new Text("接口规范中没有字段：" + unknown, "The interface's contracts have no field " + unknown);
            throw new RuleRefused("unknown-field", detail).withErrors(List.of(new FieldError("fields", detail)));
        }
    }

    private static void mustBeOfOneInterface(Contract before, Contract to) {
        if (!before.interfaceCode().equals(to.interfaceCode())) {
            var detail = new Text("只能比较同一接口的规范", "Only contracts of one interface can be compared");
            throw new RuleRefused("other-interface", detail).withErrors(List.of(new FieldError("from", detail)));
        }
    }
}
