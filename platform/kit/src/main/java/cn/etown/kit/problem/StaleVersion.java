package cn.etown.kit.problem;

/** The caller's copy is older than what is stored: somebody else changed it meanwhile (412). */
public class StaleVersion extends Refusal {

    private static final long serialVersionUID = 1;

    public StaleVersion() {
        super(
                412,
                "stale-version",
                new Text("版本已过期", "Stale version"),
                new Text(
                        "该对象已被他人修改，请重新读取后再提交",
                        "The object was changed by somebody else meanwhile; read it again and repeat the change"));
    }
}
