package cn.etown.gateway.problem;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.vertx.core.http.HttpServerRequest;

import java.util.regex.Pattern;

/** The trace a request belongs to: the one it came with, else one that begins here. */
public final class Trace {

    private static final String HEADER = "traceparent";
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    /** Sees to it that {@code request} carries a traceparent after W3C Trace Context, which is then handed on. */
    public static void begin(HttpServerRequest request) {
        String given = request.getHeader(HEADER);
        if (given == null || !TRACEPARENT.matcher(given).matches()) {
            IdGenerator ids = IdGenerator.random();
            request.headers().set(HEADER, "00-%s-%s-00".formatted(ids.generateTraceId(), ids.generateSpanId()));
        }
    }

    /** The id of the trace, 32 hexadecimal digits. */
    public static String idOf(HttpServerRequest request) {
        var span = Span.current().getSpanContext();
        if (span.isValid()) {
            return span.getTraceId();
        }
        var matcher = TRACEPARENT.matcher(request.headers().get(HEADER));
        return matcher.matches() ? matcher.group(1) : "";
    }
}
