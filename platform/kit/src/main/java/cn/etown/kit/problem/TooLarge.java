package cn.etown.kit.problem;

/** The content is larger than this operation takes (413). */
public class TooLarge extends Refusal {

    private static final long serialVersionUID = 1;

    public TooLarge(String code, Text detail) {
        super(413, code, new Text("内容过大", "Content too large"), detail);
    }
}
