package cn.etown.kit.problem;

/** The request contradicts what already is (409). */
public class Conflict extends Refusal {

    private static final long serialVersionUID = 1;

    public Conflict(String code, Text detail) {
        super(409, code, new Text("与现有状态冲突", "Conflict"), detail);
    }
}
