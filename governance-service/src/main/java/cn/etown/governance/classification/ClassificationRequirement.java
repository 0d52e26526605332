package cn.etown.governance.classification;

import cn.etown.governance.requirement.Candidate;
import cn.etown.governance.requirement.Missing;
import cn.etown.governance.requirement.Ower;
import cn.etown.governance.requirement.Requirement;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An interface is online only with every field of its contract classified. */
@ApplicationScoped
class ClassificationRequirement implements Requirement {

    private static final FieldClassRepository.Tally NO_FIELDS = new FieldClassRepository.Tally(0, 0);

    private final FieldClassRepository fields;

    ClassificationRequirement(FieldClassRepository fields) {
        this.fields = fields;
    }

    @Override
    public Uni<Map<String, List<Missing>>> missingFor(List<Candidate> candidates) {
        var codes = candidates.stream().map(Candidate::interfaceCode).toList();
        return fields.tallies(codes)
                .map(tallies -> codes.stream()
                        .collect(Collectors.toMap(
                                Function.identity(), code -> missing(tallies.getOrDefault(code, NO_FIELDS)))));
    }

    private static List<Missing> missing(FieldClassRepository.Tally tally) {
        if (tally.fields() > 0 && tally.unclassified() == 0) {
            return List.of();
        }
        var what = tally.fields() == 0
                ? new Text("没有经批准的接口规范，字段尚未分级", "No contract is approved, so no field is classified")
                : new Text(
                        "有 " + tally.unclassified() + " 个字段未分级；在规范中写 classification，或提议分级",
                        tally.unclassified()
                                + " fields are not classified; state their classification in the contract, or"
                                + " propose it");
        return List.of(new Missing("classification", what, "R3.2d", Ower.UNIT));
    }
}
