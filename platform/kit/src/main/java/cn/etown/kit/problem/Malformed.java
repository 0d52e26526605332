package cn.etown.kit.problem;

/** The request cannot be read: its form is wrong (400). */
public class Malformed extends Refusal {

    private static final long serialVersionUID = 1;

    public Malformed(String code, Text detail) {
        super(400, code, new Text("请求格式有误", "Malformed request"), detail);
    }
}
