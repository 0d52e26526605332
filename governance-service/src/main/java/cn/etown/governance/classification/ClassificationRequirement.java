package cn.etown.governance.classification;

import cn.etown.governance.requirement.Candidate;
import cn.etown.governance.requirement.Missing;
import cn.etown.governance.requirement.Requirement;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** An interface is online only with every field of its contract classified. */
@ApplicationScoped
class ClassificationRequirement implements Requirement {

    private final FieldClassRepository fields;

    ClassificationRequirement(FieldClassRepository fields) {
        this.fields = fields;
    }

    @Override
    public Uni<List<Missing>> missingFor(Candidate candidate) {
        return fields.tally(candidate.interfaceCode()).map(ClassificationRequirement::missing);
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
        return List.of(new Missing("classification", what, "R3.2d"));
    }
}
