package cn.etown.kit.problem;

/** This caller asks for more at once than is its due, and may ask again when some of it is done (429 with Retry-After). */
public class TooMany extends Refusal {

    private static final long serialVersionUID = 1;

    public TooMany(String code, Text detail) {
        super(429, code, new Text("请求过多", "Too many requests"), detail);
    }
}
