package cn.etown.kit.problem;

/** The service cannot answer now, and the same request may succeed later (503 with Retry-After). */
public class Unavailable extends Refusal {

    private static final long serialVersionUID = 1;

    public Unavailable(String code, Text detail) {
        super(503, code, new Text("暂时无法服务", "Temporarily unavailable"), detail);
    }
}
