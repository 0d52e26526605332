package cn.etown.gateway.problem;

import java.util.Map;

/** Every failure that is the gateway's own, with what it tells the caller. Failures of the services pass through as they are. */
public enum Failure {
    MALFORMED(
            400,
            "malformed",
            new Text("请求无法识别", "The request cannot be read"),
            new Text("请求的长度或传输编码有误", "Its length or its transfer encoding is not stated properly")),
    MALFORMED_PATH(
            400,
            "malformed-path",
            new Text("地址无法识别", "The path cannot be read"),
            new Text(
                    "地址中不得有空段、点段、分号、反斜杠或其转义形式",
                    "A path takes no empty or dot segments, no semicolons or backslashes, and none of them escaped")),
    NO_TOKEN(
            401,
            "unauthenticated",
            new Text("未登录", "Not signed in"),
            new Text("请在 Authorization 头中提供令牌", "Send a bearer token in the header Authorization"),
            Map.of("WWW-Authenticate", "Bearer realm=\"etown\"")),
    INVALID_TOKEN(
            401,
            "unauthenticated",
            new Text("令牌无效", "The token is not valid"),
            new Text("令牌已过期，或不是为本平台签发的，请重新登录", "It has expired or was not issued for this platform; sign in again"),
            Map.of("WWW-Authenticate", "Bearer realm=\"etown\", error=\"invalid_token\"")),
    FORBIDDEN(
            403,
            "forbidden",
            new Text("无权执行此操作", "Not permitted"),
            new Text("当前角色无权执行此操作", "The caller's roles do not permit this operation")),
    NOT_FOUND(
            404,
            "not-found",
            new Text("没有这个地址", "Nothing at this path"),
            new Text("请对照 /openapi 核对地址", "Compare the path with the document at /openapi")),
    METHOD_NOT_ALLOWED(
            405,
            "method-not-allowed",
            new Text("该地址不支持此方法", "Method not allowed"),
            new Text("该地址只支持 Allow 头中列出的方法", "The path takes only the methods listed in the header Allow")),
    TOO_SLOW(
            408,
            "too-slow",
            new Text("请求内容发送过慢", "Content comes too slowly"),
            new Text("请求内容未在规定时间内到齐，请重新发送", "The body did not come whole in time; send it anew")),
    TOO_LARGE(
            413,
            "too-large",
            new Text("请求内容过大", "Content too large"),
            new Text("请求内容超过此操作允许的大小", "The body is larger than this operation takes")),
    TOO_MANY_REQUESTS(
            429,
            "too-many-requests",
            new Text("请求过于频繁", "Too many requests"),
            new Text("请在 Retry-After 头所示秒数之后重试", "Repeat the request after the seconds in the header Retry-After")),
    TOO_MANY_AT_ONCE(
            429,
            "too-many-at-once",
            new Text("同时进行的请求过多", "Too many requests at once"),
            new Text("请等待正在进行的请求完成后再发送", "Let requests that are under way end before sending more"),
            Map.of("Retry-After", "5")),
    INTERNAL(
            500,
            "internal-error",
            new Text("系统内部错误", "Internal error"),
            new Text("请联系运维并提供追踪号", "Quote the traceId to the operators")),
    BAD_UPSTREAM(
            502,
            "bad-upstream",
            new Text("后端服务应答异常", "The service behind failed"),
            new Text(
                    "后端服务中断了连接;查询确认后再重试",
                    "The service behind broke off; see whether the change took effect before repeating it")),
    UNAVAILABLE(
            503,
            "unavailable",
            new Text("服务暂不可用", "Temporarily unavailable"),
            new Text("请稍后重试", "Repeat the request later"),
            Map.of("Retry-After", "5")),
    UPSTREAM_TIMEOUT(
            504,
            "upstream-timeout",
            new Text("后端服务应答超时", "The service behind did not answer in time"),
            new Text("查询确认后再重试", "See whether the change took effect before repeating it")),
    HTTP_VERSION(
            505,
            "http-version",
            new Text("不支持的 HTTP 版本", "HTTP version not supported"),
            new Text("请使用 HTTP/1.1", "Use HTTP/1.1"));

    private final int status;
    private final String code;
    private final Text title;
    private final Text detail;
    private final Map<String, String> headers;

    Failure(int status, String code, Text title, Text detail) {
        this(status, code, title, detail, Map.of());
    }

    Failure(int status, String code, Text title, Text detail, Map<String, String> headers) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.headers = headers;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What the answer's header tells besides the problem document. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The problem document for a caller who reads {@code language} and asked for {@code instance}. */
    public Problem in(Language language, String instance, String traceId) {
        return new Problem(
                "urn:etown:problem:" + code, title.in(language), status, detail.in(language), instance, code, traceId);
    }
}
