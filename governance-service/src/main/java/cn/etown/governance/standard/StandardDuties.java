package cn.etown.governance.standard;

import cn.etown.governance.standard.codelist.CodeLists;
import cn.etown.governance.standard.element.DataElements;
import cn.etown.governance.standard.impact.DroppedCodes;
import cn.etown.governance.standard.mapping.Mappings;
import cn.etown.governance.standard.mapping.UnmappedCodes;
import cn.etown.governance.standard.naming.NamingRules;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is owed to the standard library: codes to map, mappings to revise and to confirm, drafts to publish. */
@ApplicationScoped
class StandardDuties implements TaskSource {

    private final DataElements elements;
    private final CodeLists codeLists;
    private final Mappings mappings;
    private final UnmappedCodes unmapped;
    private final DroppedCodes dropped;
    private final NamingRules namingRules;

    StandardDuties(
            DataElements elements,
            CodeLists codeLists,
            Mappings mappings,
            UnmappedCodes unmapped,
            DroppedCodes dropped,
            NamingRules namingRules) {
        this.elements = elements;
        this.codeLists = codeLists;
        this.mappings = mappings;
        this.unmapped = unmapped;
        this.dropped = dropped;
        this.namingRules = namingRules;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        var tasks = new ArrayList<Task>();
        return ofUnit(caller)
                .invoke(tasks::addAll)
                .chain(() -> ofCenter(caller, most))
                .invoke(tasks::addAll)
                .chain(() -> ofGovernor(caller, most))
                .invoke(tasks::addAll)
                .replaceWith(tasks);
    }

    private Uni<List<Task>> ofUnit(Caller caller) {
        var unit = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER) ? caller.unit() : Optional.<String>empty();
        return unit.map(code -> unmapped.owedBy(code)
                        .chain(toMap -> dropped.owedBy(code)
                                .map(toRevise -> Stream.concat(toMap.stream(), toRevise.stream())
                                        .toList())))
                .orElse(nothing());
    }

    private Uni<List<Task>> ofCenter(Caller caller, int most) {
        return caller.is(Roles.OPERATOR) || caller.is(Roles.GOVERNOR) ? mappings.submitted(most) : nothing();
    }

    private Uni<List<Task>> ofGovernor(Caller caller, int most) {
        if (!caller.is(Roles.GOVERNOR)) {
            return nothing();
        }
        var tasks = new ArrayList<Task>();
        return elements.drafts(most)
                .invoke(tasks::addAll)
                .chain(() -> codeLists.drafts(most))
                .invoke(tasks::addAll)
                .chain(() -> namingRules.proposals(most))
                .invoke(tasks::addAll)
                .replaceWith(tasks);
    }

    private static Uni<List<Task>> nothing() {
        return Uni.createFrom().item(List.of());
    }
}
