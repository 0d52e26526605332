package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.FieldSet;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What counts for the fields of interfaces, one by one and taken together (R3.2d, R7.6). */
@ApplicationScoped
public class Classifications {

    private final FieldClassRepository fields;
    private final Callers callers;

    Classifications(FieldClassRepository fields, Callers callers) {
        this.fields = fields;
        this.callers = callers;
    }

    /** The fields that an approved contract of the interface ever had, by name; whoever asks sees them. */
    @WithTransaction
    public Uni<List<ClassifiedField>> ofInterface(String interfaceCode) {
        return fields.ofInterface(interfaceCode)
                .map(found -> found.stream().map(FieldClass::classified).toList());
    }

    /** The class of fields taken together; people of a unit may ask for those of their own interfaces. */
    @WithTransaction
    public Uni<ClassificationCheckView> check(ClassificationCheckRequest request) {
        var caller = callers.current();
        return fields.findAll(Set.copyOf(request.fields()))
                .map(found -> visible(found, caller))
                .invoke(known -> mustBeKnown(request.fields(), known))
                .map(known -> new FieldSet<>(request.fields().stream()
                        .distinct()
                        .map(name -> new FieldSet.Member<>(name, known.get(name).marking()))
                        .toList()))
                .map(ClassificationCheckView::of);
    }

    private static Map<FieldName, FieldClass> visible(List<FieldClass> found, Caller caller) {
        return found.stream()
                .filter(field -> caller.maySee(field.unit()))
                .collect(Collectors.toMap(FieldName::of, field -> field));
    }

    private static void mustBeKnown(List<FieldName> names, Map<FieldName, FieldClass> known) {
        var detail = new Text(
                "没有此接口，或其经批准的规范中没有此字段", "There is no such interface, or no approved contract of it has this field");
        var wrong = IntStream.range(0, names.size())
                .filter(place -> !known.containsKey(names.get(place)))
                .mapToObj(place -> new FieldError("/fields/" + place, detail))
                .toList();
        if (!wrong.isEmpty()) {
            throw new RuleRefused("unknown-field", detail).withClause("R3.2d").withErrors(wrong);
        }
    }
}
