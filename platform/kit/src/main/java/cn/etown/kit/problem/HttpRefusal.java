package cn.etown.kit.problem;

import java.util.Map;

/** A refusal by HTTP itself, before any use case was reached: no such path, no such method, no token. */
public final class HttpRefusal extends Refusal {

    private static final long serialVersionUID = 1;

    private static final Map<Integer, Fact> FACTS = Map.of(
            400, new Fact("malformed", "请求无法识别", "The request cannot be read"),
            401, new Fact("unauthenticated", "未登录或令牌无效", "No valid token came with the request"),
            403, new Fact("forbidden", "当前角色无权执行此操作", "The caller's roles do not permit this operation"),
            404, new Fact("not-found", "没有这个地址", "There is nothing at this path"),
            405, new Fact("method-not-allowed", "该地址不支持此方法", "The path does not take this method"),
            406, new Fact("not-acceptable", "无法提供所要求的格式", "None of the accepted media types is offered"),
            413, new Fact("too-large", "请求内容超过允许的大小", "The body is larger than this operation takes"),
            415, new Fact("unsupported-media-type", "不支持的内容类型", "The media type of the body is not taken"),
            500,
                    new Fact(
                            "internal-error",
                            "系统内部错误，请联系运维并提供追踪号",
                            "The service failed; quote the traceId to the operators"),
            503, new Fact("unavailable", "服务暂不可用，请稍后重试", "The service cannot answer now; repeat the request later"));

    private record Fact(String code, String zh, String en) {}

    private HttpRefusal(int status, Fact fact) {
        super(status, fact.code, new Text(fact.zh, fact.en), new Text(fact.zh, fact.en));
    }

    /** The refusal for {@code status}; a status nobody foresaw is told as 400 or 500, by its class. */
    public static Refusal of(int status) {
        int known = FACTS.containsKey(status) ? status : status < 500 ? 400 : 500;
        return new HttpRefusal(known, FACTS.get(known));
    }
}
