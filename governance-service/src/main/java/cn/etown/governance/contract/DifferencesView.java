package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Compatibility;
import cn.etown.governance.contract.domain.SemanticVersion.Step;
import cn.etown.governance.usage.DependentView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/** What differs between two versions of a contract, and what follows from it. */
@Schema(description = "版本差异: what differs between two versions of a contract", examples = """
        {"from": "019b76da-a800-7000-8000-000000000001", "to": "019b76da-a800-7000-8000-000000000003",
         "compatibility": "BACKWARD", "callsFor": "MINOR", "leastVersion": "1.1.0", "statedVersion": "1.1.0",
         "versionedEnough": true, "objections": [], "differences": [], "differenceCount": 0, "touches": [], "touchCount": 0}""")
public record DifferencesView(
        @Schema(description = "原版本: the contract compared with")
        UUID from,

        @Schema(description = "新版本: the contract that is compared")
        UUID to,

        @Schema(description = "兼容性: as a schema registry judges it")
        Compatibility compatibility,

        @Schema(description = "要求的版本步进") Step callsFor,

        @Schema(
                description =
                        "最低版本号: the lowest that tells of the differences; absent where the old version is no semantic one")
        String leastVersion,

        @Schema(description = "所写版本号: as the new document says")
        String statedVersion,

        @Schema(description = "版本号是否足够: a smaller one is refused when the contract is submitted")
        boolean versionedEnough,

        @Schema(
                description =
                        "不能提交的原因: for what the new contract would be refused, held against every version that was in force"
                                + " before it, however compatible it is with the old one")
        List<ObjectionView> objections,

        @Schema(description = "差异: at most 500, what is enforced first")
        List<DifferenceView> differences,

        @Schema(description = "差异总数: how many there are", examples = "1")
        int differenceCount,

        @Schema(
                description =
                        "影响: what depends on a field that differs, by kind and link; at most 200, impact lists all")
        List<DependentView> touches,

        @Schema(description = "影响总数: how many there are", examples = "0")
        int touchCount) {

    private static final int MOST_DIFFERENCES = 500;
    private static final int MOST_TOUCHES = 200;

    static DifferencesView of(Contract from, Contract to, Comparison comparison, List<DependentView> touches) {
        var differences = comparison.differences();
        return new DifferencesView(
                from.id(),
                to.id(),
                differences.compatibility(),
                differences.callsFor(),
                differences.leastVersion().map(Object::toString).orElse(null),
                to.version(),
                differences.isVersionedEnough(),
                comparison.objections().stream().map(ObjectionView::of).toList(),
                differences.all().stream()
                        .limit(MOST_DIFFERENCES)
                        .map(DifferenceView::of)
                        .toList(),
                differences.all().size(),
                touches.stream().limit(MOST_TOUCHES).toList(),
                touches.size());
    }
}
