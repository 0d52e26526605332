package cn.etown.governance.contract.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.List;

/** Whether a version of a contract may follow those that are or were in force (R8.4). */
public final class Succession {

    private Succession() {}

    /**
     * Refuses a version that the records kept so far could not follow, or whose number hides how much differs.
     *
     * @param earlier the versions that are or were in force, oldest first
     * @throws RuleRefused {@code contract-incompatible} or {@code version-too-small}
     */
    public static void mustFollow(List<ContractDocument> earlier, ContractDocument next) {
        new Evolution(earlier.stream().map(ContractDocument::schema).toList()).mustAllow(next.schema());
        if (!earlier.isEmpty()) {
            mustBeVersionedEnough(Differences.between(earlier.get(earlier.size() - 1), next));
        }
    }

    private static void mustBeVersionedEnough(Differences differences) {
        if (!differences.isVersionedEnough()) {
            var least = differences.leastVersion().orElseThrow();
            var detail = new Text(
                    "与生效版本的差异要求 " + differences.callsFor() + "，版本号至少为 " + least,
                    "What differs from the version in force calls for " + differences.callsFor()
                            + ": the version must be " + least + " or later");
            throw new RuleRefused("version-too-small", detail)
                    .withClause("R8.4")
                    .withErrors(List.of(new FieldError("/version", detail)));
        }
    }
}
