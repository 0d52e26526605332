package cn.etown.kit.problem;

/** The request is well formed, but a rule forbids it (422). */
public class RuleRefused extends Refusal {

    private static final long serialVersionUID = 1;

    public RuleRefused(String code, Text detail) {
        super(422, code, new Text("规则不允许", "Refused by a rule"), detail);
    }
}
