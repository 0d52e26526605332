package cn.etown.kit.problem;

/** The caller is known but may not do this (403). */
public class Forbidden extends Refusal {

    private static final long serialVersionUID = 1;

    public Forbidden(String code, Text detail) {
        super(403, code, new Text("无权执行此操作", "Not permitted"), detail);
    }
}
