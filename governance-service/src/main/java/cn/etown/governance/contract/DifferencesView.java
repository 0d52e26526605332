package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Compatibility;
import cn.etown.governance.contract.domain.Differences;
import cn.etown.governance.contract.domain.SemanticVersion.Step;
import cn.etown.governance.usage.DependentView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/** What differs between two versions of a contract, and what follows from it. */
@Schema(description = "版本差异: what differs between two versions of a contract", examples = """
        {"from": "019b76da-a800-7000-8000-000000000001", "to": "019b76da-a800-7000-8000-000000000003",
         "compatibility": "BACKWARD", "callsFor": "MINOR", "leastVersion": "1.1.0", "statedVersion": "1.1.0",
         "versionedEnough": true, "differences": [], "touches": []}""")
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

        @Schema(description = "差异") List<DifferenceView> differences,

        @Schema(description = "影响: what depends on a field that differs, by kind and link")
        List<DependentView> touches) {

    static DifferencesView of(Contract from, Contract to, Differences differences, List<DependentView> touches) {
        return new DifferencesView(
                from.id(),
                to.id(),
                differences.compatibility(),
                differences.callsFor(),
                differences.leastVersion().map(Object::toString).orElse(null),
                to.version(),
                differences.isVersionedEnough(),
                differences.all().stream().map(DifferenceView::of).toList(),
                touches);
    }
}
