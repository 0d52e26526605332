package cn.etown.kit.problem;

/** There is no such thing for this caller: it does not exist, or it belongs to another unit (404). */
public class NotFound extends Refusal {

    private static final long serialVersionUID = 1;

    /**
     * @param what the kind of thing in both languages, such as 批次 and "batch"
     * @param id what was asked for
     */
    public NotFound(Text what, Object id) {
        super(
                404,
                "not-found",
                new Text("未找到", "Not found"),
                new Text("找不到" + what.zh() + "：" + id, "There is no " + what.en() + " " + id));
    }
}
