package cn.etown.evidence.rule;

import cn.etown.kit.problem.Text;
import dev.cel.common.ast.CelExpr;

/** That an expression means something in the language which a rule may not use. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient CelExpr place;
    private final transient Text reason;

    Refused(CelExpr place, String zh, String en) {
        super(en, null, false, false);
        this.place = place;
        reason = new Text(zh, en);
    }

    CelExpr place() {
        return place;
    }

    Text reason() {
        return reason;
    }
}
