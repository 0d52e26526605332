package cn.etown.governance.papers;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.List;

/**
 * Whom a training session is for.
 *
 * @param units the codes of units; empty where all are invited
 * @param everyUnit whether all units on the register are that have not ended
 */
record Invited(List<String> units, boolean everyUnit) {

    /** Refuses a request that names neither units nor all of them, or both. */
    static Invited of(List<String> units, Boolean everyUnit) {
        var named = units == null ? List.<String>of() : units;
        var all = Boolean.TRUE.equals(everyUnit);
        if (named.isEmpty() != all) {
            var detail = new Text("须列出受邀单位，或邀请全部单位，二者只取其一", "Either units are named, or all are invited");
            throw new RuleRefused("training-units", detail)
                    .withClause("R8.5")
                    .withErrors(List.of(new FieldError("/units", detail)));
        }
        return new Invited(named, all);
    }
}
