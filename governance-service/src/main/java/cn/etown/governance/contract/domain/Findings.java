package cn.etown.governance.contract.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything found wrong in one document, so that its author mends it in one go. */
final class Findings {

    /** More would not be read; the rest shows once these are mended. */
    private static final int MOST = 50;

    private final Set<FieldError> found = new LinkedHashSet<>();

    void add(String pointer, String zh, String en) {
        if (found.size() < MOST) {
            found.add(new FieldError(pointer, new Text(zh, en)));
        }
    }

    /** Refuses the document if anything was found (R3.2b). */
    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new RuleRefused(
                            "contract-refused",
                            new Text(
                                    "接口规范不符合 ODCS 3.1 或本平台可执行的范围，见 errors",
                                    "The contract does not meet ODCS 3.1 or holds parts that are not enforced here; see errors"))
                    .withClause("R3.2b")
                    .withErrors(List.copyOf(found));
        }
    }
}
