package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.Clause;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.List;

/** Holds requests to the clauses that the regulation has. */
final class Clauses {

    private Clauses() {}

    /** Refuses a request whose {@code /clause} the regulation does not have. */
    static void mustExist(String id) {
        if (Clause.find(id).isEmpty()) {
            var detail = new Text("制度中没有这一条款：" + id, "The regulation has no clause " + id);
            throw new RuleRefused("unknown-clause", detail).withErrors(List.of(new FieldError("/clause", detail)));
        }
    }
}
