package cn.etown.kit.problem;

/** A change came without {@code If-Match}, so a change by somebody else could be lost (428). */
public class PreconditionRequired extends Refusal {

    private static final long serialVersionUID = 1;

    public PreconditionRequired() {
        super(
                428,
                "if-match-required",
                new Text("缺少前提条件", "Precondition required"),
                new Text(
                        "修改须携带 If-Match 头，其值取自最近一次读取的 ETag",
                        "A change needs the header If-Match with the ETag of the last read"));
    }
}
